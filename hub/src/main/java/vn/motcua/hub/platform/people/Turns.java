package vn.motcua.hub.platform.people;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.function.Supplier;
import vn.motcua.hub.platform.http.RefusedException;

/**
 * One asynchronous change after the other, so that memory and store never disagree about who was last. At most
 * {@value #WAITING_MAX} wait; beyond it {@code BUSY}. Any thread.
 */
final class Turns {
    private static final int WAITING_MAX = 200;

    private Future<?> last = Future.succeededFuture();
    private int waiting;

    synchronized <T> Future<T> take(Supplier<Future<T>> change) {
        if (waiting >= WAITING_MAX) return Future.failedFuture(RefusedException.later("BUSY", Duration.ofSeconds(2)));
        waiting++;
        Future<T> mine = last.transform((value, error) -> change.get());
        last = mine.onComplete(done -> leave());
        return mine;
    }

    private synchronized void leave() {
        waiting--;
    }
}
