package vn.motcua.bench.load;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.locks.LockSupport;
import java.util.function.IntFunction;

/**
 * Load that does not wait for answers, as people do not: shots leave at a fixed rate, and each is timed from the moment it was
 * <em>due</em>, so that a stall is felt by everything that was due during it (no coordinated omission). A shot that fails counts as
 * long as the patience: what never came is never fast.
 */
public final class OpenLoop {
    private static final Duration PATIENCE = Duration.ofSeconds(10);

    private OpenLoop() {}

    /**
     * @param offered shots due
     * @param failed shots that failed or had no answer within 10 s
     * @param perSecond good answers a second, from the first shot to the last answer
     */
    public record Result(Latencies latencies, int offered, long failed, double perSecond) {}

    /** Fires {@code rate} shots a second for the time given; returns when the last one is answered. Blocks. */
    public static Result run(double rate, Duration length, IntFunction<Future<?>> shot) throws InterruptedException {
        return run(rate, length, shot, PATIENCE);
    }

    static Result run(double rate, Duration length, IntFunction<Future<?>> shot, Duration patience)
            throws InterruptedException {
        int offered = (int) Math.max(1, Math.round(rate * length.toNanos() / 1e9));
        double gapNanos = 1e9 / rate;
        Latencies latencies = new Latencies();
        AtomicLong good = new AtomicLong();
        CountDownLatch left = new CountDownLatch(offered);
        long start = System.nanoTime();
        for (int i = 0; i < offered; i++) {
            long due = start + Math.round(i * gapNanos);
            awaitTime(due);
            shot.apply(i).onComplete(done -> {
                latencies.record(done.succeeded() ? System.nanoTime() - due : patience.toNanos());
                if (done.succeeded()) good.incrementAndGet();
                left.countDown();
            });
        }
        boolean allAnswered = left.await(patience.toNanos(), TimeUnit.NANOSECONDS);
        double seconds = (System.nanoTime() - start) / 1e9;
        if (!allAnswered) for (long i = left.getCount(); i > 0; i--) latencies.record(patience.toNanos());
        long answered = good.get();
        return new Result(latencies, offered, offered - answered, answered / seconds);
    }

    private static void awaitTime(long due) throws InterruptedException {
        for (long wait = due - System.nanoTime(); wait > 0; wait = due - System.nanoTime()) {
            LockSupport.parkNanos(wait);
            if (Thread.interrupted()) throw new InterruptedException("the load was interrupted");
        }
    }
}
