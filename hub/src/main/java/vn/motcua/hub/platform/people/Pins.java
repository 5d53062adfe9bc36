package vn.motcua.hub.platform.people;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.LocalDate;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.PinChanged;
import vn.motcua.core.event.PinUsed;
import vn.motcua.core.model.PersonId;
import vn.motcua.hub.platform.http.RefusedException;

/**
 * The short numbers officers go on by: to open the own locked screen, and to sit down at a colleague's place. One is good only where its
 * person gave the password on that business day, and only until it was typed wrong {@value #FAILURES_MAX} times in a row; the password
 * makes it good again. Any thread.
 *
 * <p>A place is a browser: it is told a token as a cookie, of which the hash is kept.
 */
public final class Pins {
    static final int FAILURES_MAX = 5;
    private static final int PLACES_MAX = 50;
    private static final Pattern TOKEN = Pattern.compile("[A-Za-z0-9_-]{43}");

    private final PinStore store;
    private final PeopleHouse house;
    private final PasswordHash hashes;
    private final BoundedWorker hashing;
    private final Secret secret;
    private final SignInThrottle throttle;
    private final Map<PersonId, PinStore.Pin> pins = new ConcurrentHashMap<>();
    private final Map<PersonId, Here> here = new ConcurrentHashMap<>();

    /** Where somebody gave the password on a day. */
    private record Here(LocalDate day, Set<String> places) {
        static Here on(LocalDate day) {
            return new Here(day, ConcurrentHashMap.newKeySet());
        }
    }

    Pins(PinStore store, PeopleHouse house, PasswordHash hashes, BoundedWorker hashing, Secret secret, Clock clock) {
        this.store = store;
        this.house = house;
        this.hashes = hashes;
        this.hashing = hashing;
        this.secret = secret;
        this.throttle = new SignInThrottle(clock);
    }

    Future<Void> load() {
        return store.pins()
                .onSuccess(all -> all.forEach(pin -> pins.put(pin.person(), pin)))
                .compose(loaded -> store.places())
                .onSuccess(all -> all.forEach(this::know))
                .mapEmpty();
    }

    private void know(PinStore.Place place) {
        here.merge(
                        place.person(),
                        Here.on(place.day()),
                        (known, fresh) -> known.day().isBefore(fresh.day()) ? fresh : known)
                .places()
                .add(place.place());
    }

    public boolean isSet(PersonId person) {
        return pins.containsKey(person);
    }

    /** Whether the person's number is good at this place now. */
    public boolean opens(PersonId person, Optional<String> token) {
        PinStore.Pin pin = pins.get(person);
        return pin != null && pin.failures() < FAILURES_MAX && isHere(person, token);
    }

    private boolean isHere(PersonId person, Optional<String> token) {
        Here known = here.get(person);
        return known != null
                && known.day().equals(house.today().get())
                && token.map(Pins::placeOf).filter(known.places()::contains).isPresent();
    }

    /**
     * The password was given at this place: the person's number is good there today, and again if it was locked.
     *
     * @param token the place's, if it has one
     * @return the place's token from now on
     */
    public Future<String> passwordGiven(PersonId person, Optional<String> token) {
        String mine = token.filter(text -> TOKEN.matcher(text).matches()).orElseGet(secret::token);
        PinStore.Place place =
                new PinStore.Place(person, placeOf(mine), house.today().get());
        Here known = here.get(person);
        boolean isFull = known != null
                && known.day().equals(place.day())
                && known.places().size() >= PLACES_MAX;
        Future<Void> kept = isFull ? Future.succeededFuture() : store.put(place).onSuccess(done -> remember(place));
        return kept.compose(done -> unlock(person)).map(done -> mine);
    }

    private void remember(PinStore.Place place) {
        here.values().removeIf(old -> !old.day().equals(place.day()));
        know(place);
    }

    private Future<Void> unlock(PersonId person) {
        PinStore.Pin pin = pins.get(person);
        return pin == null || pin.failures() == 0 ? Future.succeededFuture() : forgive(pin);
    }

    /** Refused: {@code PIN_FORM}, {@code PIN_TOO_PLAIN}. The password was looked at before. */
    Future<Void> set(PersonId person, String pin) {
        Optional<RefusedException> refusal = PinPolicy.refusal(pin);
        if (refusal.isPresent()) return Future.failedFuture(refusal.get());
        return hashing.run(() -> hashes.make(pin))
                .compose(hash -> changed(person, PinChanged.Change.SET).map(hash))
                .compose(hash -> keep(new PinStore.Pin(person, hash, 0)));
    }

    /** Nothing where there is none. */
    public Future<Void> remove(PersonId person) {
        if (!isSet(person)) return Future.succeededFuture();
        return changed(person, PinChanged.Change.REMOVED)
                .onSuccess(kept -> pins.remove(person))
                .compose(kept -> store.remove(person));
    }

    /** Another password: the number chosen under the old one holds no more, and nowhere was the new one given. */
    Future<Void> passwordChanged(PersonId person) {
        return remove(person).compose(done -> store.forgetPlaces(person)).onSuccess(done -> here.remove(person));
    }

    /**
     * Looks at a number somebody typed; a good one is written down before it opens anything. Refused: {@code PIN_NOT_HERE} (none is set,
     * or the password was not given at this place today), {@code PIN_LOCKED}, {@code WRONG_PIN}, {@code TOO_MANY_ATTEMPTS}.
     *
     * @param before who sits there; null if it is the person
     */
    Future<Void> use(Person person, String pin, Optional<String> token, String address, @Nullable PersonId before) {
        PersonId id = person.id();
        if (!isSet(id) || !isHere(id, token)) return refused("PIN_NOT_HERE");
        String key = person.login().value();
        Optional<Duration> wait = throttle.begin(key, address);
        if (wait.isPresent()) return Future.failedFuture(RefusedException.later("TOO_MANY_ATTEMPTS", wait.get()));
        // Counted before it is looked at: guesses at the same time are no free ones.
        PinStore.Pin counted = pins.computeIfPresent(id, (same, known) -> failed(known, known.failures() + 1));
        if (counted == null || counted.failures() > FAILURES_MAX) return refused("PIN_LOCKED");
        return store.count(counted)
                .compose(done -> hashing.run(() -> hashes.matches(counted.hash(), pin)))
                .compose(isRight -> {
                    // Another number or password was given to the person meanwhile.
                    if (!isStill(counted) || !isHere(id, token)) return refused("PIN_NOT_HERE");
                    return isRight ? good(counted, key, address, before) : wrong(counted);
                });
    }

    private boolean isStill(PinStore.Pin pin) {
        PinStore.Pin known = pins.get(pin.person());
        return known != null && known.hash().equals(pin.hash());
    }

    private Future<Void> good(PinStore.Pin pin, String key, String address, @Nullable PersonId before) {
        PinUsed.Use use = before == null ? PinUsed.Use.UNLOCK : PinUsed.Use.SWITCH;
        return house.keep(now -> new PinUsed(pin.person(), use, before, now)).compose(kept -> {
            throttle.succeeded(key, address);
            return forgive(pin);
        });
    }

    private Future<Void> wrong(PinStore.Pin pin) {
        if (pin.failures() < FAILURES_MAX) return refused("WRONG_PIN");
        return changed(pin.person(), PinChanged.Change.LOCKED).compose(kept -> refused("PIN_LOCKED"));
    }

    private Future<Void> changed(PersonId person, PinChanged.Change change) {
        return house.keep(now -> new PinChanged(person, change, now));
    }

    private Future<Void> keep(PinStore.Pin pin) {
        return store.put(pin).onSuccess(done -> pins.put(pin.person(), pin));
    }

    /** Counts from nought again, if it is still the person's: what was taken away meanwhile does not come back. */
    private Future<Void> forgive(PinStore.Pin pin) {
        PinStore.Pin none = failed(pin, 0);
        pins.computeIfPresent(pin.person(), (same, known) -> known.hash().equals(pin.hash()) ? none : known);
        return store.count(none);
    }

    private static PinStore.Pin failed(PinStore.Pin pin, int failures) {
        return new PinStore.Pin(pin.person(), pin.hash(), Math.min(failures, FAILURES_MAX + 1));
    }

    private static String placeOf(String token) {
        return Secret.hash("motcua-place", token);
    }

    private static Future<Void> refused(String code) {
        return Future.failedFuture(new RefusedException(code));
    }
}
