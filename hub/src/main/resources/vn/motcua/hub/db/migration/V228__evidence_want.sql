-- Pictures and clips asked of agents' cameras, and what became of them.
CREATE TABLE evidence_want (
    want_id     TEXT    PRIMARY KEY,
    incident    TEXT    NOT NULL,
    agent       TEXT    NOT NULL,
    source      TEXT    NOT NULL,
    camera      TEXT    NOT NULL,
    channel     TEXT    NOT NULL,
    media       TEXT    NOT NULL,
    moment      TEXT    NOT NULL,
    from_at     TEXT    NOT NULL,
    to_at       TEXT    NOT NULL,
    until_at    TEXT    NOT NULL,
    asked_by    TEXT,
    wanted_at   TEXT    NOT NULL,
    evidence    TEXT,
    failure     TEXT,
    answered_at TEXT,
    position    INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX evidence_want_incident ON evidence_want (incident);
CREATE INDEX evidence_want_open ON evidence_want (agent, until_at) WHERE answered_at IS NULL;
CREATE INDEX incident_opened ON incident (opened_at);
