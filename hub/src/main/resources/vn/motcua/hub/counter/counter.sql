-- name: save
INSERT INTO counter (counter_id, person_id, opened_at, visit_id, priority_run, memory, served_today, day, left_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (counter_id) DO UPDATE SET person_id = excluded.person_id, opened_at = excluded.opened_at,
    visit_id = excluded.visit_id, priority_run = excluded.priority_run, memory = excluded.memory, served_today = excluded.served_today, day = excluded.day, left_at = excluded.left_at

-- name: all
SELECT * FROM counter

-- name: undoables
SELECT * FROM undoable ORDER BY position

-- name: save-undoable
INSERT INTO undoable (position, counter, person_id, visit_id, action, done_at, ticket, state) VALUES (?, ?, ?, ?, ?, ?, ?, ?)

-- name: delete-undoable
DELETE FROM undoable WHERE position = ?

-- name: withdraw
UPDATE announcement SET withdrawn_at = ? WHERE visit_id = ? AND counter = ? AND position >= ? AND withdrawn_at IS NULL

-- name: announce
INSERT INTO announcement (announcement_id, visit_id, zone, counter, number, times, called_at, position, outcome, ended_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, 'PENDING', NULL)
ON CONFLICT (announcement_id) DO NOTHING

-- name: end-announcement
UPDATE announcement SET outcome = ?, ended_at = ? WHERE announcement_id = ? AND outcome = 'PENDING'

-- name: recent
SELECT * FROM announcement
WHERE position > (SELECT coalesce(max(position), 0) - 20000 FROM announcement) AND withdrawn_at IS NULL
ORDER BY position DESC LIMIT ?

-- name: called-for
SELECT announcement.announcement_id, json_extract(ledger.data, '$.serviceId') AS service
FROM announcement JOIN ledger ON ledger.position = announcement.position
WHERE announcement.position > (SELECT coalesce(max(position), 0) - 20000 FROM announcement)
    AND announcement.withdrawn_at IS NULL AND announcement.times = 0
ORDER BY announcement.position DESC LIMIT ?

-- name: desks
SELECT * FROM desk

-- name: save-desk
INSERT INTO desk (counter_id, state) VALUES (?, ?) ON CONFLICT (counter_id) DO UPDATE SET state = excluded.state

-- name: delete-desk
DELETE FROM desk WHERE counter_id = ?

-- name: begin-pause
INSERT INTO pause (position, counter_id, person_id, reason, expected_at, begun_at, ended_at) VALUES (?, ?, ?, ?, ?, ?, NULL)

-- name: end-pause
UPDATE pause SET ended_at = ? WHERE counter_id = ? AND ended_at IS NULL

-- name: pauses
SELECT counter_id, person_id, reason, expected_at, begun_at, ended_at FROM pause WHERE begun_at >= ? AND begun_at < ? ORDER BY begun_at LIMIT ?

-- name: helps
SELECT counter_id, person_id, reason, asked_at, taken_by, taken_at, ended_at, outcome FROM help
WHERE asked_at >= ? AND asked_at < ? ORDER BY asked_at LIMIT ?

-- name: ask-help
INSERT INTO help (help_id, counter_id, person_id, visit_id, reason, asked_at, taken_by, taken_at, ended_at, outcome)
VALUES (?, ?, ?, ?, ?, ?, NULL, NULL, NULL, NULL)

-- name: take-help
UPDATE help SET taken_by = ?, taken_at = ? WHERE help_id = ?

-- name: end-help
UPDATE help SET ended_at = ?, outcome = ? WHERE help_id = ? AND ended_at IS NULL
