package vn.motcua.hub.platform.people;

import com.github.f4b6a3.uuid.UuidCreator;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.security.SecureRandom;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.Callable;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.Role;
import vn.motcua.hub.platform.database.HubDatabase;
import vn.motcua.hub.platform.http.Caller;
import vn.motcua.hub.platform.http.RefusedException;

/**
 * The people of a site and their sessions. Refusals fail the Future with {@link RefusedException}. Everybody stands in memory;
 * changes are made one after the other, in the store first. Any thread.
 */
public final class People {
    private static final int HASHING_PENDING_MAX = 64;
    private static final int LOCK_TICK_MS = 2_000;

    private final PeopleStore store;
    private final Clock clock;
    private final PasswordHash passwords;
    private final PasswordPolicy policy;
    private final SignInThrottle throttle;
    private final Turns turns = new Turns();
    private final BoundedWorker hashing;
    private final Sessions sessions;
    private final SessionLocks locks;
    private final Secret secret;
    private final Pins pins;
    private final Vertx vertx;
    private final String nobodysHash;
    private final Roster roster = new Roster();
    private long sweepTimer = -1;
    private long lockTimer = -1;

    People(
            Vertx vertx,
            HubDatabase database,
            Clock clock,
            PeopleSettings settings,
            PasswordHash.Cost cost,
            PeopleHouse house) {
        SecureRandom random = new SecureRandom();
        this.vertx = vertx;
        this.store = new SqlPeopleStore(database);
        this.clock = clock;
        this.secret = new Secret(random);
        this.passwords = new PasswordHash(cost, random);
        this.policy = new PasswordPolicy(settings.passwordMinLength());
        this.throttle = new SignInThrottle(clock);
        this.hashing = new BoundedWorker(vertx, "motcua-passwords", 2, HASHING_PENDING_MAX);
        this.sessions = new Sessions(
                store, secret, clock, new Sessions.Limits(settings.sessionIdle(), settings.sessionAbsolute()));
        this.locks = new SessionLocks(settings.lockAfter(), clock);
        sessions.onEnd(locks::forget);
        this.pins = new Pins(new SqlPinStore(database), house, passwords, hashing, secret, clock);
        this.nobodysHash = passwords.make(secret.token());
    }

    /** People kept in a database that has this package's tables ({@code V100__people.sql}). Blocking: hashes once. */
    public static People in(
            HubDatabase database, Vertx vertx, Clock clock, PeopleSettings settings, PeopleHouse house) {
        return new People(vertx, database, clock, settings, PasswordHash.Cost.STANDARD, house);
    }

    /** Loads everybody and starts the minute's sweep. */
    public Future<Void> start() {
        return store.people()
                .onSuccess(everybody -> everybody.forEach(roster::keep))
                .compose(loaded -> sessions.load())
                .compose(loaded -> pins.load())
                .onSuccess(loaded -> {
                    sweepTimer = vertx.setPeriodic(60_000, tick -> sweep());
                    lockTimer = vertx.setPeriodic(LOCK_TICK_MS, tick -> locks.tick());
                });
    }

    /** Saves when sessions were last seen and lets the threads go. */
    public Future<Void> stop() {
        vertx.cancelTimer(sweepTimer);
        vertx.cancelTimer(lockTimer);
        return sessions.sweep().onComplete(saved -> hashing.close());
    }

    Future<Void> sweep() {
        return sessions.sweep();
    }

    /** Everybody, disabled people last. */
    public List<Person> all() {
        return roster.all();
    }

    public Optional<Person> find(PersonId id) {
        return roster.find(id);
    }

    public boolean hasAdministrator() {
        return roster.hasAdministrator();
    }

    /**
     * Checks login and password. Refused: {@code WRONG_LOGIN}, the same for an unknown login, a disabled person and a wrong
     * password, after the same work; {@code TOO_MANY_ATTEMPTS}; {@code BUSY}.
     */
    public Future<SignIn> signIn(String login, String password, String address) {
        String key = Login.find(login).map(Login::value).orElse("(none)");
        Optional<Duration> wait = throttle.begin(key, address);
        if (wait.isPresent()) return refuse(RefusedException.later("TOO_MANY_ATTEMPTS", wait.get()));
        Optional<StoredPerson> known = Login.find(login).flatMap(roster::active);
        String hash = known.map(StoredPerson::passwordHash).orElse(nobodysHash);
        return hashing.run(() -> passwords.matches(hash, password)).compose(isRight -> {
            Optional<StoredPerson> same = known.filter(person -> isRight && roster.isAsKnown(person));
            if (same.isEmpty()) return refuse(new RefusedException("WRONG_LOGIN"));
            throttle.succeeded(key, address);
            return startSession(same.get().person());
        });
    }

    /** Who a cookie's token belongs to; empty once its session is over or the person disabled. */
    public Optional<Caller> who(String token) {
        return sessions.find(token)
                .flatMap(session -> find(session.person())
                        .filter(person -> !person.isDisabled())
                        .map(person -> new Caller(
                                person.id(),
                                person.login().value(),
                                person.name(),
                                person.role(),
                                session.tokenHash(),
                                Sessions.csrfOf(token),
                                locks.isLocked(session.tokenHash()))));
    }

    /** Whether the caller's session goes on, and was not locked since. */
    public boolean mayGoOn(Caller caller) {
        return sessions.isLive(caller.sessionKey()) && (caller.isLocked() || !locks.isLocked(caller.sessionKey()));
    }

    /** After how long without use a session is locked; zero: never. */
    public Duration lockAfter() {
        return locks.after();
    }

    /** Somebody sits before a page of this session. A locked one stays locked. */
    public void use(String sessionKey) {
        locks.use(sessionKey);
    }

    /** Tells of every session that is locked, by {@link Caller#sessionKey()}: its live feeds must end. */
    public void onSessionLock(Consumer<String> listener) {
        locks.onLock(listener);
    }

    /** Opens a locked session. Refused: {@code WRONG_PASSWORD}, {@code TOO_MANY_ATTEMPTS}, {@code BUSY}. */
    public Future<Void> unlock(Caller caller, String password, String address) {
        return checkOwn(caller.id(), password, address).map(person -> {
            locks.open(caller.sessionKey());
            return null;
        });
    }

    /** As {@link #unlock} by the person's short number; refused like {@link Pins#use}. */
    public Future<Void> unlockByPin(Caller caller, String pin, Optional<String> place, String address) {
        Optional<Person> person = roster.find(caller.id());
        if (person.isEmpty()) return refuse(new RefusedException("UNKNOWN_PERSON"));
        return pins.use(person.get(), pin, place, address, null).onSuccess(good -> locks.open(caller.sessionKey()));
    }

    /** Whether it is the person indeed, before something grave. Refused: {@code WRONG_PASSWORD}, {@code TOO_MANY_ATTEMPTS}, {@code BUSY}. */
    public Future<Void> confirm(PersonId id, String password, String address) {
        return checkOwn(id, password, address).mapEmpty();
    }

    /** As {@link #confirm} by the person's short number; refused like {@link Pins#use}. */
    public Future<Void> confirmByPin(PersonId id, String pin, Optional<String> place, String address) {
        Optional<Person> person = roster.find(id);
        if (person.isEmpty()) return refuse(new RefusedException("UNKNOWN_PERSON"));
        return pins.use(person.get(), pin, place, address, null);
    }

    /** Somebody goes on at the place of another by the short number; refused like {@link Pins#use}. */
    public Future<SignIn> sitDownByPin(Caller from, String login, String pin, Optional<String> place, String address) {
        Optional<StoredPerson> known = Login.find(login).flatMap(roster::active);
        if (known.isEmpty()) return refuse(new RefusedException("PIN_NOT_HERE"));
        return pins.use(known.get().person(), pin, place, address, from.id())
                // Disabled meanwhile, or given another password.
                .compose(good -> roster.isAsKnown(known.get())
                        ? startSession(known.get().person())
                        : refuse(new RefusedException("PIN_NOT_HERE")));
    }

    /** Chooses the own short number. Refused: {@code WRONG_PASSWORD}, {@code TOO_MANY_ATTEMPTS} and the number's refusals. */
    public Future<Void> setPin(PersonId id, String password, String pin, String address) {
        return checkOwn(id, password, address).compose(person -> pins.set(id, pin));
    }

    public Pins pins() {
        return pins;
    }

    public Future<Void> signOut(String sessionKey) {
        return sessions.end(List.of(sessionKey));
    }

    /** Ends a session that was just begun and is not wanted after all. */
    public Future<Void> signOut(SignIn signIn) {
        return sessions.end(List.of(Sessions.keyOf(signIn.token())));
    }

    /** The console keys a person chose; as shipped where nothing was chosen. */
    public Future<ConsoleKeys> keys(PersonId id) {
        return store.keys(id).map(kept -> kept.map(ConsoleKeys::read).orElse(ConsoleKeys.SHIPPED));
    }

    public Future<ConsoleKeys> setKeys(PersonId id, ConsoleKeys keys) {
        return turns.take(() -> store.setKeys(id, keys.write()).map(done -> keys));
    }

    /** Tells of every session that ends, by {@link Caller#sessionKey()}: its live feeds must end too. */
    public void onSessionEnd(Consumer<String> listener) {
        sessions.onEnd(listener);
    }

    /** Refused: {@code LOGIN_TAKEN} and the password's refusals. */
    public Future<Person> add(Login login, String name, Role role, String password) {
        return hashNew(login, name, password).compose(hash -> {
            StoredPerson person = fresh(login, name, role, hash);
            return turns.take(() -> store.insert(person).map(inserted -> roster.keep(person)));
        });
    }

    /** An administrator gives somebody a new password; all of that person's sessions end. */
    public Future<Void> resetPassword(PersonId id, String password) {
        Optional<Person> person = find(id);
        if (person.isEmpty()) return refuse(new RefusedException("UNKNOWN_PERSON"));
        return hashNew(person.get().login(), person.get().name(), password)
                .compose(hash -> replacePassword(id, hash))
                .compose(replaced -> pins.passwordChanged(id))
                .compose(replaced -> sessions.endAllOf(id));
    }

    /**
     * Somebody changes the own password: every session ends, a new one starts. Refused: {@code WRONG_PASSWORD},
     * {@code TOO_MANY_ATTEMPTS} and the password's refusals.
     */
    public Future<SignIn> changePassword(PersonId id, String current, String password, String address) {
        return checkOwn(id, current, address)
                .compose(person -> resetPassword(id, password).compose(changed -> startSession(person)));
    }

    private Future<Person> checkOwn(PersonId id, String password, String address) {
        Optional<StoredPerson> known = roster.stored(id);
        if (known.isEmpty()) return refuse(new RefusedException("UNKNOWN_PERSON"));
        StoredPerson person = known.get();
        String key = person.person().login().value();
        Optional<Duration> wait = throttle.begin(key, address);
        if (wait.isPresent()) return refuse(RefusedException.later("TOO_MANY_ATTEMPTS", wait.get()));
        return hashing.run(() -> passwords.matches(person.passwordHash(), password))
                .compose(isRight -> {
                    // Another password was given to the person meanwhile, or none any more.
                    if (!isRight || !roster.isAsKnown(person)) return refuse(new RefusedException("WRONG_PASSWORD"));
                    throttle.succeeded(key, address);
                    return Future.succeededFuture(person.person());
                });
    }

    /** Ends all sessions of the person at once. Refused: {@code UNKNOWN_PERSON}, {@code LAST_ADMINISTRATOR}. */
    public Future<Person> disable(PersonId id) {
        return turns.take(() -> {
                    Optional<StoredPerson> person = roster.stored(id);
                    if (person.isEmpty()) return refuse(new RefusedException("UNKNOWN_PERSON"));
                    if (roster.isLastAdministrator(person.get().person()))
                        return refuse(new RefusedException("LAST_ADMINISTRATOR"));
                    StoredPerson disabled = person.get().disabled(clock.instant());
                    return store.setDisabled(id, clock.instant()).map(done -> roster.keep(disabled));
                })
                .compose(person -> sessions.endAllOf(id).map(ended -> person));
    }

    /**
     * A code for the first administrator, for the operator's eyes; empty once there is one. Each call replaces the code before
     * it, the store keeps a hash.
     */
    public Future<Optional<String>> newSetupCode() {
        return turns.take(() -> {
            if (hasAdministrator()) return Future.succeededFuture(Optional.empty());
            String code = secret.readable(5);
            return store.replaceSetupCode(setupHash(code), clock.instant()).map(replaced -> Optional.of(code));
        });
    }

    /** The first administrator. Refused: {@code SETUP_DONE}, {@code WRONG_CODE}, {@code TOO_MANY_ATTEMPTS}. */
    public Future<SignIn> setUp(String code, Login login, String name, String password, String address) {
        if (hasAdministrator()) return refuse(new RefusedException("SETUP_DONE"));
        Optional<Duration> wait = throttle.begin("(setup)", address);
        if (wait.isPresent()) return refuse(RefusedException.later("TOO_MANY_ATTEMPTS", wait.get()));
        String hash = setupHash(code);
        return store.setupCodeHash()
                .compose(kept -> kept.filter(hash::equals).isPresent()
                        ? hashNew(login, name, password)
                        : refuse(new RefusedException("WRONG_CODE")))
                .compose(passwordHash -> {
                    StoredPerson first = fresh(login, name, Role.ADMINISTRATOR, passwordHash);
                    return turns.take(
                            () -> store.insertFirstAdministrator(first, hash).map(inserted -> roster.keep(first)));
                })
                .onSuccess(first -> throttle.succeeded("(setup)", address))
                .compose(this::startSession);
    }

    /** A training site's account with a random password; an account of that login gets the password. */
    Future<DemoUsers.Account> seed(Login login, String name, Role role) {
        String password = secret.readable(4).toLowerCase(java.util.Locale.ROOT);
        return hashing.run(() -> passwords.make(password)).compose(hash -> {
            StoredPerson wanted = fresh(login, name, role, hash);
            return turns.take(() -> store.upsertDemo(wanted).map(id -> {
                roster.keep(
                        roster.stored(id).map(there -> there.withPassword(hash)).orElse(wanted));
                return new DemoUsers.Account(login.value(), name, role, password);
            }));
        });
    }

    /** Whether there are logins asked for and all of them sign somebody in. */
    boolean hasLogins(List<Login> logins) {
        return !logins.isEmpty()
                && logins.stream().allMatch(login -> roster.active(login).isPresent());
    }

    <T> Future<T> blocking(Callable<T> work) {
        return hashing.run(work);
    }

    private Future<SignIn> startSession(Person person) {
        return sessions.start(person.id()).map(token -> {
            locks.open(Sessions.keyOf(token));
            return new SignIn(person, token, Sessions.csrfOf(token));
        });
    }

    private Future<String> hashNew(Login login, String name, String password) {
        Optional<RefusedException> refusal = policy.refusal(password, login, name);
        return refusal.isPresent() ? refuse(refusal.get()) : hashing.run(() -> passwords.make(password));
    }

    private Future<Void> replacePassword(PersonId id, String hash) {
        return turns.take(() -> store.setPassword(id, hash).onSuccess(done -> roster.setPassword(id, hash)));
    }

    private StoredPerson fresh(Login login, String name, Role role, String hash) {
        PersonId id = new PersonId(UuidCreator.getTimeOrderedEpoch().toString());
        return new StoredPerson(new Person(id, login, name, role, clock.instant(), Optional.empty()), hash);
    }

    private static String setupHash(String code) {
        String typed = code.replaceAll("[^A-Za-z0-9]", "").toUpperCase(java.util.Locale.ROOT);
        return Secret.hash("motcua-setup", typed);
    }

    private static <T extends @Nullable Object> Future<T> refuse(RefusedException refusal) {
        return Future.failedFuture(refusal);
    }
}
