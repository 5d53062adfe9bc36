-- What people wrote about incidents, each sealed under a key of its own in the hub's folder; nothing new is written to "body".
ALTER TABLE incident_text ADD COLUMN sealed BLOB;

-- One row while words of an earlier build may stand in the file in clear: the hub seals them at its start and rewrites the file.
CREATE TABLE incident_text_plain (
    told TEXT NOT NULL
);
INSERT INTO incident_text_plain (told) SELECT 'V239' WHERE EXISTS (SELECT 1 FROM incident_text WHERE body IS NOT NULL);
