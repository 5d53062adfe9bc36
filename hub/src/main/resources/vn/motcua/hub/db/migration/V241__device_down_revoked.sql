-- Devices of an agent that was revoked are nobody's: what was down there is forgotten, and begins anew only with what is told afterwards.
DELETE FROM device_down;
CREATE TEMP TABLE told AS
SELECT position, source AS agent, json_extract(data, '$.device') AS device,
    CASE WHEN json_extract(data, '$.code') = 'E_DISABLED' THEN 0
        WHEN json_extract(data, '$.status') IN ('FAULT', 'OFFLINE') THEN 1 ELSE 0 END AS down,
    -- Nine digits, as projections write times; the ledger's have none, three, six or nine.
    substr(occurred_at, 1, 19) || '.' || substr(rtrim(substr(occurred_at, 21), 'Z') || '000000000', 1, 9) || 'Z' AS at
FROM ledger WHERE type = 'DeviceStatusChanged'
    AND (json_extract(data, '$.code') = 'E_DISABLED' OR json_extract(data, '$.status') IN ('FAULT', 'OFFLINE', 'READY', 'ATTENTION'));
CREATE TEMP TABLE told_end AS
SELECT agent, device, max(coalesce(max(CASE WHEN down = 0 THEN position END), -1),
    coalesce((SELECT max(position) FROM ledger WHERE type = 'AgentRevoked' AND json_extract(data, '$.agentId') = told.agent), -1)) AS last
FROM told GROUP BY agent, device;
INSERT INTO device_down (agent, device, since, position)
SELECT first.agent, first.device, first.at, first.position FROM told AS first
JOIN told_end ON told_end.agent = first.agent AND told_end.device = first.device
WHERE first.position = (SELECT min(position) FROM told WHERE agent = first.agent AND device = first.device AND down = 1
    AND position > told_end.last);
DROP TABLE told_end;
DROP TABLE told;
