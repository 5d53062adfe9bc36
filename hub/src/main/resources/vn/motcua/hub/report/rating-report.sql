-- name: cells
SELECT t.business_day, t.service, coalesce(g.counter, r.counter) AS counter, g.channel, g.score, g.scale_max, count(*) AS visits
FROM ticket t
JOIN rating_right r ON r.visit_id = t.visit_id AND r.withdrawn_at IS NULL AND NOT EXISTS (
    SELECT 1 FROM rating_right l WHERE l.visit_id = r.visit_id AND l.withdrawn_at IS NULL
    AND (l.finished_at, l.right_id) > (r.finished_at, r.right_id))
LEFT JOIN rating g ON g.visit_id = t.visit_id AND g.verdict = 'COUNTED'
WHERE t.business_day BETWEEN ? AND ?
GROUP BY t.business_day, t.service, coalesce(g.counter, r.counter), g.channel, g.score, g.scale_max

-- name: opinions
SELECT g.reasons, g.answers, count(*) AS ratings FROM ticket t JOIN rating g ON g.visit_id = t.visit_id
WHERE t.business_day BETWEEN ? AND ? AND g.verdict = 'COUNTED' AND (g.reasons <> '' OR g.answers <> '')
GROUP BY g.reasons, g.answers

-- name: left-out
SELECT verdict, count(*) AS presses FROM rating WHERE verdict <> 'COUNTED' AND given_at >= ? AND given_at < ? GROUP BY verdict

-- name: noise
SELECT count(*) AS presses FROM rating_noise WHERE given_at >= ? AND given_at < ?

-- name: rated
SELECT g.rating_id, g.visit_id, g.counter, t.service, r.finished_at, g.given_at, g.score, g.scale_max, g.channel
FROM ticket t
JOIN rating g ON g.visit_id = t.visit_id AND g.verdict = 'COUNTED'
JOIN rating_right r ON r.right_id = g.right_id
WHERE t.business_day BETWEEN ? AND ?

-- name: calls
SELECT counter, visit_id, called_at FROM announcement WHERE times = 0 AND withdrawn_at IS NULL AND called_at >= ?
