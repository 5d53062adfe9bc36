-- name: save
INSERT INTO evidence_want (want_id, incident, agent, source, camera, channel, media, moment, from_at, to_at, until_at, asked_by, wanted_at, position)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
-- name: answer
UPDATE evidence_want SET evidence = ?, failure = ?, answered_at = ? WHERE want_id = ? AND answered_at IS NULL
-- name: want
SELECT * FROM evidence_want WHERE want_id = ?
-- name: of
SELECT * FROM evidence_want WHERE incident = ? ORDER BY moment, media DESC, camera, position
-- name: open-of
SELECT * FROM evidence_want WHERE agent = ? AND answered_at IS NULL AND until_at > ? ORDER BY moment DESC LIMIT ?
-- name: unasked
SELECT i.*, (SELECT max(r.finished_at) FROM rating_right r WHERE r.visit_id = i.visit_id) AS finished_at FROM incident i
WHERE i.opened_at > ? AND i.kind NOT IN ('CAMERA_DOWN', 'DEVICE_DOWN') AND NOT EXISTS (SELECT 1 FROM evidence_want w WHERE w.incident = i.incident_id)
ORDER BY i.opened_at
-- name: incident
SELECT i.*, (SELECT max(r.finished_at) FROM rating_right r WHERE r.visit_id = i.visit_id) AS finished_at FROM incident i WHERE i.incident_id = ?
-- name: cameras-of-counter
SELECT course, max(position) AS latest FROM camera_course WHERE counter = ? GROUP BY course ORDER BY latest DESC
-- name: cameras-of-signs
SELECT c.course, c.position AS latest FROM camera_course c JOIN incident_signal s
    ON substr(s.signal, 1, length(c.course) + 1) = replace(c.course, char(10), '/') || '@'
WHERE s.incident_id = ? ORDER BY latest DESC
