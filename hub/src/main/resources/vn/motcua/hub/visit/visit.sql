-- name: visit-of-announcement
SELECT visit_id FROM announcement WHERE announcement_id = ?

-- name: visit-of-camera-event
SELECT visit_id FROM camera_event WHERE camera_event_id = ? AND visit_id IS NOT NULL

-- name: link
INSERT OR IGNORE INTO visit_link (visit_id, position) VALUES (?, ?)

-- name: entries
SELECT * FROM ledger WHERE position IN (
    SELECT position FROM ledger WHERE visit_id = ?
    UNION SELECT position FROM visit_link WHERE visit_id = ?)
ORDER BY position

-- name: linked
SELECT visit_id FROM visit_link WHERE position = ?

-- name: right
SELECT phone_until FROM rating_right WHERE visit_id = ? AND withdrawn_at IS NULL ORDER BY finished_at DESC LIMIT 1

-- name: rated
SELECT 1 AS found FROM rating WHERE visit_id = ? AND verdict = 'COUNTED'
