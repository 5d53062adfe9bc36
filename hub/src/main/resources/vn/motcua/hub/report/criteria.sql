-- name: contacts
SELECT a.calls AS key, count(*) AS visits
FROM (SELECT visit_id, count(*) AS calls FROM announcement WHERE times = 0 AND withdrawn_at IS NULL AND called_at >= ? GROUP BY visit_id) a
JOIN ticket t ON t.visit_id = a.visit_id
WHERE t.business_day BETWEEN ? AND ? AND t.status = 'FINISHED'
GROUP BY a.calls

-- name: answers
SELECT g.answers AS key, count(*) AS visits FROM ticket t JOIN rating g ON g.visit_id = t.visit_id
WHERE t.business_day BETWEEN ? AND ? AND g.verdict = 'COUNTED' AND g.answers <> '' GROUP BY g.answers

-- name: answered
SELECT count(*) AS told, coalesce(sum(g.seen_at IS NOT NULL AND julianday(g.seen_at) - julianday(g.given_at) <= 1), 0) AS seen
FROM ticket t JOIN rating g ON g.visit_id = t.visit_id
WHERE t.business_day BETWEEN ? AND ? AND g.verdict = 'COUNTED' AND g.reasons <> '' AND g.bad = 1
