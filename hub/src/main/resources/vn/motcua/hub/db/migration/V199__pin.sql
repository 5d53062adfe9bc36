-- The short number an officer goes on by, hashed like the password; failures counts wrong ones in a row. Beside the ledger, like all about people.
CREATE TABLE person_pin (
    person_id TEXT PRIMARY KEY REFERENCES person (id),
    pin_hash  TEXT    NOT NULL,
    failures  INTEGER NOT NULL
);

-- Where the password was given, and on which business day: only there and then the short number is good. place is the hash of a browser's token.
CREATE TABLE person_place (
    person_id TEXT NOT NULL REFERENCES person (id),
    place     TEXT NOT NULL,
    day       TEXT NOT NULL,
    PRIMARY KEY (person_id, place)
);
