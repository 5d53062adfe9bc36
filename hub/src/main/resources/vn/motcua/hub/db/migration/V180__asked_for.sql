-- The service a number was taken for, where its holder was sent to another since: limits of numbers count it there.
ALTER TABLE ticket ADD COLUMN asked_for TEXT;
UPDATE ticket SET asked_for = (
    SELECT json_extract(ledger.data, '$.serviceId') FROM ledger
    WHERE ledger.visit_id = ticket.visit_id AND ledger.type IN ('TicketIssued', 'TicketStored')
    ORDER BY ledger.position LIMIT 1) WHERE kind IS NOT NULL;
UPDATE ticket SET asked_for = NULL WHERE asked_for = service;
