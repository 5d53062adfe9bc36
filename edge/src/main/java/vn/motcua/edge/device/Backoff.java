package vn.motcua.edge.device;

import java.time.Duration;

/**
 * Growing pauses between attempts to reach a device: doubles from {@code first} up to {@code max}. Owned by one driver, not
 * thread-safe. Without jitter on purpose: one agent talks to one device, there is no herd to spread.
 */
public final class Backoff {
    private final Duration first;
    private final Duration max;
    private Duration next;

    public Backoff(Duration first, Duration max) {
        if (first.isNegative() || first.isZero() || max.compareTo(first) < 0)
            throw new IllegalArgumentException("back-off needs 0 < first <= max, got " + first + " and " + max);
        this.first = first;
        this.max = max;
        this.next = first;
    }

    /** 0.5 s doubling to 10 s, the house default. */
    public static Backoff standard() {
        return new Backoff(Duration.ofMillis(500), Duration.ofSeconds(10));
    }

    /** The pause before the coming attempt; the one after it is longer. */
    public Duration next() {
        Duration pause = next;
        Duration doubled = next.multipliedBy(2);
        next = doubled.compareTo(max) > 0 ? max : doubled;
        return pause;
    }

    /** After a success or a plug event. */
    public void reset() {
        next = first;
    }
}
