-- Rules that open no incident for a while, and who answers for it.
CREATE TABLE incident_mute (
    kind     TEXT    PRIMARY KEY,
    owner    TEXT    NOT NULL,
    until_at TEXT    NOT NULL,
    muted_at TEXT    NOT NULL,
    position INTEGER NOT NULL
) WITHOUT ROWID;
