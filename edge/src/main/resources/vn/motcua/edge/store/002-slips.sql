-- The appointment slip a number was asked for with: one number for one slip and day. Of a slip only its dossier code is kept.
CREATE TABLE ticket_slip (
  request_id TEXT PRIMARY KEY,
  slip_key TEXT NOT NULL,
  scan_id TEXT NOT NULL,
  kind TEXT NOT NULL,
  dossier_code TEXT,
  device TEXT NOT NULL,
  source TEXT NOT NULL,
  scanned_at TEXT NOT NULL
) WITHOUT ROWID;

CREATE INDEX ticket_slip_key ON ticket_slip (slip_key);
CREATE INDEX ticket_request_code ON ticket_request (code);
