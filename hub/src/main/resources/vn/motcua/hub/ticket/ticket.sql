-- name: save
INSERT INTO ticket (visit_id, request_id, business_day, series, value, text, hub_value, service, priority, locale, code_hash,
    agent, kiosk, issued_at, stored_at, status, counter, zone, called_at, times, announcement_id, ended_at, paper, attempts,
    kind, since, held_counter, held_person, put_first, not_before, back_service, back_counter,
    park_reason, park_until, moved_at, people, company, stages, ways_after, asked_for)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (visit_id) DO UPDATE SET series = excluded.series, value = excluded.value, text = excluded.text,
    code_hash = excluded.code_hash, agent = excluded.agent, stored_at = excluded.stored_at, status = excluded.status,
    counter = excluded.counter, zone = excluded.zone, called_at = excluded.called_at, times = excluded.times,
    announcement_id = excluded.announcement_id, ended_at = excluded.ended_at, paper = excluded.paper, attempts = excluded.attempts,
    service = excluded.service, kind = excluded.kind, since = excluded.since, held_counter = excluded.held_counter, held_person = excluded.held_person, put_first = excluded.put_first, not_before = excluded.not_before, back_service = excluded.back_service, back_counter = excluded.back_counter, park_reason = excluded.park_reason, park_until = excluded.park_until, moved_at = excluded.moved_at, people = excluded.people, company = excluded.company, stages = excluded.stages,
    ways_after = excluded.ways_after, asked_for = excluded.asked_for

-- name: delete-aliases
DELETE FROM ticket_alias WHERE visit_id = ?

-- name: save-alias
INSERT INTO ticket_alias (visit_id, business_day, series, value, text, ordinal) VALUES (?, ?, ?, ?, ?, ?)

-- name: aliases-of-day
SELECT visit_id, series, value, text FROM ticket_alias WHERE business_day = ? ORDER BY visit_id, ordinal

-- name: aliases-of-visit
SELECT visit_id, series, value, text FROM ticket_alias WHERE visit_id = ? ORDER BY ordinal

-- name: of-day
SELECT * FROM ticket WHERE business_day = ?

-- name: page-of-day
SELECT * FROM ticket WHERE business_day = ? AND visit_id > ? ORDER BY visit_id LIMIT ?

-- name: aliases-of-page
SELECT visit_id, series, value, text FROM ticket_alias
WHERE visit_id IN (SELECT visit_id FROM ticket WHERE business_day = ? AND visit_id > ? ORDER BY visit_id LIMIT ?)
ORDER BY visit_id, ordinal

-- name: of-visit
SELECT * FROM ticket WHERE visit_id = ?

-- name: keyed-in
SELECT * FROM ticket WHERE business_day = ? AND kiosk = ? AND agent IS NULL ORDER BY series, value

-- name: by-number
SELECT visit_id FROM ticket WHERE business_day = ? AND upper(text) = ?
UNION SELECT visit_id FROM ticket_alias WHERE business_day = ? AND upper(text) = ?

-- name: by-code
SELECT visit_id FROM ticket WHERE code_hash = ? AND code_hash <> '' ORDER BY issued_at DESC LIMIT 1

-- name: day-of-visit
SELECT business_day FROM ticket WHERE visit_id = ?

-- name: day-of-request
SELECT business_day FROM ticket WHERE request_id = ? LIMIT 1

-- name: open-days
SELECT DISTINCT business_day FROM ticket WHERE status IN ('WAITING', 'CALLED')
UNION SELECT business_day FROM ticket WHERE status = 'PARKED'
UNION SELECT business_day FROM ticket WHERE status = 'REMOTE' ORDER BY business_day

-- name: last-day
SELECT max(business_day) AS day FROM ticket

-- name: save-band
INSERT INTO band (band_id, agent, series, business_day, from_value, to_value, used, retired) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (band_id) DO UPDATE SET used = excluded.used, retired = excluded.retired

-- name: bands
SELECT * FROM band WHERE business_day >= ? ORDER BY business_day, series, from_value DESC

-- name: last-band-day
SELECT max(business_day) AS day FROM band

-- name: band
SELECT * FROM band WHERE band_id = ?

-- name: busier
INSERT INTO kiosk_day (agent, series, business_day, tickets) VALUES (?, ?, ?, ?)
ON CONFLICT (agent, series, business_day) DO UPDATE SET tickets = tickets + excluded.tickets

-- name: busy
SELECT agent, series, business_day, tickets FROM kiosk_day WHERE business_day >= ?

-- name: save-job
INSERT INTO print_job (job_id, visit_id, agent, printer, attempt, outcome, reason, queued_at, ended_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (job_id) DO UPDATE SET outcome = excluded.outcome, reason = excluded.reason, queued_at = excluded.queued_at,
    ended_at = excluded.ended_at

-- name: job
SELECT * FROM print_job WHERE job_id = ?

-- name: floor
SELECT value FROM number_floor WHERE business_day = ? AND series = ?

-- name: floors
SELECT business_day, series, value FROM number_floor

-- name: ledger-position
SELECT coalesce(max(position), 0) AS position FROM ledger

-- name: raise-floor
INSERT INTO number_floor (business_day, series, value) VALUES (?, ?, ?)
ON CONFLICT (business_day, series) DO UPDATE SET value = max(value, excluded.value)

-- name: waits
SELECT agent_id FROM recovery_wait ORDER BY agent_id

-- name: add-wait
INSERT OR IGNORE INTO recovery_wait (agent_id) VALUES (?)

-- name: remove-wait
DELETE FROM recovery_wait WHERE agent_id = ?

-- name: clear-waits
DELETE FROM recovery_wait
