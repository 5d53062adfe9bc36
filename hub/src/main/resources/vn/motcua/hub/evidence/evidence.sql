-- name: append
INSERT INTO evidence_audit (position, at, actor, role, action, incident, item, purpose, note, detail, before, hash) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
-- name: last
SELECT * FROM evidence_audit ORDER BY position DESC LIMIT 1
-- name: chain
SELECT * FROM evidence_audit ORDER BY position
-- name: chain-of
SELECT * FROM evidence_audit WHERE incident = ? ORDER BY position
-- name: item
SELECT * FROM evidence WHERE id = ?
-- name: items
SELECT * FROM evidence ORDER BY id
-- name: items-of
SELECT * FROM evidence WHERE incident = ? ORDER BY corrected_at, id
-- name: bytes
SELECT coalesce(sum(size), 0) AS bytes FROM evidence WHERE state <> 'DELETED'
-- name: begin
INSERT INTO evidence (id, incident, sha256, size, media_type, source, camera, device_at, corrected_at, received_at, state, got) VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, 'COMING', 0)
-- name: got
UPDATE evidence SET got = ? WHERE id = ?
-- name: stored
UPDATE evidence SET state = 'STORED', cipher_sha256 = ? WHERE id = ?
-- name: forget
DELETE FROM evidence WHERE id = ? AND state = 'COMING'
-- name: deleted
UPDATE evidence SET state = 'DELETED' WHERE id = ? AND state <> 'DELETED'
-- name: classify
INSERT INTO evidence_class (incident, class, since) VALUES (?, ?, ?) ON CONFLICT (incident) DO UPDATE SET class = excluded.class, since = excluded.since
-- name: class
WITH RECURSIVE same (id) AS (
  SELECT ?1 UNION SELECT i.duplicate_of FROM same s JOIN incident i ON i.incident_id = s.id WHERE i.verdict = 'DUPLICATE' AND i.duplicate_of IS NOT NULL)
SELECT * FROM evidence_class c WHERE c.incident = ?1
   AND NOT EXISTS (SELECT 1 FROM same s JOIN incident i ON i.incident_id = s.id WHERE i.closed_at IS NULL)
-- name: closed
SELECT i.incident_id, coalesce(o.closed_at, i.closed_at) AS closed_at, CASE WHEN i.verdict <> 'DUPLICATE' THEN i.verdict ELSE coalesce(o.verdict, 'CONFIRMED') END AS verdict
  FROM incident i LEFT JOIN incident o ON i.verdict = 'DUPLICATE' AND o.incident_id = i.duplicate_of
 WHERE i.closed_at IS NOT NULL AND (o.incident_id IS NULL OR o.closed_at IS NOT NULL)
   AND (EXISTS (SELECT 1 FROM evidence e WHERE e.incident = i.incident_id AND e.state <> 'DELETED')
     OR EXISTS (SELECT 1 FROM incident_word w JOIN incident_text t ON t.text_id = w.text_id WHERE w.incident_id = i.incident_id AND t.destroyed_at IS NULL))
-- name: live-classed
SELECT e.id, e.incident FROM evidence e JOIN evidence_class c ON c.incident = e.incident WHERE e.state <> 'DELETED' ORDER BY e.id
-- name: hold
INSERT INTO evidence_hold (id, incident, reason, authority, until) VALUES (?, ?, ?, ?, ?)
-- name: holds
SELECT * FROM evidence_hold WHERE incident = ?
-- name: holds-over
WITH RECURSIVE same (id) AS (
  SELECT ?1 UNION SELECT i.duplicate_of FROM same s JOIN incident i ON i.incident_id = s.id WHERE i.verdict = 'DUPLICATE' AND i.duplicate_of IS NOT NULL)
SELECT h.* FROM same s JOIN evidence_hold h ON h.incident = s.id
-- name: hold-of
SELECT * FROM evidence_hold WHERE id = ?
-- name: hold-concerns
SELECT 1 AS found FROM evidence_hold h JOIN incident i ON i.incident_id = h.incident WHERE h.id = ? AND i.officer = ?
-- name: ask-lift
UPDATE evidence_hold SET asked_by = ? WHERE id = ?
-- name: lift
UPDATE evidence_hold SET lifted_at = ? WHERE id = ?
-- name: live-words
SELECT t.text_id FROM evidence_class c JOIN incident_word w ON w.incident_id = c.incident JOIN incident_text t ON t.text_id = w.text_id
 WHERE t.destroyed_at IS NULL ORDER BY t.text_id
-- name: live-word
SELECT w.incident_id, t.sealed FROM incident_text t JOIN incident_word w ON w.text_id = t.text_id WHERE t.text_id = ? AND t.destroyed_at IS NULL
-- name: bury-word
UPDATE incident_text SET sealed = NULL, body = NULL, destroyed_at = ? WHERE text_id = ?
-- name: destroyed-word
SELECT text_id FROM incident_text WHERE text_id = ? AND destroyed_at IS NOT NULL
-- name: word-ends
SELECT text_id, destroyed_at IS NOT NULL AS is_gone FROM incident_text ORDER BY text_id
-- name: words-lost
SELECT w.text_id FROM incident_word w LEFT JOIN incident_text t ON t.text_id = w.text_id WHERE t.text_id IS NULL ORDER BY w.text_id
-- name: words-sealed
SELECT name FROM pragma_table_info('incident_text') WHERE name = 'sealed'
-- name: words-there
SELECT text_id, sealed FROM incident_text WHERE sealed IS NOT NULL ORDER BY text_id
-- name: plain-left
SELECT told FROM incident_text_plain
-- name: plain-words
SELECT text_id, body FROM incident_text WHERE body IS NOT NULL
-- name: seal-word
UPDATE incident_text SET sealed = ?, body = NULL WHERE text_id = ?
-- name: plain-gone
DELETE FROM incident_text_plain
