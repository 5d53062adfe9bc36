-- How a visit waits that did not simply take a number: sent on, put aside, back again. kind is null for all others.
ALTER TABLE ticket ADD COLUMN kind TEXT;
ALTER TABLE ticket ADD COLUMN since TEXT;
ALTER TABLE ticket ADD COLUMN held_counter TEXT;
ALTER TABLE ticket ADD COLUMN held_person TEXT;
ALTER TABLE ticket ADD COLUMN put_first INTEGER;
ALTER TABLE ticket ADD COLUMN not_before TEXT;
ALTER TABLE ticket ADD COLUMN back_service TEXT;
ALTER TABLE ticket ADD COLUMN back_counter TEXT;
ALTER TABLE ticket ADD COLUMN park_reason TEXT;
ALTER TABLE ticket ADD COLUMN park_until TEXT;
ALTER TABLE ticket ADD COLUMN moved_at TEXT;
CREATE INDEX ticket_parked ON ticket (business_day) WHERE status = 'PARKED';
