-- What supervisors look into. What state an incident is in follows from its columns and the clock: a lease ends by itself.
CREATE TABLE incident (
    incident_id  TEXT    PRIMARY KEY,
    position     INTEGER NOT NULL,
    kind         TEXT    NOT NULL,
    severity     TEXT    NOT NULL,
    counter      TEXT,
    visit_id     TEXT,
    officer      TEXT,
    happened_at  TEXT    NOT NULL,
    last_at      TEXT    NOT NULL,
    opened_by    TEXT,
    opened_at    TEXT    NOT NULL,
    holder       TEXT,
    lease_until  TEXT,
    asked        TEXT,
    asked_until  TEXT,
    officer_due  TEXT,
    is_heard     INTEGER NOT NULL,
    decision_id  TEXT,
    decided_by   TEXT,
    decided_at   TEXT,
    verdict      TEXT,
    cause        TEXT,
    duplicate_of TEXT,
    consequence  TEXT,
    second       TEXT,
    reopened     INTEGER NOT NULL,
    closed_at    TEXT
) WITHOUT ROWID;
CREATE INDEX incident_time ON incident (happened_at);
CREATE INDEX incident_open ON incident (position) WHERE decision_id IS NULL AND closed_at IS NULL;
CREATE INDEX incident_asked ON incident (asked) WHERE asked IS NOT NULL;

-- Each sign once, whatever told of it twice.
CREATE TABLE incident_signal (
    kind        TEXT    NOT NULL,
    signal      TEXT    NOT NULL,
    incident_id TEXT    NOT NULL,
    severity    TEXT    NOT NULL,
    happened_at TEXT    NOT NULL,
    position    INTEGER NOT NULL,
    PRIMARY KEY (kind, signal)
) WITHOUT ROWID;
CREATE INDEX incident_signal_of ON incident_signal (incident_id, position);

-- Every verdict ever given, those taken back and refused, too.
CREATE TABLE incident_decision (
    decision_id  TEXT    PRIMARY KEY,
    incident_id  TEXT    NOT NULL,
    person_id    TEXT    NOT NULL,
    verdict      TEXT    NOT NULL,
    cause        TEXT,
    duplicate_of TEXT,
    consequence  TEXT    NOT NULL,
    decided_at   TEXT    NOT NULL,
    second       TEXT,
    agrees       INTEGER,
    seconded_at  TEXT,
    undone_at    TEXT
) WITHOUT ROWID;
CREATE INDEX incident_decision_of ON incident_decision (incident_id, decided_at);

CREATE TABLE incident_word (
    text_id     TEXT    PRIMARY KEY,
    incident_id TEXT    NOT NULL,
    person_id   TEXT    NOT NULL,
    kind        TEXT    NOT NULL,
    written_at  TEXT    NOT NULL,
    position    INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX incident_word_of ON incident_word (incident_id, position);

-- The words themselves, beside the ledger: they can be destroyed, and a rebuild does not know them.
CREATE TABLE incident_text (
    text_id      TEXT PRIMARY KEY,
    body         TEXT,
    destroyed_at TEXT
) WITHOUT ROWID;

-- Who was on duty at which counter, and when.
CREATE TABLE duty (
    counter   TEXT    NOT NULL,
    position  INTEGER NOT NULL,
    person_id TEXT    NOT NULL,
    from_at   TEXT    NOT NULL,
    until_at  TEXT,
    PRIMARY KEY (counter, position)
) WITHOUT ROWID;

CREATE TEMP TABLE duty_fact AS
SELECT position, type, json_extract(data, '$.counterId') AS counter,
    coalesce(json_extract(data, '$.to'), json_extract(data, '$.personId')) AS person_id,
    -- Nine digits, as projections write times; the ledger's have none, three, six or nine.
    substr(json_extract(data, '$.at'), 1, 19) || '.'
        || substr(rtrim(substr(json_extract(data, '$.at'), 21), 'Z') || '000000000', 1, 9) || 'Z' AS at
FROM ledger WHERE type IN ('CounterOpened', 'CounterHandedOver', 'CounterClosed');
INSERT INTO duty (counter, position, person_id, from_at, until_at)
SELECT counter, position, person_id, at, next_at FROM (
    SELECT *, lead(at) OVER (PARTITION BY counter ORDER BY position) AS next_at FROM duty_fact)
WHERE type <> 'CounterClosed';
DROP TABLE duty_fact;
