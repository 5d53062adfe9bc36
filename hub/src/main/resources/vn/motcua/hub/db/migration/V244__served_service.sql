-- What a service usually takes is asked of the last times it came to its end.
CREATE INDEX served_service ON served (service, position);
