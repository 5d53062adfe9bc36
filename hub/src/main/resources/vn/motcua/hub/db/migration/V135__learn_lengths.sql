-- How long visits last beside the usual is learned too: all that is learned of waits is read once more from the ledger.
DELETE FROM estimate_part;
DELETE FROM estimate_seat;
DELETE FROM estimate_told;
DELETE FROM estimate_day;
