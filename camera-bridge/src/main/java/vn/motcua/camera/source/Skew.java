package vn.motcua.camera.source;

import java.time.Duration;
import java.time.Instant;
import org.jspecify.annotations.Nullable;

/**
 * How far a device's clock is off, learned from what it says the time is and from when its events come. Hours in the wrong zone, minutes
 * of drift and a clock that begins in the year 2000 are all the same to it. Not thread safe.
 */
public final class Skew {
    static final Duration WARN_AT = Duration.ofSeconds(5);
    /** A live event is not under way for longer; older means that the clock was set, or stands. */
    static final Duration LAG_MAX = Duration.ofMinutes(1);

    static final Duration EARLY_MAX = Duration.ofSeconds(2);
    private static final int ODD_MAX = 3;

    private @Nullable Duration ahead;
    private int odd;

    /** The device says what time it is. */
    public void clock(Instant device, Instant received) {
        ahead = Duration.between(received, device);
        odd = 0;
    }

    /**
     * When it was, by our clock: the device's time set right as far as that is believable, else when it came.
     *
     * @param isLate from before a break: it may be old, and teaches nothing
     */
    public Instant correct(@Nullable Instant device, boolean isLate, Instant received) {
        if (device == null) return received;
        if (ahead == null) {
            if (isLate) return received;
            ahead = Duration.between(received, device);
        }
        Instant at = device.minus(ahead);
        if (at.isAfter(received.plus(EARLY_MAX))) {
            // Nothing comes before it happened: the clock was set forward.
            if (!isLate) clock(device, received);
            return received;
        }
        if (isLate) return at.isAfter(received) ? received : at;
        if (Duration.between(at, received).compareTo(LAG_MAX) > 0) {
            if (++odd >= ODD_MAX) clock(device, received);
            return received;
        }
        odd = 0;
        if (at.isAfter(received)) {
            ahead = Duration.between(received, device);
            return received;
        }
        return at;
    }

    /** Positive when the device's clock is ahead; zero as long as nothing is known. */
    public Duration ahead() {
        return ahead == null ? Duration.ZERO : ahead;
    }

    /** Far enough to be told. */
    public boolean isOff() {
        return ahead().abs().compareTo(WARN_AT) >= 0;
    }
}
