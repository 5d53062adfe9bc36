-- Numbers taken on a phone whose holder is not there yet.
CREATE INDEX ticket_remote ON ticket (business_day) WHERE status = 'REMOTE';
