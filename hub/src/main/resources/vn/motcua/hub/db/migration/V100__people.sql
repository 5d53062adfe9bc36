-- People and their sessions stand beside the ledger, never in it: names can be deleted, facts cannot.
-- Times are epoch milliseconds of the hub's clock.
CREATE TABLE person (
    id            TEXT PRIMARY KEY,
    login         TEXT NOT NULL UNIQUE,
    name          TEXT NOT NULL,
    role          TEXT NOT NULL CHECK (role IN ('OFFICER', 'SUPERVISOR', 'ADMINISTRATOR')),
    password_hash TEXT NOT NULL,
    created_at    BIGINT NOT NULL,
    disabled_at   BIGINT
);

-- token_hash: SHA-256 of the cookie's token; the token is nowhere but in the browser.
CREATE TABLE session (
    token_hash TEXT PRIMARY KEY,
    person_id  TEXT NOT NULL REFERENCES person (id),
    created_at BIGINT NOT NULL,
    seen_at    BIGINT NOT NULL
);

CREATE INDEX session_person ON session (person_id);

-- At most one row: the code for the first administrator, replaced at each start until it is used.
CREATE TABLE setup_code (
    id        INTEGER PRIMARY KEY CHECK (id = 1),
    code_hash TEXT NOT NULL,
    made_at   BIGINT NOT NULL
);
