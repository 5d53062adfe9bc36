-- name: save
INSERT INTO dossier (dossier_key, code, system, foreign_code, procedure_code, field, unit, agency, support_point, channel, received_at, due_at, extended_due_at, finished_at, returned_at, state, state_since, told_at, position)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (dossier_key) DO UPDATE SET code = excluded.code, system = excluded.system, foreign_code = excluded.foreign_code, procedure_code = excluded.procedure_code,
    field = excluded.field, unit = excluded.unit, agency = excluded.agency, support_point = excluded.support_point, channel = excluded.channel,
    received_at = excluded.received_at, due_at = excluded.due_at, extended_due_at = excluded.extended_due_at, finished_at = excluded.finished_at,
    returned_at = excluded.returned_at, state = excluded.state, state_since = excluded.state_since, told_at = excluded.told_at, position = excluded.position
-- name: one
SELECT * FROM dossier WHERE dossier_key = ?
