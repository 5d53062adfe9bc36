-- Requests of people concerned: what they want to know of a visit, when it must be answered, and what became of it. Who asked stands on paper only.
CREATE TABLE subject_request (
    id          TEXT    PRIMARY KEY,
    kind        TEXT    NOT NULL,
    day         TEXT    NOT NULL,
    number      TEXT    NOT NULL,
    from_at     TEXT,
    until_at    TEXT,
    counter     TEXT,
    taken_by    TEXT    NOT NULL,
    taken_at    TEXT    NOT NULL,
    due_at      TEXT    NOT NULL,
    searches    INTEGER NOT NULL,
    outcome     TEXT,
    reason      TEXT,
    answered_by TEXT,
    answered_at TEXT
) WITHOUT ROWID;
CREATE INDEX subject_request_open ON subject_request (due_at) WHERE outcome IS NULL;
CREATE INDEX subject_request_answered ON subject_request (answered_at) WHERE outcome IS NOT NULL;
