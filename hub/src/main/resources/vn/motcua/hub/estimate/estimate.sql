-- name: save-part
INSERT INTO estimate_part (part, service, size, numbers) VALUES (?, ?, ?, ?)
ON CONFLICT (part, service, size) DO UPDATE SET numbers = excluded.numbers

-- name: parts
SELECT * FROM estimate_part

-- name: save-seat
INSERT INTO estimate_seat (counter, opened_at, closed_at, sat_at, stays) VALUES (?, ?, ?, ?, ?)
ON CONFLICT (counter) DO UPDATE SET opened_at = excluded.opened_at, closed_at = excluded.closed_at, sat_at = excluded.sat_at,
    stays = excluded.stays

-- name: seats
SELECT * FROM estimate_seat

-- name: save-told
INSERT INTO estimate_told (visit_id, service, business_day, told_at, played_seconds, break_in, break_seconds, service_seconds,
    minutes, at_most)
VALUES (?, ?, ?, ?, ?, ?, ?, ?, ?, ?)
ON CONFLICT (visit_id) DO UPDATE SET service = excluded.service, business_day = excluded.business_day,
    told_at = excluded.told_at, played_seconds = excluded.played_seconds, break_in = excluded.break_in,
    break_seconds = excluded.break_seconds, service_seconds = excluded.service_seconds, minutes = excluded.minutes,
    at_most = excluded.at_most

-- name: forget-told
DELETE FROM estimate_told WHERE visit_id = ?

-- name: told
SELECT * FROM estimate_told

-- name: save-day
INSERT INTO estimate_day (business_day, service, called, in_time, measured, errors) VALUES (?, ?, ?, ?, ?, ?)
ON CONFLICT (business_day, service) DO UPDATE SET called = excluded.called, in_time = excluded.in_time,
    measured = excluded.measured, errors = excluded.errors

-- name: day
SELECT * FROM estimate_day WHERE business_day = ? AND service = ?

-- name: days
SELECT * FROM estimate_day WHERE business_day BETWEEN ? AND ? ORDER BY business_day DESC, service

-- name: has-ledger
SELECT 1 FROM sqlite_master WHERE type = 'table' AND name = 'ledger'

-- name: has-learned
SELECT 1 FROM estimate_seat LIMIT 1

-- name: has-history
SELECT 1 FROM ledger WHERE type IN ('CounterOpened', 'TicketCalled') LIMIT 1

-- name: site
SELECT value FROM hub_meta WHERE name = 'site'

-- name: history
SELECT * FROM ledger WHERE type IN ('TicketIssued', 'TicketStored', 'VisitStarted', 'RemoteNumberTaken', 'WaitEstimated', 'TicketCalled', 'VisitFinished', 'VisitNoShow',
    'VisitTransferred', 'StageFinished', 'VisitParked', 'VisitCancelled', 'VisitClosedUnserved', 'ActionUndone', 'CounterOpened', 'CounterClosed')
ORDER BY position
