package vn.motcua.hub.platform.people;

import io.vertx.core.Future;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Optional;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.Role;
import vn.motcua.hub.platform.database.HubDatabase;
import vn.motcua.hub.platform.http.RefusedException;

/** {@link PeopleStore} in plain SQL that both engines take, beside the ledger. Times are epoch milliseconds. */
final class SqlPeopleStore implements PeopleStore {
    private final HubDatabase database;
    private final PeopleSql sql = new PeopleSql();

    SqlPeopleStore(HubDatabase database) {
        this.database = database;
    }

    @Override
    public Future<List<StoredPerson>> people() {
        return database.read(db -> sql.list(db, "people", SqlPeopleStore::person));
    }

    @Override
    public Future<Void> insert(StoredPerson person) {
        return database.change(db -> insert(db, person));
    }

    @Override
    public Future<Void> setPassword(PersonId person, String passwordHash) {
        return database.change(db -> sql.update(db, "set-password", passwordHash, person.value()));
    }

    @Override
    public Future<Void> setDisabled(PersonId person, Instant at) {
        return database.change(db -> sql.update(db, "set-disabled", at.toEpochMilli(), person.value()));
    }

    @Override
    public Future<List<StoredSession>> sessions() {
        return database.read(db -> sql.list(db, "sessions", SqlPeopleStore::session));
    }

    @Override
    public Future<Void> insertSession(StoredSession session) {
        return database.change(db -> sql.update(
                db,
                "insert-session",
                session.tokenHash(),
                session.person().value(),
                session.createdAt().toEpochMilli(),
                session.seenAt().toEpochMilli()));
    }

    @Override
    public Future<Void> touchSessions(Collection<StoredSession> sessions) {
        if (sessions.isEmpty()) return Future.succeededFuture();
        return database.change(db -> {
            for (StoredSession session : sessions)
                sql.update(db, "touch-session", session.seenAt().toEpochMilli(), session.tokenHash());
        });
    }

    @Override
    public Future<Void> deleteSessions(Collection<String> tokenHashes) {
        if (tokenHashes.isEmpty()) return Future.succeededFuture();
        return database.change(db -> {
            for (String token : tokenHashes) sql.update(db, "delete-session", token);
        });
    }

    @Override
    public Future<Optional<String>> setupCodeHash() {
        return database.read(db ->
                sql.list(db, "setup-code", row -> row.getString(1)).stream().findFirst());
    }

    @Override
    public Future<Void> replaceSetupCode(String hash, Instant at) {
        return database.change(db -> {
            sql.update(db, "forget-setup-code");
            sql.update(db, "insert-setup-code", hash, at.toEpochMilli());
        });
    }

    @Override
    public Future<Void> insertFirstAdministrator(StoredPerson administrator, String setupCodeHash) {
        return database.change(db -> {
            if (sql.update(db, "take-setup-code", setupCodeHash) != 1) throw new RefusedException("WRONG_CODE");
            insert(db, administrator);
        });
    }

    @Override
    public Future<Optional<String>> keys(PersonId person) {
        return database.read(db -> sql.list(db, "keys", row -> row.getString(1), person.value()).stream()
                .findFirst());
    }

    @Override
    public Future<Void> setKeys(PersonId person, String keys) {
        return database.change(db -> {
            sql.update(db, "forget-keys", person.value());
            sql.update(db, "insert-keys", person.value(), keys);
        });
    }

    @Override
    public Future<PersonId> upsertDemo(StoredPerson person) {
        return database.write(db -> {
            Optional<String> there = idOf(db, person.person().login());
            if (there.isEmpty()) {
                insert(db, person);
                return person.person().id();
            }
            sql.update(db, "set-password", person.passwordHash(), there.get());
            return new PersonId(there.get());
        });
    }

    private void insert(Connection db, StoredPerson stored) throws SQLException {
        Person person = stored.person();
        if (idOf(db, person.login()).isPresent()) throw new RefusedException("LOGIN_TAKEN");
        sql.update(
                db,
                "insert-person",
                person.id().value(),
                person.login().value(),
                person.name(),
                person.role().name(),
                stored.passwordHash(),
                person.createdAt().toEpochMilli());
    }

    private Optional<String> idOf(Connection db, Login login) throws SQLException {
        return sql.list(db, "id-of-login", row -> row.getString(1), login.value()).stream()
                .findFirst();
    }

    private static StoredPerson person(ResultSet row) throws SQLException {
        long disabled = row.getLong("disabled_at");
        Optional<Instant> disabledAt = row.wasNull() ? Optional.empty() : Optional.of(Instant.ofEpochMilli(disabled));
        return new StoredPerson(
                new Person(
                        new PersonId(row.getString("id")),
                        new Login(row.getString("login")),
                        row.getString("name"),
                        Role.valueOf(row.getString("role")),
                        Instant.ofEpochMilli(row.getLong("created_at")),
                        disabledAt),
                row.getString("password_hash"));
    }

    private static StoredSession session(ResultSet row) throws SQLException {
        return new StoredSession(
                row.getString("token_hash"),
                new PersonId(row.getString("person_id")),
                Instant.ofEpochMilli(row.getLong("created_at")),
                Instant.ofEpochMilli(row.getLong("seen_at")));
    }
}
