-- Calls for help from counters, and who saw them.
CREATE TABLE panic (
    panic_id   TEXT    PRIMARY KEY,
    position   INTEGER NOT NULL,
    counter    TEXT    NOT NULL,
    device     TEXT    NOT NULL,
    pressed_at TEXT    NOT NULL,
    seen_by    TEXT,
    seen_at    TEXT
) WITHOUT ROWID;
