package vn.motcua.camera.onvif;

import java.time.Duration;

/** How long to wait before a device that did not answer is asked again; of refused logins see {@code Backoff}. Pure; any thread. */
final class OnvifRetry {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration MAX = Duration.ofMinutes(1);
    private static final int DOUBLINGS_MAX = 12;

    private OnvifRetry() {}

    /**
     * @param failures in a row, from 1
     * @param jitter 0 to 1: what failed together does not come back together
     */
    static Duration delay(int failures, double jitter) {
        Duration plain = FIRST.multipliedBy(1L << Math.min(Math.max(failures - 1, 0), DOUBLINGS_MAX));
        Duration bounded = plain.compareTo(MAX) > 0 ? MAX : plain;
        return bounded.plus(Duration.ofMillis((long) (bounded.toMillis() * 0.25 * jitter)));
    }
}
