-- name: stream_next
UPDATE stream SET last = last + 1 WHERE name = ? RETURNING epoch, last
-- name: stream_get
SELECT epoch, last FROM stream WHERE name = ?
-- name: stream_set
UPDATE stream SET epoch = ?, last = ? WHERE name = ?
-- name: outbox_insert
INSERT INTO outbox (stream, epoch, sequence, event_id, type, version, occurred_at, data) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
-- name: outbox_after
SELECT epoch, sequence, event_id, type, version, occurred_at, data FROM outbox
WHERE stream = ? AND (epoch, sequence) > (?, ?) ORDER BY epoch, sequence LIMIT ?
-- name: outbox_first
SELECT sequence FROM outbox WHERE stream = ? AND epoch = ? ORDER BY sequence LIMIT 1
-- name: outbox_first_after
SELECT epoch, sequence FROM outbox WHERE stream = ? AND (epoch, sequence) > (?, ?) ORDER BY epoch, sequence LIMIT 1
-- name: outbox_waiting
SELECT count(*) FROM outbox WHERE stream = ? AND acknowledged_at IS NULL
-- name: outbox_acknowledge
UPDATE outbox SET acknowledged_at = ? WHERE stream = ? AND (epoch, sequence) <= (?, ?) AND acknowledged_at IS NULL
-- name: outbox_delete_through
DELETE FROM outbox WHERE stream = ? AND (epoch, sequence) <= (?, ?)
-- name: outbox_expire
DELETE FROM outbox WHERE acknowledged_at < ?
-- name: outbox_unacknowledged_of_older_epochs
SELECT epoch, sequence FROM outbox WHERE stream = ? AND epoch < ? AND acknowledged_at IS NULL ORDER BY epoch, sequence
-- name: outbox_at
SELECT event_id, type FROM outbox WHERE stream = ? AND epoch = ? AND sequence = ?
-- name: outbox_renumber
UPDATE outbox SET epoch = ?, sequence = ? WHERE stream = ? AND epoch = ? AND sequence = ?
-- name: outbox_unacknowledge_after
UPDATE outbox SET acknowledged_at = NULL WHERE stream = ? AND (epoch, sequence) > (?, ?) AND acknowledged_at IS NOT NULL
-- name: outbox_delete_range
DELETE FROM outbox WHERE stream = ? AND epoch = ? AND sequence BETWEEN ? AND ?
-- name: request_get
SELECT request_id, visit_id, code, service_id, priority, locale, asked_at, series_id, value, number_text, business_day, origin,
  band_id, ahead, estimate_minutes, at_most_minutes, over_break, issued_at FROM ticket_request WHERE request_id = ?
-- name: request_of_visit
SELECT request_id, visit_id, code, service_id, priority, locale, asked_at, series_id, value, number_text, business_day, origin,
  band_id, ahead, estimate_minutes, at_most_minutes, over_break, issued_at FROM ticket_request WHERE visit_id = ?
-- name: request_of_code
SELECT request_id, visit_id, code, service_id, priority, locale, asked_at, series_id, value, number_text, business_day, origin,
  band_id, ahead, estimate_minutes, at_most_minutes, over_break, issued_at FROM ticket_request WHERE code = ?
-- name: request_of_slip
SELECT r.request_id, visit_id, code, service_id, priority, locale, asked_at, series_id, value, number_text, business_day, origin,
  band_id, ahead, estimate_minutes, at_most_minutes, over_break, issued_at FROM ticket_slip s JOIN ticket_request r ON r.request_id = s.request_id
WHERE s.slip_key = ? AND r.business_day = ? AND r.value IS NOT NULL ORDER BY r.issued_at LIMIT 1
-- name: slip_insert
INSERT INTO ticket_slip (request_id, slip_key, scan_id, kind, dossier_code, device, source, scanned_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
-- name: slip_get
SELECT slip_key, scan_id, kind, dossier_code, device, source, scanned_at FROM ticket_slip WHERE request_id = ?
-- name: slip_expire
DELETE FROM ticket_slip WHERE scanned_at < ?
-- name: booking_insert
INSERT INTO ticket_booking (request_id, code, starts_at, noted_at) VALUES (?, ?, ?, ?)
-- name: booking_get
SELECT code, starts_at, noted_at FROM ticket_booking WHERE request_id = ?
-- name: booking_expire
DELETE FROM ticket_booking WHERE noted_at < ?
-- name: request_insert
INSERT INTO ticket_request (request_id, visit_id, code, service_id, priority, locale, asked_at) VALUES (?, ?, ?, ?, ?, ?, ?)
-- name: request_visit
UPDATE ticket_request SET visit_id = ? WHERE request_id = ?
-- name: request_number
UPDATE ticket_request SET series_id = ?, value = ?, number_text = ?, business_day = ?, origin = ?, band_id = ?, ahead = ?,
  estimate_minutes = ?, at_most_minutes = ?, over_break = ?, issued_at = ? WHERE request_id = ? AND value IS NULL
-- name: request_highest
SELECT series_id, business_day, max(value) AS value FROM ticket_request WHERE origin = 'HUB' AND business_day >= ?
GROUP BY series_id, business_day
-- name: request_given
SELECT service_id, issued_at FROM ticket_request WHERE origin IN ('HUB', 'BAND') AND business_day = ?
-- name: request_expire
DELETE FROM ticket_request WHERE asked_at < ?
-- name: band_all
SELECT band_id, series_id, business_day, low, high, used FROM band ORDER BY business_day, series_id, low
-- name: band_next
SELECT band_id, series_id, business_day, low, high, used FROM band
WHERE series_id = ? AND business_day = ? AND used < high ORDER BY used >= low DESC, low DESC LIMIT 1
-- name: band_use
UPDATE band SET used = ? WHERE band_id = ?
-- name: band_insert
INSERT INTO band (band_id, series_id, business_day, low, high, used) VALUES (?, ?, ?, ?, ?, ?) ON CONFLICT (band_id) DO NOTHING
-- name: band_delete
DELETE FROM band WHERE band_id = ?
-- name: job_insert
INSERT INTO print_job (job_id, request_id, visit_id, number_text, attempt, printer, state, created_at, expires_at, printout)
VALUES (?, ?, ?, ?, ?, ?, 'QUEUED', ?, ?, ?)
-- name: job_get
SELECT job_id, request_id, visit_id, number_text, attempt, printer, state, created_at, expires_at, printout, outcome, reason
FROM print_job WHERE job_id = ?
-- name: job_open
SELECT job_id, request_id, visit_id, number_text, attempt, printer, state, created_at, expires_at, printout, outcome, reason
FROM print_job WHERE state <> 'ENDED' ORDER BY created_at, job_id
-- name: job_of_visit
SELECT job_id, request_id, visit_id, number_text, attempt, printer, state, created_at, expires_at, printout, outcome, reason
FROM print_job WHERE visit_id = ? ORDER BY attempt
-- name: job_recent
SELECT job_id, request_id, visit_id, number_text, attempt, printer, state, created_at, expires_at, printout, outcome, reason
FROM print_job ORDER BY created_at DESC, job_id DESC LIMIT ?
-- name: job_sent
UPDATE print_job SET state = 'SENT', bytes_total = ?, sent_at = coalesce(sent_at, ?) WHERE job_id = ?
-- name: job_ended
UPDATE print_job SET state = 'ENDED', ended_at = ?, outcome = ?, reason = ? WHERE job_id = ?
-- name: job_expire
DELETE FROM print_job WHERE state = 'ENDED' AND ended_at < ?
-- name: kv_get
SELECT value FROM kv WHERE key = ?
-- name: kv_put
INSERT INTO kv (key, value) VALUES (?, ?) ON CONFLICT (key) DO UPDATE SET value = excluded.value
-- name: kv_delete
DELETE FROM kv WHERE key = ?
