package vn.motcua.hub.estimate;

import java.time.Duration;
import java.time.Instant;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * Whether today goes faster or slower than usual: visits of the last hours beside what was expected of them. Forgets half in three
 * and a half hours, so that every morning begins at usual. Parts in a thousand. Writer thread.
 */
final class Pace {
    static final long USUAL = 1_000;
    private static final long MIN = 500;
    private static final long MAX = 2_500;
    /** As usual weighs like this much time at counters. */
    private static final long BELIEF = Duration.ofMinutes(480).toMillis();

    private static final long STEP = Duration.ofMinutes(10).toMillis();
    /** Each ten minutes take a thirtieth: half of it is gone after three and a half hours. */
    private static final int PART = 30;

    private static final int STEPS_MAX = 120;

    private long real;
    private long expected;
    private long step;

    void add(Instant at, long realMillis, long expectedMillis) {
        forget(at);
        real += Math.min(realMillis, 5 * expectedMillis);
        expected += expectedMillis;
    }

    private void forget(Instant at) {
        long now = at.toEpochMilli() / STEP;
        for (long i = Math.min(STEPS_MAX, now - step); i > 0; i--) {
            real -= real / PART;
            expected -= expected / PART;
        }
        step = Math.max(step, now);
    }

    /** @param around what holds where little was seen */
    long perMille(Instant at, long around) {
        long reals = real;
        long due = expected;
        for (long i = Math.min(STEPS_MAX, at.toEpochMilli() / STEP - step); i > 0; i--) {
            reals -= reals / PART;
            due -= due / PART;
        }
        long pace = (reals + BELIEF * around / USUAL) * USUAL / (due + BELIEF);
        return Math.max(MIN, Math.min(MAX, pace));
    }

    void save(LongConsumer to) {
        to.accept(real);
        to.accept(expected);
        to.accept(step);
    }

    void load(LongSupplier from) {
        real = from.getAsLong();
        expected = from.getAsLong();
        step = from.getAsLong();
    }
}
