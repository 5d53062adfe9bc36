-- What the hub learned about waits: parts of a fixed number per service, as whole numbers in one text.
CREATE TABLE estimate_part (
    part    TEXT    NOT NULL,
    service TEXT    NOT NULL,
    size    INTEGER NOT NULL,
    numbers TEXT    NOT NULL,
    PRIMARY KEY (part, service, size)
) WITHOUT ROWID;

-- Counters with their latest visit: it is learned from once the next is called there.
CREATE TABLE estimate_seat (
    counter   TEXT PRIMARY KEY,
    opened_at TEXT,
    closed_at TEXT,
    visit_id  TEXT,
    service   TEXT,
    called_at TEXT,
    ended_at  TEXT
) WITHOUT ROWID;

-- What visitors were told whose real wait is not learned yet.
CREATE TABLE estimate_told (
    visit_id        TEXT    PRIMARY KEY,
    service         TEXT    NOT NULL,
    business_day    TEXT    NOT NULL,
    told_at         TEXT    NOT NULL,
    played_seconds  INTEGER NOT NULL,
    break_in        INTEGER NOT NULL,
    break_seconds   INTEGER NOT NULL,
    service_seconds INTEGER NOT NULL,
    minutes         INTEGER NOT NULL,
    at_most         INTEGER NOT NULL
) WITHOUT ROWID;

-- How right it was: visits called by day and service; errors counted in steps of five per cent of the real wait.
CREATE TABLE estimate_day (
    business_day  TEXT    NOT NULL,
    service       TEXT    NOT NULL,
    called        INTEGER NOT NULL,
    in_time       INTEGER NOT NULL,
    measured      INTEGER NOT NULL,
    errors        TEXT    NOT NULL,
    PRIMARY KEY (business_day, service)
) WITHOUT ROWID;
