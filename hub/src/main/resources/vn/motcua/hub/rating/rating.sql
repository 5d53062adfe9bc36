-- name: save-right
INSERT INTO rating_right (right_id, visit_id, counter, person_id, finished_at, tablet_until, phone_until) VALUES (?, ?, ?, ?, ?, ?, ?)

-- name: right
SELECT * FROM rating_right WHERE right_id = ?

-- name: right-of-visit
SELECT * FROM rating_right WHERE visit_id = ? AND withdrawn_at IS NULL ORDER BY finished_at DESC LIMIT 1

-- name: rights-of-visit
SELECT * FROM rating_right WHERE visit_id = ?

-- name: withdraw-right
UPDATE rating_right SET withdrawn_at = ? WHERE visit_id = ? AND counter = ? AND finished_at = ?

-- name: suspend
UPDATE rating SET verdict = ? WHERE visit_id = ? AND verdict = ?

-- name: latest-rights
SELECT r.* FROM (SELECT counter, max(finished_at) AS last FROM rating_right WHERE withdrawn_at IS NULL GROUP BY counter) c
JOIN rating_right r ON r.counter = c.counter AND r.finished_at = c.last AND r.withdrawn_at IS NULL

-- name: latest-right
SELECT * FROM rating_right WHERE counter = ? AND withdrawn_at IS NULL ORDER BY finished_at DESC LIMIT 1

-- name: latest-calls
SELECT counter, visit_id, called_at FROM announcement WHERE times = 0 AND withdrawn_at IS NULL ORDER BY position DESC LIMIT ?

-- name: of-visit
SELECT * FROM rating WHERE visit_id = ?

-- name: by-id
SELECT * FROM rating WHERE rating_id = ?

-- name: save
INSERT INTO rating (rating_id, right_id, visit_id, counter, score, scale_max, reasons, channel, device, given_at, verdict, bad, answers)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

-- name: judge
UPDATE rating SET verdict = ? WHERE rating_id = ?

-- name: noise
INSERT INTO rating_noise (position, counter, device, score, given_at) VALUES (?, ?, ?, ?, ?)

-- name: visit-of-code
SELECT visit_id FROM ticket WHERE code_hash = ? AND code_hash <> '' ORDER BY issued_at DESC LIMIT 1

-- name: alerts
SELECT r.*, t.text, coalesce(t.since, t.issued_at) AS waits_since, t.called_at, t.ended_at FROM rating r LEFT JOIN ticket t ON t.visit_id = r.visit_id
WHERE r.rating_id IN (SELECT rating_id FROM rating WHERE verdict = 'COUNTED' AND reasons <> '' AND given_at > ?
    UNION SELECT rating_id FROM rating_text WHERE written_at > ?)
    AND r.verdict = 'COUNTED' AND r.bad = 1
ORDER BY r.given_at DESC LIMIT ?

-- name: alert
SELECT * FROM rating WHERE rating_id = ? AND bad = 1
    AND (reasons <> '' OR EXISTS (SELECT 1 FROM rating_text t WHERE t.rating_id = rating.rating_id))

-- name: see-alert
UPDATE rating SET seen_by = ?, seen_at = ? WHERE rating_id = ? AND seen_by IS NULL

-- name: keep-words
INSERT INTO rating_text (rating_id, day, sealed, written_at) VALUES (?, ?, ?, ?)

-- name: words
SELECT day, sealed FROM rating_text WHERE rating_id = ? AND sealed IS NOT NULL

-- name: destroy-words
UPDATE rating_text SET sealed = NULL, destroyed_at = ? WHERE day <= ? AND destroyed_at IS NULL
