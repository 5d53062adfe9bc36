-- Further ways back of a visit that was sent on for a moment by somebody to whom it was sent for a moment; null without any.
ALTER TABLE ticket ADD COLUMN ways_after TEXT;
