package vn.motcua.hub.estimate;

import java.time.Instant;
import java.util.function.LongConsumer;
import java.util.function.LongSupplier;

/**
 * How long one call of a service keeps a counter, no-shows included: over all, by hour, by weekday. Hour and weekday are shrunk towards
 * the whole, the whole towards the configured minutes. Milliseconds. Writer thread.
 */
final class Tempo {
    /** The configured value counts as this many visits. */
    private static final int CONFIGURED = 6;
    /** The service's own mean counts as this many visits of one hour or weekday. */
    private static final int WHOLE = 50;

    private static final int MEMORY = 500;
    private static final int MEMORY_CELL = 150;
    /** One visit that was forgotten open for hours must not spoil a week. */
    private static final int OUTLIER = 5;

    private final Mean whole = new Mean(MEMORY);
    private final Mean[] hours = new Mean[Slot.HOURS];
    private final Mean[] weekdays = new Mean[Slot.DAYS];

    Tempo() {
        for (int i = 0; i < hours.length; i++) hours[i] = new Mean(MEMORY_CELL);
        for (int i = 0; i < weekdays.length; i++) weekdays[i] = new Mean(MEMORY_CELL);
    }

    /** @param expected milliseconds, as it was believed when the visit began; beyond five times that it counts as five times */
    void add(Instant called, long millis, long expected) {
        long taken = Math.min(millis, OUTLIER * expected);
        whole.add(taken);
        hours[Slot.hour(called)].add(taken);
        weekdays[Slot.weekday(called)].add(taken);
    }

    /** @param configured milliseconds to start from */
    long millis(Instant at, long configured) {
        long all = Math.max(1, whole.shrunk(configured, CONFIGURED));
        long hour = hours[Slot.hour(at)].shrunk(all, WHOLE);
        long weekday = weekdays[Slot.weekday(at)].shrunk(all, WHOLE);
        return Math.max(1, hour * weekday / all);
    }

    void save(LongConsumer to) {
        whole.save(to);
        for (Mean mean : hours) mean.save(to);
        for (Mean mean : weekdays) mean.save(to);
    }

    void load(LongSupplier from) {
        whole.load(from);
        for (Mean mean : hours) mean.load(from);
        for (Mean mean : weekdays) mean.load(from);
    }
}
