-- What is special about an open counter beside whom it serves, as JSON: a pause, counters it stands in for, an offer, help asked for.
CREATE TABLE desk (
    counter_id TEXT PRIMARY KEY,
    state      TEXT NOT NULL
);

-- Every pause, for the figures. ended_at is null while it lasts.
CREATE TABLE pause (
    position    INTEGER PRIMARY KEY,
    counter_id  TEXT    NOT NULL,
    person_id   TEXT    NOT NULL,
    reason      TEXT    NOT NULL,
    expected_at TEXT,
    begun_at    TEXT    NOT NULL,
    ended_at    TEXT
);
CREATE INDEX pause_begun ON pause (begun_at);
CREATE INDEX pause_open ON pause (counter_id) WHERE ended_at IS NULL;

-- Every time a second officer was asked for. outcome is null while it is open: DONE, NOBODY_CAME, VISIT_ENDED, COUNTER_CLOSED, HANDED_OVER.
CREATE TABLE help (
    help_id    TEXT PRIMARY KEY,
    counter_id TEXT NOT NULL,
    person_id  TEXT NOT NULL,
    visit_id   TEXT,
    reason     TEXT NOT NULL,
    asked_at   TEXT NOT NULL,
    taken_by   TEXT,
    taken_at   TEXT,
    ended_at   TEXT,
    outcome    TEXT
);
CREATE INDEX help_asked ON help (asked_at);
