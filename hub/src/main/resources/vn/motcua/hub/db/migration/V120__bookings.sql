-- Slots booked beforehand. Whoever booked is known by a code alone, of which the keyed hash stands here.
CREATE TABLE booking (
    booking_id    TEXT    PRIMARY KEY,
    service       TEXT    NOT NULL,
    starts_at     TEXT    NOT NULL,
    ends_at       TEXT    NOT NULL,
    code_hash     TEXT    NOT NULL,
    locale        TEXT    NOT NULL,
    status        TEXT    NOT NULL,
    moves         INTEGER NOT NULL,
    made_at       TEXT    NOT NULL,
    changed_at    TEXT    NOT NULL,
    visit_id      TEXT,
    checked_in_at TEXT
) WITHOUT ROWID;

CREATE INDEX booking_start ON booking (starts_at);
CREATE INDEX booking_code ON booking (code_hash);
CREATE INDEX booking_changed ON booking (changed_at);
