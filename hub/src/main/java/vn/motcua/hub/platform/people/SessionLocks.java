package vn.motcua.hub.platform.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * Which sessions are locked because nobody used their pages for a while. A locked session goes on, and opens nothing until its password
 * was given. Nothing of it is stored: after a restart of the hub every session is locked. Any thread.
 */
final class SessionLocks {
    private final Duration after;
    private final Clock clock;
    private final Map<String, Instant> usedAt = new ConcurrentHashMap<>();
    private final List<Consumer<String>> listeners = new CopyOnWriteArrayList<>();

    /** @param after zero: nothing is ever locked */
    SessionLocks(Duration after, Clock clock) {
        this.after = after;
        this.clock = clock;
    }

    Duration after() {
        return after;
    }

    /** Tells of each session that was locked, by its key; up to one {@link #tick} late. */
    void onLock(Consumer<String> listener) {
        listeners.add(listener);
    }

    boolean isLocked(String key) {
        return isOn() && isOver(usedAt.get(key));
    }

    /** Somebody is there. What was locked stays locked. */
    void use(String key) {
        if (isOn()) usedAt.computeIfPresent(key, (same, used) -> isOver(used) ? used : clock.instant());
    }

    /** The password was given. */
    void open(String key) {
        if (isOn()) usedAt.put(key, clock.instant());
    }

    void forget(String key) {
        usedAt.remove(key);
    }

    /** Finds what was locked since the last time. */
    void tick() {
        for (Map.Entry<String, Instant> one : usedAt.entrySet())
            if (isOver(one.getValue()) && usedAt.remove(one.getKey(), one.getValue()))
                listeners.forEach(listener -> listener.accept(one.getKey()));
    }

    private boolean isOn() {
        return !after.isZero();
    }

    private boolean isOver(@Nullable Instant used) {
        return used == null || !used.plus(after).isAfter(clock.instant());
    }
}
