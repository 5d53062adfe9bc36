-- A wait is learned once its call, a visit once the next call at its counter can no longer be taken back: until then they stay with the
-- counter. What was learned otherwise is learned anew from the ledger at the next start.
DELETE FROM estimate_part;
DELETE FROM estimate_told;
DELETE FROM estimate_day;
DROP TABLE estimate_seat;
CREATE TABLE estimate_seat (
    counter   TEXT PRIMARY KEY,
    opened_at TEXT,
    closed_at TEXT,
    sat_at    TEXT,
    stays     TEXT NOT NULL
) WITHOUT ROWID;
