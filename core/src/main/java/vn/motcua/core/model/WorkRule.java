package vn.motcua.core.model;

import java.time.Duration;
import java.time.LocalTime;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/**
 * One line of a work profile: when this holds, call one of these.
 *
 * @param when all of it must hold
 * @param take who may be called by it
 * @param ratio how often it may be used while others wait; null for always
 * @param callAtLatestAfter at this counter none of {@code take} waits longer, whether {@code when} holds or not; null for no promise
 */
public record WorkRule(
        When when,
        WaitGroup take,
        @Nullable Ratio ratio,
        @Nullable Duration callAtLatestAfter) {
    public WorkRule {
        Objects.requireNonNull(when, "when");
        Objects.requireNonNull(take, "take");
    }

    /**
     * What must hold; null parts are not asked.
     *
     * @param waiting so many wait
     * @param longestWait one of them has waited so long
     * @param between the time of the day at the site
     * @param openCounters so few counters are open
     */
    public record When(
            @Nullable Crowd waiting,
            @Nullable LongWait longestWait,
            @Nullable Window between,
            @Nullable FewCounters openCounters) {
        public static final When ALWAYS = new When(null, null, null, null);
    }

    /** At least {@code atLeast} of these wait. */
    public record Crowd(WaitGroup of, int atLeast) {
        public Crowd {
            if (atLeast < 1) throw new IllegalArgumentException("atLeast " + atLeast + ": allowed are 1 and above");
        }
    }

    /** Somebody of these has waited at least so long. */
    public record LongWait(WaitGroup of, Duration atLeast) {}

    /** From inclusive, to exclusive, in the site's zone. */
    public record Window(LocalTime from, LocalTime to) {
        public Window {
            if (!from.isBefore(to))
                throw new IllegalArgumentException("between " + from + "–" + to + ": allowed is from before to");
        }

        public boolean holds(LocalTime time) {
            return !time.isBefore(from) && time.isBefore(to);
        }
    }

    /** At most so many open counters serve this. */
    public record FewCounters(ServiceId service, int atMost) {}

    /** At most {@code calls} of any {@code of} calls in a row at the counter. */
    public record Ratio(int calls, int of) {
        public static final int OF_MAX = 20;

        public Ratio {
            if (calls < 1 || of < 2 || of > OF_MAX || calls >= of)
                throw new IllegalArgumentException(
                        "ratio " + calls + " of " + of + ": allowed are 1 ≤ calls < of ≤ " + OF_MAX);
        }
    }
}
