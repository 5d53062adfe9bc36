package vn.motcua.edge.driver;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.util.concurrent.Callable;
import java.util.concurrent.RejectedExecutionException;

/**
 * Blocking work of one device: one piece after the other, and beside that of everybody else. (The ordered {@code executeBlocking} has one
 * queue for all that was made on one event loop, where a device that hangs holds up the pages.) One event loop only.
 */
public final class BlockingTurns {
    /** More wait than a hand asks for; beyond it a piece of work fails at once. */
    static final int WAITING_MAX = 32;

    private final Vertx vertx;
    private Future<?> last = Future.succeededFuture();
    private int waiting;

    public BlockingTurns(Vertx vertx) {
        this.vertx = vertx;
    }

    /**
     * @param work run on a worker thread once all before it are done, however they ended
     * @return its result; fails with {@link RejectedExecutionException} if too many wait
     */
    public <T> Future<T> run(Callable<T> work) {
        if (waiting >= WAITING_MAX)
            return Future.failedFuture(new RejectedExecutionException(waiting + " steps of this device wait already"));
        waiting++;
        Future<T> mine = last.transform(before -> vertx.executeBlocking(work, false));
        last = mine;
        return mine.onComplete(done -> waiting--);
    }
}
