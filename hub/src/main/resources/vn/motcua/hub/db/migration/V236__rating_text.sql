-- What people wrote with a bad rating, sealed under a key of the day it was written on. Beside the ledger: a rebuild does not know it.
CREATE TABLE rating_text (
    rating_id    TEXT PRIMARY KEY,
    day          TEXT NOT NULL,
    sealed       BLOB,
    written_at   TEXT NOT NULL,
    destroyed_at TEXT
) WITHOUT ROWID;
CREATE INDEX rating_text_time ON rating_text (written_at);
CREATE INDEX rating_text_due ON rating_text (day) WHERE destroyed_at IS NULL;
