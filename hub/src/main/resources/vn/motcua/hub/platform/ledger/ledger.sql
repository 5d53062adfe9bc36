-- name: append
INSERT INTO ledger (position, event_id, source, stream, epoch, sequence, type, version, visit_id, occurred_at, recorded_at, data, hash)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (event_id) DO NOTHING

-- name: last
SELECT position, hash FROM ledger ORDER BY position DESC LIMIT 1

-- name: all
SELECT position, event_id, source, stream, epoch, sequence, type, version, visit_id, occurred_at, recorded_at, data, hash
FROM ledger ORDER BY position

-- name: by-sequence
SELECT event_id FROM ledger WHERE source = ? AND stream = ? AND epoch = ? AND sequence = ?

-- name: last-of-stream
SELECT sequence, event_id FROM ledger WHERE source = ? AND stream = ? AND epoch = ? ORDER BY sequence DESC LIMIT 1

-- name: cursors
SELECT source, stream, epoch, sequence FROM stream_cursor

-- name: move-cursor
INSERT INTO stream_cursor (source, stream, epoch, sequence) VALUES (?, ?, ?, ?)
ON CONFLICT (source, stream, epoch) DO UPDATE SET sequence = excluded.sequence

-- name: skip
INSERT OR IGNORE INTO stream_skip (source, stream, epoch, from_sequence, to_sequence, reason) VALUES (?, ?, ?, ?, ?, ?)

-- name: quarantine
INSERT INTO quarantine (source, stream, epoch, sequence, reason, raw, recorded_at) VALUES (?, ?, ?, ?, ?, ?, ?)

-- name: in-quarantine
SELECT 1 AS found FROM quarantine WHERE source = ? AND stream = ? AND epoch = ? AND sequence = ? AND raw = ?

-- name: answer
SELECT name, ok, answer FROM request_answer WHERE request_id = ?

-- name: save-answer
INSERT INTO request_answer (request_id, name, ok, answer, answered_at) VALUES (?, ?, ?, ?, ?)

-- name: forget-answers
DELETE FROM request_answer WHERE answered_at < ?

-- name: meta
SELECT value FROM hub_meta WHERE name = ?

-- name: save-meta
INSERT INTO hub_meta (name, value) VALUES (?, ?) ON CONFLICT (name) DO UPDATE SET value = excluded.value

-- name: ask-the-disk
INSERT INTO hub_meta (name, value) VALUES ('disk_asked', '1') ON CONFLICT (name) DO UPDATE SET value = CAST(value AS INTEGER) + 1

-- name: delete-meta
DELETE FROM hub_meta WHERE name = ?

-- name: incarnations
SELECT epoch, incarnation FROM incarnation ORDER BY epoch DESC LIMIT 1

-- name: save-incarnation
INSERT INTO incarnation (epoch, incarnation, restored_from, started_at) VALUES (?, ?, ?, ?)
