-- name: save
INSERT OR REPLACE INTO served (position, visit_id, business_day, kind, service, counter, person_id, people, wait_seconds,
    serve_seconds) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)

-- name: take-back
DELETE FROM served WHERE position = ?

-- name: of-day
SELECT served.service, served.counter,
    sum(served.kind = 'VISIT') AS visits,
    sum(served.kind <> 'PERSON') AS services,
    sum(CASE WHEN served.kind = 'STAGE' THEN 0 ELSE served.people END) AS people,
    sum(served.kind <> 'PERSON' AND ticket.series <> ?) AS waits,
    sum(CASE WHEN served.kind <> 'PERSON' AND ticket.series <> ? THEN wait_seconds ELSE 0 END) AS waited,
    sum(CASE WHEN served.kind = 'PERSON' THEN 0 ELSE serve_seconds END) AS served
FROM served JOIN ticket ON ticket.visit_id = served.visit_id
WHERE served.business_day = ? GROUP BY served.service, served.counter ORDER BY served.service, served.counter
