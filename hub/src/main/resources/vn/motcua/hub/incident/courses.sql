-- name: course
SELECT * FROM camera_course WHERE course = ?

-- name: save-course
INSERT INTO camera_course (course, source, camera, kind, counter, active, since, alarm_at, count, position) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (course) DO UPDATE SET counter = excluded.counter, active = excluded.active, since = excluded.since,
    alarm_at = excluded.alarm_at, count = excluded.count, position = excluded.position

-- name: courses
SELECT * FROM camera_course WHERE kind IN ('presence', 'motion', 'line-crossed', 'occupancy') ORDER BY course

-- name: save-source
INSERT INTO camera_source (name, source, camera, state, since, reason, position) VALUES (?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (name) DO UPDATE SET state = excluded.state, since = excluded.since, reason = excluded.reason, position = excluded.position

-- name: sources
SELECT * FROM camera_source ORDER BY name

-- name: device-down
INSERT INTO device_down (agent, device, since, position) VALUES (?, ?, ?, ?) ON CONFLICT (agent, device) DO NOTHING

-- name: device-back
DELETE FROM device_down WHERE agent = ? AND device = ?

-- name: devices-gone
DELETE FROM device_down WHERE agent = ?

-- name: devices-down
SELECT agent || '/' || device AS name, since FROM device_down ORDER BY agent, device

-- name: panics
SELECT panic_id, counter, pressed_at FROM panic WHERE heard_at > ? AND test_id IS NULL
    AND NOT EXISTS (SELECT 1 FROM incident_signal s WHERE s.kind = 'PANIC' AND s.signal = panic.panic_id)
ORDER BY position

-- name: bad-ratings
SELECT rating_id, visit_id, counter, score, reasons, given_at FROM rating
WHERE verdict = 'COUNTED' AND reasons <> '' AND bad = 1 AND given_at > ? AND given_at <= ?
    AND NOT EXISTS (SELECT 1 FROM incident_signal s WHERE s.kind = 'BAD_RATING' AND s.signal = rating.rating_id)
ORDER BY given_at

-- name: open-down-incidents
SELECT i.*, s.signal FROM incident i JOIN incident_signal s ON s.incident_id = i.incident_id
WHERE i.kind IN ('CAMERA_DOWN', 'DEVICE_DOWN') AND i.decision_id IS NULL AND i.closed_at IS NULL ORDER BY i.position

-- name: argument-marked
-- When a voice was raised last, or a person called for help or reported something, since this visit was called. Counter and call, visit
-- and call, counter and call.
SELECT max(at) AS at FROM (
    SELECT alarm_at AS at FROM camera_course WHERE kind = 'audio' AND counter = ? AND alarm_at >= ?
    UNION ALL
    SELECT received_at FROM camera_event WHERE visit_id = ? AND kind = 'audio' AND received_at >= ?
    UNION ALL
    SELECT s.happened_at FROM incident i JOIN incident_signal s ON s.incident_id = i.incident_id
    WHERE i.counter = ? AND i.decision_id IS NULL AND i.closed_at IS NULL AND s.kind IN ('PANIC', 'CONDUCT_REPORT') AND s.happened_at >= ?
) WHERE at IS NOT NULL HAVING max(at) IS NOT NULL

-- name: usual-seconds
SELECT serve_seconds / people AS seconds FROM served WHERE service = ? AND kind <> 'PERSON' AND people > 0
ORDER BY position DESC LIMIT ?
