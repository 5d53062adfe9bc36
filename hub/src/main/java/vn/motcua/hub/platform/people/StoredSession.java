package vn.motcua.hub.platform.people;

import java.time.Instant;
import vn.motcua.core.model.PersonId;

/**
 * A sign-in that has not ended.
 *
 * @param tokenHash SHA-256 of the cookie's token; the token itself is nowhere but in the browser
 * @param seenAt last request, exact to a minute
 */
record StoredSession(String tokenHash, PersonId person, Instant createdAt, Instant seenAt) {
    StoredSession seen(Instant now) {
        return new StoredSession(tokenHash, person, createdAt, now);
    }

    @Override
    public String toString() {
        return "StoredSession[of " + person + "]";
    }
}
