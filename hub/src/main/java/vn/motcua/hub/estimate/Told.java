package vn.motcua.hub.estimate;

import java.time.Instant;
import java.time.LocalDate;
import vn.motcua.core.event.WaitEstimated;
import vn.motcua.core.model.ServiceId;

/**
 * What one visitor was told, kept until the real wait is known.
 *
 * @param at when
 * @param playedMillis working time the play gave
 * @param pause the break that the wait would meet first
 * @param serviceMillis how long a call of the service was believed to keep a counter
 * @param minutes told, the middle
 * @param atMostMinutes told, the bound
 */
record Told(
        ServiceId service,
        LocalDate day,
        Instant at,
        long playedMillis,
        WorkingTime.Break pause,
        long serviceMillis,
        int minutes,
        int atMostMinutes) {
    private static final long SECOND = 1_000;

    static Told of(WaitEstimated event) {
        return new Told(
                event.serviceId(),
                event.businessDay(),
                event.at(),
                event.playedSeconds() * SECOND,
                new WorkingTime.Break(event.breakInSeconds() * SECOND, event.breakSeconds() * SECOND),
                event.serviceSeconds() * SECOND,
                event.minutes(),
                event.atMostMinutes());
    }
}
