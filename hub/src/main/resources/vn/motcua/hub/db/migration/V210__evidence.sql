-- Evidence of incidents: what is known of each piece. Its bytes lie encrypted beside the store, each under a key in a file of its own, so that neither this file nor its backups can bring back what was deleted.
CREATE TABLE evidence (
    id            TEXT PRIMARY KEY,
    incident      TEXT    NOT NULL,
    sha256        TEXT    NOT NULL,
    size          INTEGER NOT NULL,
    media_type    TEXT    NOT NULL,
    source        TEXT    NOT NULL,
    camera        TEXT    NOT NULL,
    device_at     TEXT,
    corrected_at  TEXT    NOT NULL,
    received_at   TEXT    NOT NULL,
    state         TEXT    NOT NULL,
    got           INTEGER NOT NULL,
    cipher_sha256 TEXT
);
CREATE INDEX evidence_incident ON evidence (incident);

-- How long an incident's evidence is kept; none: until it is decided.
CREATE TABLE evidence_class (
    incident TEXT PRIMARY KEY,
    class    TEXT NOT NULL,
    since    TEXT NOT NULL
);

CREATE TABLE evidence_hold (
    id        TEXT PRIMARY KEY,
    incident  TEXT NOT NULL,
    reason    TEXT NOT NULL,
    authority TEXT NOT NULL,
    until     TEXT NOT NULL,
    asked_by  TEXT,
    lifted_at TEXT
);
CREATE INDEX evidence_hold_incident ON evidence_hold (incident);

-- Who did what with evidence; each hash covers the row and the hash before it.
CREATE TABLE evidence_audit (
    position INTEGER PRIMARY KEY,
    at       TEXT NOT NULL,
    actor    TEXT NOT NULL,
    role     TEXT NOT NULL,
    action   TEXT NOT NULL,
    incident TEXT NOT NULL,
    item     TEXT,
    purpose  TEXT,
    note     TEXT,
    detail   TEXT,
    before   TEXT NOT NULL,
    hash     TEXT NOT NULL
);
