-- name: people
SELECT id, login, name, role, password_hash, created_at, disabled_at FROM person ORDER BY login;
-- name: insert-person
INSERT INTO person (id, login, name, role, password_hash, created_at) VALUES (?, ?, ?, ?, ?, ?);
-- name: id-of-login
SELECT id FROM person WHERE login = ?;
-- name: set-password
UPDATE person SET password_hash = ? WHERE id = ?;
-- name: set-disabled
UPDATE person SET disabled_at = ? WHERE id = ? AND disabled_at IS NULL;
-- name: sessions
SELECT token_hash, person_id, created_at, seen_at FROM session ORDER BY created_at;
-- name: insert-session
INSERT INTO session (token_hash, person_id, created_at, seen_at) VALUES (?, ?, ?, ?);
-- name: touch-session
UPDATE session SET seen_at = ? WHERE token_hash = ?;
-- name: delete-session
DELETE FROM session WHERE token_hash = ?;
-- name: setup-code
SELECT code_hash FROM setup_code;
-- name: forget-setup-code
DELETE FROM setup_code;
-- name: take-setup-code
DELETE FROM setup_code WHERE code_hash = ?;
-- name: insert-setup-code
INSERT INTO setup_code (id, code_hash, made_at) VALUES (1, ?, ?);
-- name: keys
SELECT keys FROM person_keys WHERE person_id = ?;
-- name: forget-keys
DELETE FROM person_keys WHERE person_id = ?;
-- name: insert-keys
INSERT INTO person_keys (person_id, keys) VALUES (?, ?);
-- name: pins
SELECT person_id, pin_hash, failures FROM person_pin;
-- name: put-pin
INSERT INTO person_pin (person_id, pin_hash, failures) VALUES (?, ?, ?)
ON CONFLICT (person_id) DO UPDATE SET pin_hash = excluded.pin_hash, failures = excluded.failures;
-- name: count-pin
UPDATE person_pin SET failures = ? WHERE person_id = ? AND pin_hash = ?;
-- name: remove-pin
DELETE FROM person_pin WHERE person_id = ?;
-- name: places
SELECT person_id, place, day FROM person_place;
-- name: forget-old-places
DELETE FROM person_place WHERE day <> ?;
-- name: put-place
INSERT INTO person_place (person_id, place, day) VALUES (?, ?, ?) ON CONFLICT (person_id, place) DO UPDATE SET day = excluded.day;
-- name: forget-places
DELETE FROM person_place WHERE person_id = ?;
