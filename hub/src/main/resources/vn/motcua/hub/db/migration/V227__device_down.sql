-- Devices that do not work, since when: kept apart from the device's last status, whose time begins anew with each other code of one trouble.
CREATE TABLE device_down (
    agent    TEXT    NOT NULL,
    device   TEXT    NOT NULL,
    since    TEXT    NOT NULL,
    position INTEGER NOT NULL,
    PRIMARY KEY (agent, device)
) WITHOUT ROWID;

CREATE TEMP TABLE told AS
SELECT position, source AS agent, json_extract(data, '$.device') AS device,
    CASE WHEN json_extract(data, '$.code') = 'E_DISABLED' THEN 0
        WHEN json_extract(data, '$.status') IN ('FAULT', 'OFFLINE') THEN 1 ELSE 0 END AS down,
    -- Nine digits, as projections write times; the ledger's have none, three, six or nine.
    substr(occurred_at, 1, 19) || '.' || substr(rtrim(substr(occurred_at, 21), 'Z') || '000000000', 1, 9) || 'Z' AS at
FROM ledger WHERE type = 'DeviceStatusChanged'
    AND (json_extract(data, '$.code') = 'E_DISABLED' OR json_extract(data, '$.status') IN ('FAULT', 'OFFLINE', 'READY', 'ATTENTION'));
INSERT INTO device_down (agent, device, since, position)
SELECT first.agent, first.device, first.at, first.position FROM told AS first
WHERE first.position = (SELECT min(position) FROM told WHERE agent = first.agent AND device = first.device AND down = 1
    AND position > (SELECT coalesce(max(position), -1) FROM told WHERE agent = first.agent AND device = first.device AND down = 0));
DROP TABLE told;
