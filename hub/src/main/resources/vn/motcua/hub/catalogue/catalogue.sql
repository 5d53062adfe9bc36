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
