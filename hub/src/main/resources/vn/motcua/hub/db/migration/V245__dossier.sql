-- What sources said last of each dossier. Nobody's name is in it.
CREATE TABLE dossier (
    dossier_key     TEXT PRIMARY KEY,
    code            TEXT,
    system          TEXT NOT NULL,
    foreign_code    TEXT,
    procedure_code  TEXT NOT NULL,
    field           TEXT,
    unit            TEXT NOT NULL,
    agency          TEXT,
    support_point   TEXT,
    channel         TEXT NOT NULL,
    received_at     TEXT NOT NULL,
    due_at          TEXT,
    extended_due_at TEXT,
    finished_at     TEXT,
    returned_at     TEXT,
    state           TEXT NOT NULL,
    state_since     TEXT NOT NULL,
    told_at         TEXT NOT NULL,
    position        INTEGER NOT NULL
);
CREATE INDEX dossier_received ON dossier (received_at);
CREATE INDEX dossier_open_due ON dossier (due_at) WHERE finished_at IS NULL;
