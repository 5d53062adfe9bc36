package vn.motcua.camera.onvif;

import java.time.Duration;
import java.util.Optional;
import java.util.function.LongSupplier;

/** How long a subscription lives, and when it is to be renewed: at 80 % of its life. Not thread safe. */
final class OnvifLease {
    private static final double RENEW_AT = 0.8;
    private static final Duration LIFE_MIN = Duration.ofSeconds(1);

    private final Duration wanted;
    private final LongSupplier nanos;
    private boolean isAbsolute;
    private long renewAt;

    /**
     * @param wanted the life that is asked for
     * @param nanos a clock that is never set
     */
    OnvifLease(Duration wanted, LongSupplier nanos) {
        this.wanted = wanted;
        this.nanos = nanos;
    }

    /** A life that is over as it begins is of a device that wants a point of time; until then it has the life that was asked for. */
    void lives(Optional<Duration> said) {
        boolean isOver = said.filter(life -> life.compareTo(LIFE_MIN) < 0).isPresent();
        if (isOver) isAbsolute = true;
        Duration life = isOver ? wanted : said.orElse(wanted);
        renewAt = nanos.getAsLong() + (long) (life.toNanos() * RENEW_AT);
    }

    /** Whether the device takes a duration for a point of time long ago. */
    boolean isAbsolute() {
        return isAbsolute;
    }

    boolean isDue() {
        return nanos.getAsLong() - renewAt >= 0;
    }

    /** Until it is to be renewed. */
    Duration left() {
        return Duration.ofNanos(Math.max(0, renewAt - nanos.getAsLong()));
    }
}
