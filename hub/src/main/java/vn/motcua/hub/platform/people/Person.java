package vn.motcua.hub.platform.people;

import java.time.Instant;
import java.util.Objects;
import java.util.Optional;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.Role;

/**
 * Somebody who may sign in.
 *
 * @param id what the ledger knows the person by
 * @param login what is typed, see {@link Login}
 * @param name as shown to colleagues; never on boards, never in the ledger
 * @param role what the person may do
 * @param createdAt hub clock
 * @param disabledAt since when the person can no longer sign in
 */
public record Person(
        PersonId id, Login login, String name, Role role, Instant createdAt, Optional<Instant> disabledAt) {
    public static final int NAME_MAX = 80;

    public Person {
        Objects.requireNonNull(id, "id");
        Objects.requireNonNull(login, "login");
        Objects.requireNonNull(role, "role");
        Objects.requireNonNull(createdAt, "createdAt");
        Objects.requireNonNull(disabledAt, "disabledAt");
        if (name.isBlank() || name.length() > NAME_MAX)
            throw new IllegalArgumentException("name: allowed are 1 to " + NAME_MAX + " characters");
    }

    public boolean isDisabled() {
        return disabledAt.isPresent();
    }

    Person disabled(Instant now) {
        return new Person(id, login, name, role, createdAt, Optional.of(disabledAt.orElse(now)));
    }

    /** The name says who it is to people; a log line gets the id. */
    @Override
    public String toString() {
        return "Person[" + id + "]";
    }
}
