package vn.motcua.hub.platform.people;

import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * Slows down guessing, and never locks anybody out for ever: each failure beyond the free ones doubles the wait, up to a
 * ceiling, and a quarter of an hour without failure forgets it all.
 *
 * <p>Three counts: the login from this address (the guesser at one PC), the address (one PC, many logins) and the login from
 * anywhere (many PCs; its ceiling is low, so that a stranger cannot keep an officer from work). An attempt counts as failed
 * until it is known to be good, so that parallel guesses are not free. Keeps at most {@value #KEYS_MAX} counts, dropping the
 * longest unused. Any thread.
 */
final class SignInThrottle {
    private static final int KEYS_MAX = 10_000;
    private static final Duration FORGET_AFTER = Duration.ofMinutes(15);

    private enum Scope {
        LOGIN_AT_ADDRESS(5, Duration.ofMinutes(5)),
        ADDRESS(30, Duration.ofMinutes(5)),
        LOGIN(30, Duration.ofSeconds(20));

        private final int free;
        private final Duration ceiling;

        Scope(int free, Duration ceiling) {
            this.free = free;
            this.ceiling = ceiling;
        }

        Duration waitAfter(int failures) {
            if (failures < free) return Duration.ZERO;
            Duration doubled = Duration.ofSeconds(1L << Math.min(failures - free, 20));
            return doubled.compareTo(ceiling) > 0 ? ceiling : doubled;
        }
    }

    private record Key(Scope scope, String name) {}

    private record Count(int failures, Instant last) {}

    private final Clock clock;
    private final Map<Key, Count> counts = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Key, Count> eldest) {
            return size() > KEYS_MAX;
        }
    };

    SignInThrottle(Clock clock) {
        this.clock = clock;
    }

    /** How long this attempt must wait; empty if it may go on, and then it counts as failed until {@link #succeeded}. */
    synchronized Optional<Duration> begin(String login, String address) {
        Instant now = clock.instant();
        Duration longest = Duration.ZERO;
        for (Key key : keys(login, address)) {
            Duration left = left(key, now);
            if (left.compareTo(longest) > 0) longest = left;
        }
        if (!longest.isZero()) return Optional.of(longest);
        for (Key key : keys(login, address)) counts.put(key, new Count(failures(key, now) + 1, now));
        return Optional.empty();
    }

    /** The attempt was good: what the person mistyped before is forgotten. */
    synchronized void succeeded(String login, String address) {
        for (Key key : keys(login, address)) {
            if (key.scope() != Scope.ADDRESS) counts.remove(key);
            else
                counts.computeIfPresent(
                        key, (same, count) -> new Count(Math.max(0, count.failures() - 1), count.last()));
        }
    }

    private Duration left(Key key, Instant now) {
        Count count = counts.get(key);
        if (count == null) return Duration.ZERO;
        Duration wait = key.scope().waitAfter(failures(key, now));
        Duration left = Duration.between(now, count.last().plus(wait));
        if (left.isNegative()) return Duration.ZERO;
        // A clock set back must not turn seconds into hours.
        return left.compareTo(wait) > 0 ? wait : left;
    }

    private int failures(Key key, Instant now) {
        Count count = counts.get(key);
        return count == null || count.last().plus(FORGET_AFTER).isBefore(now) ? 0 : count.failures();
    }

    private static Key[] keys(String login, String address) {
        return new Key[] {
            new Key(Scope.LOGIN_AT_ADDRESS, login + "\n" + address),
            new Key(Scope.ADDRESS, address),
            new Key(Scope.LOGIN, login)
        };
    }
}
