package vn.motcua.bench.peer;

import java.util.Random;
import java.util.concurrent.TimeUnit;
import vn.motcua.bench.load.Latencies;

/**
 * The boards of the open queue systems ask their server every 2 to 10 s. Computed, not measured: each board has an interval somewhere
 * in that range and a call falls anywhere in it; network and drawing are taken as free, which flatters them.
 */
public final class PollingPeer {
    private static final double INTERVAL_S_MIN = 2;
    private static final double INTERVAL_S_MAX = 10;
    private static final int CALLS = 100_000;

    private PollingPeer() {}

    public static Latencies simulated(long seed) {
        Random random = new Random(seed);
        Latencies latencies = new Latencies();
        for (int i = 0; i < CALLS; i++) {
            double interval = INTERVAL_S_MIN + random.nextDouble() * (INTERVAL_S_MAX - INTERVAL_S_MIN);
            latencies.record((long) (interval * random.nextDouble() * TimeUnit.SECONDS.toNanos(1)));
        }
        return latencies;
    }
}
