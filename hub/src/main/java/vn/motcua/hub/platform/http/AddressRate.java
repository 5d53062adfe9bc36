package vn.motcua.hub.platform.http;

import java.time.Clock;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.Map;

/**
 * So many requests per address at once, refilled evenly; beyond it {@code TOO_MANY_REQUESTS}. Keeps at most
 * {@value #ADDRESSES_MAX} addresses, dropping the longest unused. Any thread.
 */
public final class AddressRate {
    private static final int ADDRESSES_MAX = 10_000;

    private record Bucket(double left, long atMs) {}

    private final Clock clock;
    private final int burst;
    private final double perMs;
    private final Map<String, Bucket> buckets = new LinkedHashMap<>(16, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Bucket> eldest) {
            return size() > ADDRESSES_MAX;
        }
    };

    public AddressRate(Clock clock, int burst, int perMinute) {
        this.clock = clock;
        this.burst = burst;
        this.perMs = perMinute / 60_000.0;
    }

    /** @throws RefusedException {@code TOO_MANY_REQUESTS} */
    public synchronized void take(String address) {
        long now = clock.millis();
        Bucket before = buckets.getOrDefault(address, new Bucket(burst, now));
        double left = Math.min(burst, before.left() + Math.max(0, now - before.atMs()) * perMs);
        buckets.put(address, new Bucket(left < 1 ? left : left - 1, now));
        if (left < 1) throw RefusedException.later("TOO_MANY_REQUESTS", Duration.ofMillis((long) ((1 - left) / perMs)));
    }
}
