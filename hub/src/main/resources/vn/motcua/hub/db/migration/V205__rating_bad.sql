-- Whether a rating is a bad one on the scale it was given on, as RatingScale says; here for those kept before it was written with each.
ALTER TABLE rating ADD COLUMN bad INTEGER NOT NULL DEFAULT 0;
UPDATE rating SET bad = 1 WHERE 2 * score < scale_max + 1;
