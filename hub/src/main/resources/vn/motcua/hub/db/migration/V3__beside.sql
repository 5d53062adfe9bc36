-- Rows that are no facts of the site and never rebuilt: secrets in waiting, what a restored hub still waits for.
CREATE TABLE agent_name (
    agent_id TEXT PRIMARY KEY,
    name     TEXT NOT NULL
) WITHOUT ROWID;

CREATE TABLE enrol_code (
    code_hash  TEXT PRIMARY KEY,
    agent_id   TEXT NOT NULL,
    created_by TEXT NOT NULL,
    expires_at TEXT NOT NULL,
    used_at    TEXT
) WITHOUT ROWID;

CREATE TABLE recovery_wait (
    agent_id TEXT PRIMARY KEY
) WITHOUT ROWID;

-- A restored hub numbers above what its agents report having seen.
CREATE TABLE number_floor (
    business_day TEXT    NOT NULL,
    series       TEXT    NOT NULL,
    value        INTEGER NOT NULL,
    PRIMARY KEY (business_day, series)
) WITHOUT ROWID;
