-- Where people who booked want to be reminded: sealed under a key of its own outside this file, and gone with the booked time.
-- One row is one reminder at a time: up to where reminders are settled, when to look again, attempts at the one that is due.
CREATE TABLE reminder_contact (
    booking_id    TEXT    PRIMARY KEY,
    sealed        TEXT    NOT NULL,
    starts_at     TEXT    NOT NULL,
    settled_until TEXT    NOT NULL,
    look_at       TEXT    NOT NULL,
    attempts      INTEGER NOT NULL
) WITHOUT ROWID;
CREATE INDEX reminder_look ON reminder_contact (look_at);
