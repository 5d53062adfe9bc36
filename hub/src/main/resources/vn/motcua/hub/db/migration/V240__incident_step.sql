-- What supervisors did about incidents and when: how long looking took follows from it.
CREATE TABLE incident_step (
    position    INTEGER PRIMARY KEY,
    incident_id TEXT    NOT NULL,
    type        TEXT    NOT NULL,
    person_id   TEXT    NOT NULL,
    at          TEXT    NOT NULL
);
CREATE INDEX incident_step_of ON incident_step (incident_id, position);
INSERT INTO incident_step (position, incident_id, type, person_id, at)
SELECT position, json_extract(data, '$.incidentId'), type, json_extract(data, '$.personId'),
    -- Nine digits, as projections write times; the ledger's have none, three, six or nine.
    substr(json_extract(data, '$.at'), 1, 19) || '.'
        || substr(rtrim(substr(json_extract(data, '$.at'), 21), 'Z') || '000000000', 1, 9) || 'Z'
FROM ledger WHERE type IN ('IncidentClaimed', 'IncidentAsked', 'IncidentReleased', 'IncidentDecided', 'IncidentVerdictUndone')
    OR type = 'IncidentNoted' AND json_extract(data, '$.kind') <> 'STATEMENT';
