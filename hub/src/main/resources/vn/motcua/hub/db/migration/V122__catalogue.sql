-- The versions of the site's catalogue; each stands as a whole in the ledger at its position.
CREATE TABLE catalogue (
    number     INTEGER PRIMARY KEY,
    position   INTEGER NOT NULL,
    person_id  TEXT,
    reason     TEXT,
    changed_at TEXT    NOT NULL
);
