-- What a counter with a work profile must remember of its calls, as JSON; empty without one.
ALTER TABLE counter ADD COLUMN memory TEXT NOT NULL DEFAULT '';
