-- Which supervisor looked into a bad rating; null while nobody did.
ALTER TABLE rating ADD COLUMN seen_by TEXT;
ALTER TABLE rating ADD COLUMN seen_at TEXT;
CREATE INDEX rating_told_why ON rating (given_at) WHERE verdict = 'COUNTED' AND reasons <> '';
