package vn.motcua.hub.platform.people;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.WorkerExecutor;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.atomic.AtomicInteger;
import vn.motcua.hub.platform.http.RefusedException;

/**
 * Threads for work that blocks, with a bound on what waits: beyond it the Future fails with {@code BUSY}, so that a flood of
 * sign-ins costs the hub neither memory nor its other work. Any thread.
 */
final class BoundedWorker implements AutoCloseable {
    private final WorkerExecutor executor;
    private final int pendingMax;
    private final AtomicInteger pending = new AtomicInteger();

    BoundedWorker(Vertx vertx, String name, int threads, int pendingMax) {
        this.executor = vertx.createSharedWorkerExecutor(
                name, threads, Duration.ofSeconds(30).toNanos());
        this.pendingMax = pendingMax;
    }

    <T> Future<T> run(Callable<T> work) {
        if (pending.incrementAndGet() > pendingMax) {
            pending.decrementAndGet();
            return Future.failedFuture(RefusedException.later("BUSY", Duration.ofSeconds(2)));
        }
        return executor.<T>executeBlocking(work, false).onComplete(done -> pending.decrementAndGet());
    }

    @Override
    public void close() {
        executor.close()
                .onFailure(e ->
                        org.slf4j.LoggerFactory.getLogger(BoundedWorker.class).warn("worker did not close", e));
    }
}
