-- A ticket for several people, tickets that go together, stages of a visit that are behind it.
ALTER TABLE ticket ADD COLUMN people INTEGER NOT NULL DEFAULT 1;
ALTER TABLE ticket ADD COLUMN company TEXT;
ALTER TABLE ticket ADD COLUMN stages TEXT;

-- What was served: one row for each service that came to its end at a counter, and one for each person of a group who was done before
-- the others. kind: VISIT (with it the visit ended), STAGE (it goes on), PERSON.
CREATE TABLE served (
    position     INTEGER PRIMARY KEY,
    visit_id     TEXT    NOT NULL,
    business_day TEXT    NOT NULL,
    kind         TEXT    NOT NULL,
    service      TEXT    NOT NULL,
    counter      TEXT    NOT NULL,
    person_id    TEXT    NOT NULL,
    people       INTEGER NOT NULL,
    wait_seconds  INTEGER NOT NULL,
    serve_seconds INTEGER NOT NULL
);
CREATE INDEX served_day ON served (business_day);
