-- name: incident
SELECT * FROM incident WHERE incident_id = ?

-- name: save
INSERT INTO incident (incident_id, position, kind, severity, counter, visit_id, officer, happened_at, last_at, opened_by, opened_at,
    holder, lease_until, asked, asked_until, officer_due, is_heard,
    decision_id, decided_by, decided_at, verdict, cause, duplicate_of, consequence, second, reopened, closed_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (incident_id) DO UPDATE SET severity = excluded.severity, last_at = excluded.last_at,
    holder = excluded.holder, lease_until = excluded.lease_until, asked = excluded.asked, asked_until = excluded.asked_until,
    officer_due = excluded.officer_due, is_heard = excluded.is_heard,
    decision_id = excluded.decision_id, decided_by = excluded.decided_by, decided_at = excluded.decided_at, verdict = excluded.verdict,
    cause = excluded.cause, duplicate_of = excluded.duplicate_of, consequence = excluded.consequence, second = excluded.second,
    reopened = excluded.reopened, closed_at = excluded.closed_at

-- name: save-signal
INSERT INTO incident_signal (kind, signal, incident_id, severity, happened_at, position) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (kind, signal) DO NOTHING

-- name: signal
SELECT incident_id FROM incident_signal WHERE kind = ? AND signal = ?

-- name: signal-count
SELECT count(*) AS signals FROM incident_signal WHERE incident_id = ?

-- name: signals
SELECT * FROM incident_signal WHERE incident_id = ? ORDER BY position

-- name: open-of-visit
SELECT * FROM incident WHERE decision_id IS NULL AND closed_at IS NULL AND visit_id = ? ORDER BY position DESC LIMIT 1

-- name: open-nearby
SELECT * FROM incident WHERE decision_id IS NULL AND closed_at IS NULL AND kind NOT IN ('CAMERA_DOWN', 'DEVICE_DOWN')
    AND counter = ? AND (visit_id IS NULL OR ? IS NULL)
    AND last_at >= ? AND happened_at <= ?
ORDER BY position DESC LIMIT 1

-- name: open-in-hall
SELECT * FROM incident WHERE decision_id IS NULL AND closed_at IS NULL AND counter IS NULL AND visit_id IS NULL AND kind = ?
    AND last_at >= ? AND happened_at <= ?
ORDER BY position DESC LIMIT 1

-- name: save-decision
INSERT INTO incident_decision (decision_id, incident_id, person_id, verdict, cause, duplicate_of, consequence, decided_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?)

-- name: second
UPDATE incident_decision SET second = ?, agrees = ?, seconded_at = ? WHERE decision_id = ?

-- name: undo
UPDATE incident_decision SET undone_at = ? WHERE decision_id = ?

-- name: decisions
SELECT * FROM incident_decision WHERE incident_id = ? ORDER BY decided_at

-- name: save-word
INSERT INTO incident_word (text_id, incident_id, person_id, kind, written_at, position) VALUES (?, ?, ?, ?, ?, ?)

-- name: save-text
INSERT INTO incident_text (text_id, sealed) VALUES (?, ?)

-- name: words
SELECT w.*, t.sealed, t.sealed IS NOT NULL AS is_there FROM incident_word w LEFT JOIN incident_text t ON t.text_id = w.text_id
WHERE w.incident_id = ? ORDER BY w.position

-- name: on-duty
SELECT person_id, from_at FROM duty WHERE counter = ? AND from_at <= ? AND (until_at IS NULL OR until_at > ?)
ORDER BY position DESC LIMIT 1

-- name: came
INSERT INTO duty (counter, position, person_id, from_at) VALUES (?, ?, ?, ?)

-- name: left
UPDATE duty SET until_at = ? WHERE counter = ? AND until_at IS NULL

-- name: place-of-visit
SELECT counter FROM ticket WHERE visit_id = ? AND counter IS NOT NULL

-- name: visit-known
SELECT 1 AS found FROM ticket WHERE visit_id = ?

-- name: list
SELECT * FROM (SELECT i.*, CASE
        WHEN closed_at IS NOT NULL THEN 'CLOSED'
        WHEN decision_id IS NOT NULL THEN 'DECIDED'
        WHEN asked IS NOT NULL THEN 'NEEDS_INFO'
        WHEN lease_until > ?1 THEN 'CLAIMED'
        ELSE 'NEW' END AS state
    FROM incident i)
WHERE (?2 IS NULL OR state = ?2)
    AND (?3 IS NULL OR kind = ?3)
    AND (?4 IS NULL OR severity = ?4)
    AND (?5 IS NULL OR happened_at >= ?5)
    AND (?6 IS NULL OR happened_at < ?6)
    AND (?7 IS NULL OR position < ?7)
    AND (?8 IS NULL OR asked = ?8 OR (officer = ?8 AND officer_due IS NOT NULL))
    AND (?8 IS NULL OR verdict IS NULL OR verdict <> 'FALSE_POSITIVE')
ORDER BY position DESC LIMIT ?9

-- name: newest-open
SELECT * FROM incident WHERE (decision_id IS NULL AND closed_at IS NULL)
    OR (closed_at IS NULL AND decision_id IS NOT NULL AND consequence <> 'NONE' AND second IS NULL)
ORDER BY position DESC LIMIT ?

-- name: visit-facts
SELECT * FROM ledger WHERE position IN (
    SELECT position FROM ledger WHERE visit_id = ?
    UNION SELECT position FROM visit_link WHERE visit_id = ?)
ORDER BY position LIMIT 500

-- name: facts-between
SELECT * FROM ledger WHERE position BETWEEN ? AND ?
    AND type IN ('CameraSighting', 'CameraEventReceived', 'CameraLiveness', 'DeviceStatusChanged', 'PanicPressed', 'KioskWentOffline', 'KioskCameOnline')
ORDER BY position LIMIT 2000

-- name: ends
SELECT coalesce(min(position), 0) AS low, coalesce(max(position), 0) AS high FROM ledger

-- name: recorded-from
SELECT recorded_at FROM ledger WHERE position >= ? ORDER BY position LIMIT 1

-- name: duty-of
SELECT * FROM duty WHERE counter = ? AND from_at <= ? AND (until_at IS NULL OR until_at > ?) ORDER BY position

-- name: save-mute
INSERT INTO incident_mute (kind, owner, until_at, muted_at, position) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (kind) DO UPDATE SET owner = excluded.owner, until_at = excluded.until_at, muted_at = excluded.muted_at,
    position = excluded.position

-- name: muted
SELECT kind FROM incident_mute WHERE until_at > ?

-- name: mutes
SELECT * FROM incident_mute WHERE until_at > ?

-- name: figures
SELECT kind, count(*) AS alerts,
    sum(verdict IN ('CONFIRMED', 'PARTLY')) AS hits,
    sum(verdict IN ('CONFIRMED', 'PARTLY', 'NOT_CONFIRMED', 'FALSE_POSITIVE')) AS judged,
    sum(closed_at IS NOT NULL AND decision_id IS NULL) AS auto_closed
FROM incident WHERE opened_at >= ? AND opened_by IS NULL GROUP BY kind

-- name: times-to-verdict
SELECT opened_at, decided_at FROM incident WHERE opened_at >= ? AND opened_by IS NULL AND kind = ? AND decided_at IS NOT NULL

-- name: silenced
SELECT kind, count(*) AS silenced FROM incident_signal WHERE incident_id = '' AND happened_at >= ? GROUP BY kind

-- name: save-step
INSERT INTO incident_step (position, incident_id, type, person_id, at) VALUES (?, ?, ?, ?, ?)

-- name: steps
SELECT i.kind, s.* FROM incident i JOIN incident_step s ON s.incident_id = i.incident_id
WHERE i.opened_at >= ? AND i.opened_by IS NULL ORDER BY s.incident_id, s.position

-- name: panic-tried
SELECT 1 AS found FROM panic WHERE panic_id = ? AND test_id IS NOT NULL
