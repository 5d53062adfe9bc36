-- What cameras see now, folded: one row for each course, and whether each source speaks.
CREATE TABLE camera_course (
    course   TEXT    PRIMARY KEY,
    source   TEXT    NOT NULL,
    camera   TEXT    NOT NULL,
    kind     TEXT    NOT NULL,
    counter  TEXT,
    active   INTEGER NOT NULL,
    since    TEXT    NOT NULL,
    alarm_at TEXT,
    count    INTEGER,
    position INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TABLE camera_source (
    name     TEXT    PRIMARY KEY,
    source   TEXT    NOT NULL,
    camera   TEXT    NOT NULL,
    state    TEXT    NOT NULL,
    since    TEXT    NOT NULL,
    reason   TEXT    NOT NULL,
    position INTEGER NOT NULL
) WITHOUT ROWID;

CREATE TEMP TABLE seen AS
SELECT position,
    source || char(10) || json_extract(data, '$.source') || char(10) || json_extract(data, '$.camera') || char(10)
        || json_extract(data, '$.channel') || char(10) || json_extract(data, '$.kind') || char(10) || json_extract(data, '$.key') AS course,
    json_extract(data, '$.phase') AS phase,
    CASE json_extract(data, '$.phase') WHEN 'START' THEN 1 WHEN 'UPDATE' THEN 1
        WHEN 'STATE' THEN coalesce(json_extract(data, '$.detail.active'), '') = 'true' ELSE 0 END AS active,
    -- Nine digits, as projections write times; the ledger's have none, three, six or nine.
    substr(json_extract(data, '$.at'), 1, 19) || '.'
        || substr(rtrim(substr(json_extract(data, '$.at'), 21), 'Z') || '000000000', 1, 9) || 'Z' AS at,
    data
FROM ledger WHERE type = 'CameraSighting' AND NOT coalesce(json_extract(data, '$.late'), 0);
INSERT INTO camera_course (course, source, camera, kind, counter, active, since, alarm_at, count, position)
SELECT last.course, json_extract(data, '$.source'), json_extract(data, '$.camera'), json_extract(data, '$.kind'),
    json_extract(data, '$.counterId'), last.active,
    (SELECT at FROM (SELECT position, at, phase, active, lag(active) OVER (ORDER BY position) AS before
        FROM seen WHERE course = last.course) WHERE before IS NULL OR before <> active OR phase = 'PULSE' ORDER BY position DESC LIMIT 1),
    (SELECT at FROM seen WHERE course = last.course AND phase IN ('START', 'UPDATE', 'PULSE') ORDER BY position DESC LIMIT 1),
    CASE WHEN json_extract(data, '$.detail.count') GLOB '[0-9]*' AND NOT json_extract(data, '$.detail.count') GLOB '*[^0-9]*'
        AND length(json_extract(data, '$.detail.count')) <= 6 THEN CAST(json_extract(data, '$.detail.count') AS INTEGER) END,
    last.position
FROM seen AS last WHERE position = (SELECT max(position) FROM seen WHERE course = last.course);
DROP TABLE seen;
INSERT INTO camera_source (name, source, camera, state, since, reason, position)
SELECT source || char(10) || json_extract(data, '$.source') || char(10) || json_extract(data, '$.camera'),
    json_extract(data, '$.source'), json_extract(data, '$.camera'), json_extract(data, '$.state'),
    substr(json_extract(data, '$.since'), 1, 19) || '.'
        || substr(rtrim(substr(json_extract(data, '$.since'), 21), 'Z') || '000000000', 1, 9) || 'Z',
    json_extract(data, '$.reason'), position
FROM ledger AS last WHERE type = 'CameraLiveness' AND position = (
    SELECT max(position) FROM ledger WHERE type = 'CameraLiveness' AND source = last.source
        AND json_extract(data, '$.source') = json_extract(last.data, '$.source')
        AND json_extract(data, '$.camera') = json_extract(last.data, '$.camera'));
