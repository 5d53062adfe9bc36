-- name: slots
SELECT source, stream, epoch, sequence AS from_sequence, sequence AS to_sequence FROM ledger
UNION ALL
SELECT source, stream, epoch, from_sequence, to_sequence FROM stream_skip
ORDER BY source, stream, epoch, from_sequence

-- name: cursors
SELECT source, stream, epoch, sequence FROM stream_cursor ORDER BY source, stream, epoch

-- name: numbers-twice
SELECT business_day, series, value, min(text) AS text, count(DISTINCT visit_id) AS visits FROM (
    SELECT business_day, series, value, text, visit_id FROM ticket WHERE status NOT IN ('WITHDRAWN', 'NEVER_GIVEN')
    UNION ALL
    SELECT business_day, series, value, text, visit_id FROM ticket_alias)
GROUP BY business_day, series, value HAVING count(DISTINCT visit_id) > 1
ORDER BY business_day, series, value

-- name: number-bearers
SELECT visit_id FROM ticket WHERE business_day = ? AND series = ? AND value = ?
UNION
SELECT visit_id FROM ticket_alias WHERE business_day = ? AND series = ? AND value = ?

-- name: twice-reported
SELECT count(*) AS found FROM anomaly WHERE kind = 'NUMBER_TWICE' AND visit_id = ?

-- name: ratings-twice
SELECT visit_id, count(*) AS counted FROM rating WHERE verdict = 'COUNTED' GROUP BY visit_id HAVING count(*) > 1

-- name: ratings-outside-right
SELECT r.rating_id FROM rating r LEFT JOIN rating_right h ON h.right_id = r.right_id
WHERE r.verdict = 'COUNTED' AND (h.right_id IS NULL OR h.visit_id <> r.visit_id OR r.given_at < h.finished_at
    OR r.given_at > CASE r.channel WHEN 'PHONE' THEN h.phone_until ELSE h.tablet_until END)
ORDER BY r.rating_id
