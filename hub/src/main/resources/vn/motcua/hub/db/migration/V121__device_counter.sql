-- The counter at which a device stands; null for one of the hall, and for what was told before agents said it.
ALTER TABLE device ADD COLUMN counter TEXT;
