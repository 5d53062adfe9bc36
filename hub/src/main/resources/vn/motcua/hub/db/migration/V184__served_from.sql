-- What ended before the table served was there has no row in it: it is kept from here on.
INSERT INTO hub_meta (name, value)
SELECT 'served_from', coalesce((SELECT min(position) - 1 FROM served), (SELECT max(position) FROM ledger), 0);
