-- The agent's memory. Migrations are only ever added; PRAGMA user_version counts them.
CREATE TABLE stream (
  name TEXT PRIMARY KEY,
  epoch INTEGER NOT NULL,
  last INTEGER NOT NULL
) WITHOUT ROWID;

INSERT INTO stream (name, epoch, last) VALUES ('ESSENTIAL', 1, 0), ('BULK', 1, 0);

CREATE TABLE outbox (
  stream TEXT NOT NULL,
  epoch INTEGER NOT NULL,
  sequence INTEGER NOT NULL,
  event_id TEXT NOT NULL UNIQUE,
  type TEXT NOT NULL,
  version INTEGER NOT NULL,
  occurred_at TEXT NOT NULL,
  data TEXT NOT NULL,
  acknowledged_at INTEGER,
  PRIMARY KEY (stream, epoch, sequence)
) WITHOUT ROWID;

CREATE INDEX outbox_acknowledged ON outbox (acknowledged_at) WHERE acknowledged_at IS NOT NULL;
CREATE INDEX outbox_waiting ON outbox (stream, epoch, sequence) WHERE acknowledged_at IS NULL;

CREATE TABLE ticket_request (
  request_id TEXT PRIMARY KEY,
  visit_id TEXT NOT NULL UNIQUE,
  code TEXT NOT NULL,
  service_id TEXT NOT NULL,
  priority TEXT NOT NULL,
  locale TEXT NOT NULL,
  asked_at TEXT NOT NULL,
  series_id TEXT,
  value INTEGER,
  number_text TEXT,
  business_day TEXT,
  origin TEXT,
  band_id TEXT,
  ahead INTEGER,
  estimate_minutes INTEGER,
  issued_at TEXT
) WITHOUT ROWID;

CREATE INDEX ticket_request_highest ON ticket_request (origin, business_day, series_id, value);

CREATE TABLE band (
  band_id TEXT PRIMARY KEY,
  series_id TEXT NOT NULL,
  business_day TEXT NOT NULL,
  low INTEGER NOT NULL,
  high INTEGER NOT NULL,
  used INTEGER NOT NULL
) WITHOUT ROWID;

CREATE INDEX band_day ON band (series_id, business_day);

CREATE TABLE print_job (
  job_id TEXT PRIMARY KEY,
  request_id TEXT NOT NULL,
  visit_id TEXT NOT NULL,
  number_text TEXT NOT NULL,
  attempt INTEGER NOT NULL,
  printer TEXT NOT NULL,
  state TEXT NOT NULL,
  created_at TEXT NOT NULL,
  expires_at TEXT NOT NULL,
  printout TEXT NOT NULL,
  bytes_total INTEGER,
  sent_at TEXT,
  ended_at TEXT,
  outcome TEXT,
  reason TEXT,
  UNIQUE (visit_id, attempt)
) WITHOUT ROWID;

CREATE INDEX print_job_open ON print_job (created_at) WHERE state <> 'ENDED';
CREATE INDEX print_job_request ON print_job (request_id);

CREATE TABLE kv (
  key TEXT PRIMARY KEY,
  value TEXT NOT NULL
) WITHOUT ROWID;
