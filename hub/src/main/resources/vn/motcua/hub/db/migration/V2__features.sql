-- Projections: each is rebuilt from the ledger by `motcua verify` and must come out equal, row by row.
CREATE TABLE ticket (
    visit_id        TEXT    PRIMARY KEY,
    request_id      TEXT    NOT NULL,
    business_day    TEXT    NOT NULL,
    series          TEXT    NOT NULL,
    value           INTEGER NOT NULL,
    text            TEXT    NOT NULL,
    hub_value       INTEGER,
    service         TEXT    NOT NULL,
    priority        TEXT    NOT NULL,
    locale          TEXT    NOT NULL,
    code_hash       TEXT    NOT NULL,
    agent           TEXT,
    kiosk           TEXT    NOT NULL,
    issued_at       TEXT    NOT NULL,
    stored_at       TEXT,
    status          TEXT    NOT NULL,
    counter         TEXT,
    zone            TEXT,
    called_at       TEXT,
    times           INTEGER NOT NULL,
    announcement_id TEXT,
    ended_at        TEXT,
    paper           TEXT    NOT NULL,
    attempts        INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX ticket_request ON ticket (request_id);
CREATE INDEX ticket_day ON ticket (business_day, series, value);
CREATE INDEX ticket_code ON ticket (code_hash) WHERE code_hash <> '';
CREATE INDEX ticket_open ON ticket (business_day) WHERE status IN ('WAITING', 'CALLED');
CREATE INDEX ticket_counter ON ticket (counter, called_at) WHERE counter IS NOT NULL;

CREATE TABLE ticket_alias (
    visit_id     TEXT    NOT NULL,
    business_day TEXT    NOT NULL,
    series       TEXT    NOT NULL,
    value        INTEGER NOT NULL,
    text         TEXT    NOT NULL,
    ordinal      INTEGER NOT NULL,
    PRIMARY KEY (visit_id, series, value)
) WITHOUT ROWID;
CREATE INDEX ticket_alias_day ON ticket_alias (business_day, series, value);

CREATE TABLE band (
    band_id      TEXT    PRIMARY KEY,
    agent        TEXT    NOT NULL,
    series       TEXT    NOT NULL,
    business_day TEXT    NOT NULL,
    from_value   INTEGER NOT NULL,
    to_value     INTEGER NOT NULL,
    used         INTEGER NOT NULL,
    retired      TEXT    NOT NULL
) WITHOUT ROWID;
CREATE INDEX band_day ON band (business_day, series);

-- Tickets stored per agent, series and day: how many bands to hold ahead.
CREATE TABLE kiosk_day (
    agent        TEXT    NOT NULL,
    series       TEXT    NOT NULL,
    business_day TEXT    NOT NULL,
    tickets      INTEGER NOT NULL,
    PRIMARY KEY (agent, series, business_day)
) WITHOUT ROWID;

CREATE TABLE print_job (
    job_id    TEXT    PRIMARY KEY,
    visit_id  TEXT    NOT NULL,
    agent     TEXT    NOT NULL,
    printer   TEXT    NOT NULL,
    attempt   INTEGER NOT NULL,
    outcome   TEXT    NOT NULL,
    reason    TEXT    NOT NULL,
    queued_at TEXT,
    ended_at  TEXT
) WITHOUT ROWID;
CREATE INDEX print_job_visit ON print_job (visit_id);

CREATE TABLE counter (
    counter_id   TEXT    PRIMARY KEY,
    person_id    TEXT,
    opened_at    TEXT,
    visit_id     TEXT,
    priority_run INTEGER NOT NULL,
    served_today INTEGER NOT NULL,
    day          TEXT
) WITHOUT ROWID;

CREATE TABLE announcement (
    announcement_id TEXT    PRIMARY KEY,
    visit_id        TEXT    NOT NULL,
    zone            TEXT    NOT NULL,
    counter         TEXT    NOT NULL,
    number          TEXT    NOT NULL,
    times           INTEGER NOT NULL,
    called_at       TEXT    NOT NULL,
    position        INTEGER NOT NULL,
    outcome         TEXT    NOT NULL,
    ended_at        TEXT
) WITHOUT ROWID;
CREATE INDEX announcement_recent ON announcement (position);

CREATE TABLE rating_right (
    right_id     TEXT PRIMARY KEY,
    visit_id     TEXT NOT NULL,
    counter      TEXT NOT NULL,
    person_id    TEXT NOT NULL,
    finished_at  TEXT NOT NULL,
    tablet_until TEXT NOT NULL,
    phone_until  TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX rating_right_visit ON rating_right (visit_id);
CREATE INDEX rating_right_counter ON rating_right (counter, finished_at);

-- verdict: COUNTED, or why it does not count.
CREATE TABLE rating (
    rating_id TEXT    PRIMARY KEY,
    right_id  TEXT    NOT NULL,
    visit_id  TEXT    NOT NULL,
    counter   TEXT    NOT NULL,
    score     INTEGER NOT NULL,
    scale_max INTEGER NOT NULL,
    reasons   TEXT    NOT NULL,
    channel   TEXT    NOT NULL,
    device    TEXT    NOT NULL,
    given_at  TEXT    NOT NULL,
    verdict   TEXT    NOT NULL
) WITHOUT ROWID;
CREATE INDEX rating_visit ON rating (visit_id);

CREATE TABLE rating_noise (
    position INTEGER PRIMARY KEY,
    counter  TEXT    NOT NULL,
    device   TEXT    NOT NULL,
    score    INTEGER NOT NULL,
    given_at TEXT    NOT NULL
);

CREATE TABLE camera_event (
    camera_event_id TEXT    PRIMARY KEY,
    position        INTEGER NOT NULL,
    source          TEXT    NOT NULL,
    camera          TEXT    NOT NULL,
    counter         TEXT,
    kind            TEXT    NOT NULL,
    camera_at       TEXT    NOT NULL,
    received_at     TEXT    NOT NULL,
    image_sha256    TEXT    NOT NULL,
    image_bytes     INTEGER NOT NULL,
    visit_id        TEXT
) WITHOUT ROWID;
CREATE INDEX camera_event_visit ON camera_event (visit_id) WHERE visit_id IS NOT NULL;

CREATE TABLE anomaly (
    position INTEGER PRIMARY KEY,
    kind     TEXT    NOT NULL,
    visit_id TEXT,
    event_id TEXT    NOT NULL,
    detail   TEXT    NOT NULL,
    found_at TEXT    NOT NULL
);

CREATE TABLE agent (
    agent_id    TEXT    PRIMARY KEY,
    public_key  TEXT    NOT NULL,
    modules     TEXT    NOT NULL,
    state       TEXT    NOT NULL,
    epoch       INTEGER NOT NULL,
    enrolled_at TEXT    NOT NULL
) WITHOUT ROWID;

CREATE TABLE device (
    agent      TEXT    NOT NULL,
    device     TEXT    NOT NULL,
    kind       TEXT    NOT NULL,
    status     TEXT    NOT NULL,
    code       TEXT    NOT NULL,
    detail     TEXT    NOT NULL,
    changed_at TEXT    NOT NULL,
    PRIMARY KEY (agent, device)
) WITHOUT ROWID;

CREATE TABLE incarnation (
    epoch         INTEGER PRIMARY KEY,
    incarnation   TEXT    NOT NULL,
    restored_from TEXT,
    started_at    TEXT    NOT NULL
);

-- Entries of a visit's time line whose event does not name the visit: announcements spoken, camera events joined.
CREATE TABLE visit_link (
    visit_id TEXT    NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (visit_id, position)
) WITHOUT ROWID;
