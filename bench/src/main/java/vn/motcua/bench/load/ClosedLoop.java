package vn.motcua.bench.load;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.IntFunction;

/** As much as goes in: a fixed number of clients, each asking again as soon as it is answered. For peaks, never for latencies. */
public final class ClosedLoop {
    private final IntFunction<Future<?>> shot;
    private final long end;
    private final AtomicInteger shots = new AtomicInteger();
    private final AtomicLong good = new AtomicLong();
    private final AtomicLong failed = new AtomicLong();
    private final CountDownLatch left;

    private ClosedLoop(int clients, Duration length, IntFunction<Future<?>> shot) {
        this.shot = shot;
        this.end = System.nanoTime() + length.toNanos();
        this.left = new CountDownLatch(clients);
    }

    /** @param perSecond good answers a second */
    public record Result(int clients, double perSecond, long failed) {}

    /** Blocks until every client had its last answer. */
    public static Result run(int clients, Duration length, IntFunction<Future<?>> shot) throws InterruptedException {
        ClosedLoop loop = new ClosedLoop(clients, length, shot);
        long start = System.nanoTime();
        for (int i = 0; i < clients; i++) loop.again();
        loop.left.await();
        double seconds = (System.nanoTime() - start) / 1e9;
        return new Result(clients, loop.good.get() / seconds, loop.failed.get());
    }

    private void again() {
        if (System.nanoTime() >= end) {
            left.countDown();
            return;
        }
        shot.apply(shots.getAndIncrement()).onComplete(done -> {
            (done.succeeded() ? good : failed).incrementAndGet();
            again();
        });
    }
}
