-- name: save
INSERT INTO subject_request (id, kind, day, number, from_at, until_at, counter, taken_by, taken_at, due_at, searches) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 0)
-- name: searched
UPDATE subject_request SET searches = searches + 1 WHERE id = ?
-- name: answered
UPDATE subject_request SET outcome = ?, reason = ?, answered_by = ?, answered_at = ? WHERE id = ?
-- name: one
SELECT * FROM subject_request WHERE id = ?
-- name: open
SELECT * FROM subject_request WHERE outcome IS NULL ORDER BY due_at, id LIMIT ?
-- name: done
SELECT * FROM subject_request WHERE outcome IS NOT NULL ORDER BY answered_at DESC, id LIMIT ?
-- name: by-number
SELECT visit_id FROM ticket WHERE business_day = ? AND text = ? UNION SELECT visit_id FROM ticket_alias WHERE business_day = ? AND text = ?
-- name: by-time
SELECT visit_id FROM ticket WHERE business_day = ? AND issued_at < ? AND coalesce(ended_at, called_at, issued_at) >= ? AND (? IS NULL OR counter = ?) ORDER BY issued_at, visit_id LIMIT ?
-- name: visit
SELECT t.visit_id, t.text, t.service, t.counter, t.issued_at, t.called_at, t.ended_at, t.status,
       (SELECT count(*) FROM rating r WHERE r.visit_id = t.visit_id) AS ratings,
       (SELECT count(*) FROM camera_event c WHERE c.visit_id = t.visit_id) AS camera_events,
       (SELECT count(*) FROM booking b WHERE b.visit_id = t.visit_id) AS bookings,
       (SELECT count(*) FROM reminder_contact k JOIN booking b ON b.booking_id = k.booking_id WHERE b.visit_id = t.visit_id) AS contacts
  FROM ticket t WHERE t.visit_id = ?
-- name: facts
SELECT type, count(*) AS facts FROM ledger WHERE visit_id = ? GROUP BY type ORDER BY type
-- name: evidence
SELECT e.id, e.incident, e.camera, e.media_type, e.corrected_at, e.state, k.class,
       (SELECT count(*) FROM evidence_hold h WHERE h.incident = e.incident AND h.lifted_at IS NULL) AS holds
  FROM evidence e LEFT JOIN evidence_class k ON k.incident = e.incident
 WHERE e.corrected_at >= ? AND e.corrected_at < ? ORDER BY e.corrected_at, e.id LIMIT ?
