package vn.motcua.hub.platform.people;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import vn.motcua.core.model.PersonId;

/** Where people, sessions and the setup code are kept. Any thread; each Future completes after the commit. */
interface PeopleStore {
    Future<List<StoredPerson>> people();

    /** Fails with the refusal {@code LOGIN_TAKEN} when somebody has the login. */
    Future<Void> insert(StoredPerson person);

    Future<Void> setPassword(PersonId person, String passwordHash);

    Future<Void> setDisabled(PersonId person, Instant at);

    Future<List<StoredSession>> sessions();

    Future<Void> insertSession(StoredSession session);

    /** Writes when these sessions were last seen; those that ended meanwhile stay ended. */
    Future<Void> touchSessions(Collection<StoredSession> sessions);

    Future<Void> deleteSessions(Collection<String> tokenHashes);

    Future<Optional<String>> setupCodeHash();

    Future<Void> replaceSetupCode(String hash, Instant at);

    /** Takes the code and adds the administrator in one transaction; fails with {@code WRONG_CODE} if the code is not the one kept. */
    Future<Void> insertFirstAdministrator(StoredPerson administrator, String setupCodeHash);

    /** The console keys a person chose, as JSON; empty: as shipped. */
    Future<Optional<String>> keys(PersonId person);

    /** Replaces them. */
    Future<Void> setKeys(PersonId person, String keys);

    /** A training site's account: added, or its password replaced when the login is there. Answers the account's id. */
    Future<PersonId> upsertDemo(StoredPerson person);
}
