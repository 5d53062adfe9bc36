-- Changes of the catalogue for a later day, and where it stands what became of them.
CREATE TABLE catalogue_schedule (
    number         INTEGER PRIMARY KEY,
    position       INTEGER NOT NULL,
    day            TEXT    NOT NULL,
    ended_position INTEGER
);
