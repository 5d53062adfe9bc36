-- name: save
INSERT INTO booking (booking_id, service, starts_at, ends_at, code_hash, locale, status, moves, made_at, changed_at, visit_id, checked_in_at)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (booking_id) DO UPDATE SET
    starts_at = excluded.starts_at,
    ends_at = excluded.ends_at,
    status = excluded.status,
    moves = excluded.moves,
    changed_at = excluded.changed_at,
    visit_id = excluded.visit_id,
    checked_in_at = excluded.checked_in_at

-- name: latest
SELECT changed_at AS at FROM booking ORDER BY changed_at DESC LIMIT 1

-- name: kept
SELECT * FROM booking WHERE status = 'BOOKED' OR starts_at >= ?

-- name: of-id
SELECT * FROM booking WHERE booking_id = ?

-- name: of-code
SELECT * FROM booking WHERE code_hash = ? ORDER BY made_at DESC LIMIT 1

-- name: between
SELECT * FROM booking WHERE starts_at >= ? AND starts_at < ? ORDER BY starts_at, made_at, booking_id

-- name: taken
SELECT starts_at FROM booking
WHERE service = ? AND starts_at >= ? AND starts_at < ? AND status IN ('BOOKED', 'CHECKED_IN')
