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
INSERT INTO panic (panic_id, position, counter, device, pressed_at, heard_at) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (panic_id) DO NOTHING

-- name: see-panic
UPDATE panic SET seen_by = ?, seen_at = ? WHERE panic_id = ? AND seen_by IS NULL

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
