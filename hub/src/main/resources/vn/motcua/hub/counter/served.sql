-- name: save
INSERT OR REPLACE INTO served (position, visit_id, business_day, kind, service, counter, person_id, people, wait_seconds,
    serve_seconds) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

-- name: take-back
DELETE FROM served WHERE position = ?

-- name: of-day
SELECT service, counter,
    sum(kind = 'VISIT') AS visits,
    sum(kind <> 'PERSON') AS services,
    sum(CASE WHEN kind = 'STAGE' THEN 0 ELSE people END) AS people,
    sum(CASE WHEN kind = 'PERSON' THEN 0 ELSE wait_seconds END) AS waited,
    sum(CASE WHEN kind = 'PERSON' THEN 0 ELSE serve_seconds END) AS served
FROM served WHERE business_day BETWEEN ? AND ? GROUP BY service, counter ORDER BY service, counter
