-- name: visit-at
SELECT visit_id FROM ticket
WHERE counter = ? AND called_at <= ? AND (ended_at IS NULL OR ended_at >= ?)
ORDER BY called_at DESC LIMIT 1

-- name: save-camera
INSERT INTO camera_event (camera_event_id, position, source, camera, counter, kind, camera_at, received_at, image_sha256, image_bytes, visit_id)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (camera_event_id) DO NOTHING

-- name: save-anomaly
INSERT INTO anomaly (position, kind, visit_id, event_id, detail, found_at) VALUES (?, ?, ?, ?, ?, ?)

-- name: latest
SELECT * FROM anomaly ORDER BY position DESC LIMIT ?

-- name: save-panic
INSERT INTO panic (panic_id, position, counter, device, pressed_at, heard_at, test_id) VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (panic_id) DO NOTHING

-- name: see-panic
UPDATE panic SET seen_by = ?, seen_at = ? WHERE panic_id = ? AND seen_by IS NULL

-- name: end-panic
UPDATE panic SET ended_by = ?, ended_at = ?, end_reason = ? WHERE panic_id = ? AND ended_by IS NULL

-- name: announce-panic-test
INSERT INTO panic_test (counter, test_id, from_at, until_at, person_id) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (counter) DO UPDATE SET test_id = excluded.test_id, from_at = excluded.from_at, until_at = excluded.until_at,
    person_id = excluded.person_id

-- name: panic-tests
SELECT * FROM panic_test ORDER BY counter

-- name: buttons-tested
SELECT counter, device, test_id, pressed_at FROM panic p WHERE test_id IS NOT NULL AND position = (
    SELECT MAX(position) FROM panic q WHERE q.counter = p.counter AND q.device = p.device AND q.test_id IS NOT NULL)
ORDER BY position

-- name: latest-panics
SELECT * FROM panic ORDER BY position DESC LIMIT ?

-- name: help-calls
SELECT * FROM help_call ORDER BY called_at

-- name: save-help
INSERT INTO help_call (agent, device, counter, called_at, heard_at, seen_by, seen_at) VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (agent, device) DO UPDATE SET counter = excluded.counter, called_at = excluded.called_at,
    heard_at = excluded.heard_at, seen_by = excluded.seen_by, seen_at = excluded.seen_at

-- name: end-help
DELETE FROM help_call WHERE agent = ? AND device = ?
