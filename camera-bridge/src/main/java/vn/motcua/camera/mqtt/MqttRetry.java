package vn.motcua.camera.mqtt;

import java.time.Duration;

/** How long to wait before the next try. Pure; any thread. */
final class MqttRetry {
    private static final Duration FIRST = Duration.ofSeconds(1);
    private static final Duration MAX = Duration.ofMinutes(1);
    /** A refused login is not tried often: brokers and the accounts behind them lock. */
    private static final Duration REFUSED_FIRST = Duration.ofSeconds(30);

    private static final Duration REFUSED_MAX = Duration.ofMinutes(30);
    private static final int DOUBLINGS_MAX = 10;

    private MqttRetry() {}

    /**
     * @param failures in a row, from 1
     * @param isRefused whether the broker refused the login
     * @param jitter 0 to 1: agents that lost one broker together do not come back together
     */
    static Duration delay(int failures, boolean isRefused, double jitter) {
        long doublings = 1L << Math.min(Math.max(failures - 1, 0), DOUBLINGS_MAX);
        Duration plain = (isRefused ? REFUSED_FIRST : FIRST).multipliedBy(doublings);
        Duration max = isRefused ? REFUSED_MAX : MAX;
        Duration bounded = plain.compareTo(max) > 0 ? max : plain;
        return bounded.plus(Duration.ofMillis((long) (bounded.toMillis() * 0.25 * jitter)));
    }
}
