-- The booking a number was asked for with. Of whoever booked nothing else is known.
CREATE TABLE ticket_booking (
  request_id TEXT PRIMARY KEY,
  code TEXT NOT NULL,
  starts_at TEXT,
  noted_at TEXT NOT NULL
) WITHOUT ROWID;
