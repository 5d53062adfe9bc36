-- Presses that were a test and no alarm, and who ended an alarm. Alarms from before that was asked for were ended by nobody, as the ledger says.
ALTER TABLE panic ADD COLUMN test_id TEXT;
ALTER TABLE panic ADD COLUMN ended_by TEXT;
ALTER TABLE panic ADD COLUMN ended_at TEXT;
ALTER TABLE panic ADD COLUMN end_reason TEXT;
-- The last time a counter's buttons were announced to be tried.
CREATE TABLE panic_test (
    counter    TEXT PRIMARY KEY,
    test_id    TEXT NOT NULL,
    from_at    TEXT NOT NULL,
    until_at   TEXT NOT NULL,
    person_id  TEXT NOT NULL
) WITHOUT ROWID;
CREATE INDEX panic_tested ON panic (counter, device, pressed_at) WHERE test_id IS NOT NULL;
