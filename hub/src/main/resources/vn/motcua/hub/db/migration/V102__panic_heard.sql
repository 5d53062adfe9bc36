-- When this hub learned of a call for help: later than the press if there was no link.
CREATE TABLE panic_before AS SELECT * FROM panic;
DROP TABLE panic;
CREATE TABLE panic (
    panic_id   TEXT    PRIMARY KEY,
    position   INTEGER NOT NULL,
    counter    TEXT    NOT NULL,
    device     TEXT    NOT NULL,
    pressed_at TEXT    NOT NULL,
    heard_at   TEXT    NOT NULL,
    seen_by    TEXT,
    seen_at    TEXT
) WITHOUT ROWID;
INSERT INTO panic (panic_id, position, counter, device, pressed_at, heard_at, seen_by, seen_at)
SELECT panic_id, panic_before.position, counter, device, pressed_at,
       -- Nine digits, as projections write times; the ledger's have none, three, six or nine.
       CASE WHEN instr(recorded_at, '.') = 0 THEN replace(recorded_at, 'Z', '.000000000Z')
            ELSE substr(replace(recorded_at, 'Z', '') || '000000000', 1, 29) || 'Z' END,
       seen_by, seen_at
FROM panic_before JOIN ledger ON ledger.position = panic_before.position;
DROP TABLE panic_before;
