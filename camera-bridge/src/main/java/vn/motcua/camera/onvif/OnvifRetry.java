package vn.motcua.camera.onvif;

import java.time.Duration;
import java.util.Optional;
import vn.motcua.camera.onvif.OnvifFault.Why;

/** How long to wait before a device is asked again, so that it is not flooded and no account of it is locked. Pure; any thread. */
final class OnvifRetry {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration MAX = Duration.ofMinutes(1);
    private static final Duration REFUSED_FIRST = Duration.ofSeconds(30);
    private static final Duration REFUSED_MAX = Duration.ofMinutes(30);
    private static final int REFUSALS_MAX = 3;
    private static final int DOUBLINGS_MAX = 12;

    private OnvifRetry() {}

    /**
     * Empty to ask no more until the password is another one.
     *
     * @param failures in a row, from 1
     * @param wasKnown whether this login was taken before: then a refusal means a device without room, not a wrong password
     * @param jitter 0 to 1: what failed together does not come back together
     */
    static Optional<Duration> delay(Throwable failure, int failures, boolean wasKnown, double jitter) {
        boolean isRefused = OnvifClient.isFault(failure, Why.NOT_AUTHORIZED);
        if (isRefused && !wasKnown && failures >= REFUSALS_MAX) return Optional.empty();
        Duration first = isRefused ? REFUSED_FIRST : FIRST;
        Duration max = isRefused ? REFUSED_MAX : MAX;
        Duration plain = first.multipliedBy(1L << Math.min(Math.max(failures - 1, 0), DOUBLINGS_MAX));
        Duration bounded = plain.compareTo(max) > 0 ? max : plain;
        return Optional.of(bounded.plus(Duration.ofMillis((long) (bounded.toMillis() * 0.25 * jitter))));
    }
}
