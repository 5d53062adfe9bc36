-- name: save-agent
INSERT INTO agent (agent_id, public_key, modules, state, epoch, enrolled_at) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (agent_id) DO UPDATE SET public_key = excluded.public_key, modules = excluded.modules, state = excluded.state,
    epoch = excluded.epoch, enrolled_at = excluded.enrolled_at

-- name: agents
SELECT * FROM agent ORDER BY agent_id

-- name: save-device
INSERT INTO device (agent, device, kind, status, code, detail, counter, changed_at) VALUES (?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (agent, device) DO UPDATE SET kind = excluded.kind, status = excluded.status, code = excluded.code,
    detail = excluded.detail, counter = excluded.counter, changed_at = excluded.changed_at

-- name: devices
SELECT * FROM device ORDER BY agent, device

-- name: names
SELECT agent_id, name FROM agent_name ORDER BY agent_id

-- name: save-name
INSERT INTO agent_name (agent_id, name) VALUES (?, ?) ON CONFLICT (agent_id) DO UPDATE SET name = excluded.name

-- name: drop-codes
DELETE FROM enrol_code WHERE agent_id = ? AND used_at IS NULL

-- name: save-code
INSERT INTO enrol_code (code_hash, agent_id, created_by, expires_at, used_at) VALUES (?, ?, ?, ?, NULL)

-- name: code
SELECT agent_id, expires_at, used_at FROM enrol_code WHERE code_hash = ?

-- name: use-code
UPDATE enrol_code SET used_at = ? WHERE code_hash = ?
