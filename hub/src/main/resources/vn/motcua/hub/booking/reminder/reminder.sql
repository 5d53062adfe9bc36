-- name: keep
INSERT INTO reminder_contact (booking_id, sealed, starts_at, settled_until, look_at, attempts)
SELECT booking_id, ?, starts_at, ?, ?, 0 FROM booking
WHERE booking_id = ? AND status = 'BOOKED' AND (SELECT count(*) FROM reminder_contact WHERE booking_id <> booking.booking_id) < ?
ON CONFLICT (booking_id) DO UPDATE SET sealed = excluded.sealed, look_at = excluded.look_at

-- name: kept
SELECT starts_at FROM reminder_contact WHERE booking_id = ?

-- name: forget
DELETE FROM reminder_contact WHERE booking_id = ?

-- name: to-look-at
SELECT c.booking_id, c.sealed, c.starts_at AS known_start, c.settled_until, c.attempts,
    b.starts_at, b.changed_at, b.status, b.service, b.locale
FROM reminder_contact c LEFT JOIN booking b ON b.booking_id = c.booking_id
WHERE c.look_at <= ? OR b.booking_id IS NULL OR b.status <> 'BOOKED' OR b.starts_at <> c.starts_at
ORDER BY c.look_at LIMIT ?

-- name: looked-at
UPDATE reminder_contact SET starts_at = ?, settled_until = ?, look_at = ?, attempts = ? WHERE booking_id = ?
