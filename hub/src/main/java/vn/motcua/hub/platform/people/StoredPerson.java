package vn.motcua.hub.platform.people;

import java.time.Instant;

/** A person with the password's hash, which never leaves this package. */
record StoredPerson(Person person, String passwordHash) {
    StoredPerson withPassword(String hash) {
        return new StoredPerson(person, hash);
    }

    StoredPerson disabled(Instant now) {
        return new StoredPerson(person.disabled(now), passwordHash);
    }

    @Override
    public String toString() {
        return "StoredPerson[" + person.id() + "]";
    }
}
