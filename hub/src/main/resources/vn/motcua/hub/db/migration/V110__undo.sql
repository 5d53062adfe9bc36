-- What a counter's last actions can be taken back to: the visit and the counter as they were just before. Rows of more than a minute
-- ago go with the next event. Facts that were taken back stay, marked.
CREATE TABLE undoable (
    position   INTEGER PRIMARY KEY,
    counter    TEXT    NOT NULL,
    person_id  TEXT    NOT NULL,
    visit_id   TEXT    NOT NULL,
    action     TEXT    NOT NULL,
    done_at    TEXT    NOT NULL,
    ticket     TEXT    NOT NULL,
    state      TEXT    NOT NULL
);
ALTER TABLE announcement ADD COLUMN withdrawn_at TEXT;
ALTER TABLE rating_right ADD COLUMN withdrawn_at TEXT;
