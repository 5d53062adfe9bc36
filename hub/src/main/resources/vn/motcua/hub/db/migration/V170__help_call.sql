-- Screens at which a visitor calls for help now.
CREATE TABLE help_call (
    agent     TEXT NOT NULL,
    device    TEXT NOT NULL,
    counter   TEXT,
    called_at TEXT NOT NULL,
    heard_at  TEXT NOT NULL,
    seen_by   TEXT,
    seen_at   TEXT,
    PRIMARY KEY (agent, device)
) WITHOUT ROWID;
