package vn.motcua.hub.platform.people;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import java.util.function.Predicate;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.model.PersonId;

/**
 * Who is signed in. All live sessions stand in memory, so that a request waits for no disk, and in the store, so that a restart
 * signs nobody out; when a session was last seen reaches the store with each {@link #sweep}. At most
 * {@value #PER_PERSON_MAX} a person, the oldest ends. Any thread.
 */
final class Sessions {
    static final int PER_PERSON_MAX = 10;
    private static final Logger LOG = LoggerFactory.getLogger(Sessions.class);

    /**
     * @param idle ends a session that nobody used for so long
     * @param absolute ends any session so long after its sign-in
     */
    record Limits(Duration idle, Duration absolute) {}

    private final PeopleStore store;
    private final Secret secret;
    private final Clock clock;
    private final Limits limits;
    private final Map<String, StoredSession> live = new ConcurrentHashMap<>();
    private final Map<String, StoredSession> unsaved = new ConcurrentHashMap<>();
    private final List<Consumer<String>> endListeners = new CopyOnWriteArrayList<>();

    Sessions(PeopleStore store, Secret secret, Clock clock, Limits limits) {
        this.store = store;
        this.secret = secret;
        this.clock = clock;
        this.limits = limits;
    }

    Future<Void> load() {
        return store.sessions()
                .onSuccess(all -> all.forEach(session -> live.put(session.tokenHash(), session)))
                .mapEmpty();
    }

    /** Tells of every session that ends, by its key (the token's hash). Called on whatever thread ended it. */
    void onEnd(Consumer<String> listener) {
        endListeners.add(listener);
    }

    static String keyOf(String token) {
        return Secret.hash("motcua-session", token);
    }

    /** Not kept anywhere: whoever reads the store cannot make it, whoever has the cookie can ask for it. */
    static String csrfOf(String token) {
        return Secret.hash("motcua-csrf", token);
    }

    /** @return the new session's token, after the store has it */
    Future<String> start(PersonId person) {
        String token = secret.token();
        Instant now = clock.instant();
        StoredSession session = new StoredSession(keyOf(token), person, now, now);
        return store.insertSession(session)
                .compose(inserted -> {
                    live.put(session.tokenHash(), session);
                    return end(oldest(person));
                })
                .map(ended -> token);
    }

    /** The live session of a cookie's token; it counts as seen now. */
    Optional<StoredSession> find(String token) {
        StoredSession session = live.get(keyOf(token));
        Instant now = clock.instant();
        if (session == null || isOver(session, now)) return Optional.empty();
        StoredSession seen = session.seen(now);
        if (Duration.between(session.seenAt(), now).compareTo(Duration.ofMinutes(1)) >= 0
                && live.replace(session.tokenHash(), session, seen)) unsaved.put(seen.tokenHash(), seen);
        return Optional.of(seen);
    }

    /** Once it is false, {@link #onEnd} is or was told. Does not count as seen. */
    boolean isLive(String key) {
        return live.containsKey(key);
    }

    /** The session is over at once; the Future tells when the store knows it too. */
    Future<Void> end(Collection<String> keys) {
        if (keys.isEmpty()) return Future.succeededFuture();
        List<String> gone = List.copyOf(keys);
        for (String key : gone) {
            unsaved.remove(key);
            if (live.remove(key) != null) endListeners.forEach(listener -> listener.accept(key));
        }
        return store.deleteSessions(gone);
    }

    Future<Void> endAllOf(PersonId person) {
        return end(keys(session -> session.person().equals(person)));
    }

    /** Ends what is over and saves what was seen; once a minute and at stop. */
    Future<Void> sweep() {
        Instant now = clock.instant();
        List<String> over = keys(session -> isOver(session, now));
        List<StoredSession> seen = new ArrayList<>(unsaved.values());
        seen.forEach(session -> unsaved.remove(session.tokenHash(), session));
        return end(over).compose(ended -> store.touchSessions(seen)).onFailure(e -> {
            LOG.warn("sessions were not saved, will try again: {}", e.getMessage());
            seen.forEach(session -> unsaved.putIfAbsent(session.tokenHash(), session));
        });
    }

    private List<String> oldest(PersonId person) {
        List<StoredSession> own = live.values().stream()
                .filter(session -> session.person().equals(person))
                .sorted(Comparator.comparing(StoredSession::createdAt))
                .toList();
        return own.stream()
                .limit(Math.max(0, own.size() - PER_PERSON_MAX))
                .map(StoredSession::tokenHash)
                .toList();
    }

    private List<String> keys(Predicate<StoredSession> which) {
        return live.values().stream()
                .filter(which)
                .map(StoredSession::tokenHash)
                .toList();
    }

    private boolean isOver(StoredSession session, Instant now) {
        return !session.seenAt().plus(limits.idle()).isAfter(now)
                || !session.createdAt().plus(limits.absolute()).isAfter(now);
    }
}
