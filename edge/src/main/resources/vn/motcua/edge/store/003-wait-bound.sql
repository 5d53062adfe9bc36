-- The bound of the wait and whether a break lies in it, as the hub told with the number; empty on rows from before.
ALTER TABLE ticket_request ADD COLUMN at_most_minutes INTEGER;
ALTER TABLE ticket_request ADD COLUMN over_break INTEGER;
