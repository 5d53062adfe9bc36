-- The ledger and what must change in the same transaction with it. Times are ISO-8601 UTC text.
CREATE TABLE hub_meta (
    name  TEXT PRIMARY KEY,
    value TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE ledger (
    position    INTEGER PRIMARY KEY,
    event_id    TEXT    NOT NULL UNIQUE,
    source      TEXT    NOT NULL,
    stream      TEXT    NOT NULL,
    epoch       INTEGER NOT NULL,
    sequence    INTEGER NOT NULL,
    type        TEXT    NOT NULL,
    version     INTEGER NOT NULL,
    visit_id    TEXT,
    occurred_at TEXT    NOT NULL,
    recorded_at TEXT    NOT NULL,
    data        TEXT    NOT NULL,
    hash        BLOB    NOT NULL,
    UNIQUE (source, stream, epoch, sequence)
);
CREATE INDEX ledger_visit ON ledger (visit_id, position) WHERE visit_id IS NOT NULL;

-- The last sequence taken of each stream, whatever became of it.
CREATE TABLE stream_cursor (
    source   TEXT    NOT NULL,
    stream   TEXT    NOT NULL,
    epoch    INTEGER NOT NULL,
    sequence INTEGER NOT NULL,
    PRIMARY KEY (source, stream, epoch)
) WITHOUT ROWID;

-- Sequences taken that left no row in the ledger, and why: verify checks that nothing else is missing.
CREATE TABLE stream_skip (
    source        TEXT    NOT NULL,
    stream        TEXT    NOT NULL,
    epoch         INTEGER NOT NULL,
    from_sequence INTEGER NOT NULL,
    to_sequence   INTEGER NOT NULL,
    reason        TEXT    NOT NULL,
    PRIMARY KEY (source, stream, epoch, from_sequence)
) WITHOUT ROWID;

CREATE TABLE quarantine (
    id          INTEGER PRIMARY KEY,
    source      TEXT    NOT NULL,
    stream      TEXT    NOT NULL,
    epoch       INTEGER NOT NULL,
    sequence    INTEGER NOT NULL,
    reason      TEXT    NOT NULL,
    raw         TEXT    NOT NULL,
    recorded_at TEXT    NOT NULL
);

CREATE TABLE request_answer (
    request_id  TEXT    PRIMARY KEY,
    name        TEXT    NOT NULL,
    ok          INTEGER NOT NULL,
    answer      TEXT    NOT NULL,
    answered_at TEXT    NOT NULL
) WITHOUT ROWID;
CREATE INDEX request_answer_age ON request_answer (answered_at);
