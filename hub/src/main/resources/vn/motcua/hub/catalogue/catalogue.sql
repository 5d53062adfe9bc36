-- name: save
INSERT INTO catalogue (number, position, person_id, reason, changed_at) VALUES (?, ?, ?, ?, ?)

-- name: newest
SELECT catalogue.number, catalogue.person_id, catalogue.reason, ledger.type, ledger.version, ledger.data
FROM catalogue JOIN ledger ON ledger.position = catalogue.position
ORDER BY catalogue.number DESC LIMIT ?

-- name: version
SELECT catalogue.number, catalogue.person_id, catalogue.reason, ledger.type, ledger.version, ledger.data
FROM catalogue JOIN ledger ON ledger.position = catalogue.position
WHERE catalogue.number = ?

-- name: ignored-file
SELECT value FROM hub_meta WHERE name = 'catalogue_file_ignored'

-- name: ignore-file
INSERT INTO hub_meta (name, value) VALUES ('catalogue_file_ignored', ?)
ON CONFLICT (name) DO UPDATE SET value = excluded.value

-- name: any
SELECT number FROM catalogue LIMIT 1

-- name: any-schedule
SELECT number FROM catalogue_schedule LIMIT 1

-- name: save-schedule
INSERT INTO catalogue_schedule (number, position, day) VALUES (?, ?, ?)

-- name: end-schedule
UPDATE catalogue_schedule SET ended_position = ? WHERE number = ?

-- name: schedules
SELECT plan.type, plan.version, plan.data, done.type AS ended_type, done.version AS ended_version, done.data AS ended
FROM catalogue_schedule JOIN ledger AS plan ON plan.position = catalogue_schedule.position
LEFT JOIN ledger AS done ON done.position = catalogue_schedule.ended_position
ORDER BY catalogue_schedule.ended_position IS NULL DESC, catalogue_schedule.number DESC LIMIT ?
