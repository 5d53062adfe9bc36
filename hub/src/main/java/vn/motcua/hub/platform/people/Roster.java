package vn.motcua.hub.platform.people;

import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.Role;

/** Everybody of a site, in memory as in the store. Any thread. */
final class Roster {
    private final Map<PersonId, StoredPerson> byId = new ConcurrentHashMap<>();

    /** Takes the place of what was known of the person. */
    Person keep(StoredPerson person) {
        byId.put(person.person().id(), person);
        return person.person();
    }

    void setPassword(PersonId id, String hash) {
        byId.computeIfPresent(id, (same, person) -> person.withPassword(hash));
    }

    Optional<StoredPerson> stored(PersonId id) {
        return Optional.ofNullable(byId.get(id));
    }

    Optional<Person> find(PersonId id) {
        return stored(id).map(StoredPerson::person);
    }

    /** Who signs in by this; empty for a disabled person. */
    Optional<StoredPerson> active(Login login) {
        return byId.values().stream()
                .filter(person -> person.person().login().equals(login))
                .filter(person -> !person.person().isDisabled())
                .findFirst();
    }

    /** Whether nothing of the person changed since. */
    boolean isAsKnown(StoredPerson person) {
        return person.equals(byId.get(person.person().id()));
    }

    /** Disabled people last. */
    List<Person> all() {
        return byId.values().stream()
                .map(StoredPerson::person)
                .sorted(Comparator.comparing(Person::isDisabled)
                        .thenComparing(person -> person.login().value()))
                .toList();
    }

    boolean hasAdministrator() {
        return administrators() > 0;
    }

    boolean isLastAdministrator(Person person) {
        return person.role() == Role.ADMINISTRATOR && !person.isDisabled() && administrators() == 1;
    }

    private long administrators() {
        return byId.values().stream()
                .map(StoredPerson::person)
                .filter(person -> person.role() == Role.ADMINISTRATOR && !person.isDisabled())
                .count();
    }
}
