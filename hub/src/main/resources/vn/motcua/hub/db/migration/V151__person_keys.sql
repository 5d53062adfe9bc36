-- Which keys an officer gave the console's commands, as JSON; no row: as shipped. Beside the ledger, like all about people.
CREATE TABLE person_keys (
    person_id TEXT PRIMARY KEY REFERENCES person (id),
    keys      TEXT NOT NULL
);
