package vn.motcua.hub.platform.link;

import io.vertx.core.Context;
import io.vertx.core.http.ServerWebSocket;
import java.util.ArrayDeque;
import java.util.concurrent.Executor;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Consumer;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.wire.WireException;

/**
 * The heavy work of one link, one piece after the other, on the link workers: the event loop beside it serves people. What a piece
 * comes to is done on the event loop, in the order the pieces came. A peer that sends faster than its frames are read is not read
 * from for a while. Methods are for the event loop.
 */
final class FrameLane {
    private static final Logger LOG = LoggerFactory.getLogger(FrameLane.class);
    private static final int FRAMES_MAX = 32;

    private final Executor workers;
    private final Context context;
    private final ServerWebSocket socket;
    private final Consumer<WireException> onBroken;
    private final ArrayDeque<Supplier<Runnable>> waiting = new ArrayDeque<>();
    /** Whether a worker has a piece of this lane, or is about to. */
    private boolean isAtWork;

    private boolean isPaused;
    private volatile boolean isClosed;

    /** @param onBroken what a piece threw, on the event loop */
    FrameLane(Executor workers, Context context, ServerWebSocket socket, Consumer<WireException> onBroken) {
        this.workers = workers;
        this.context = context;
        this.socket = socket;
        this.onBroken = onBroken;
    }

    /** @param piece runs on a worker and answers what is then to do on the event loop; may throw a {@link WireException} */
    void add(Supplier<Runnable> piece) {
        boolean isFirst;
        synchronized (waiting) {
            waiting.add(piece);
            if (waiting.size() >= FRAMES_MAX && !isPaused) {
                isPaused = true;
                socket.pause();
            }
            isFirst = !isAtWork;
            isAtWork = true;
        }
        if (isFirst) goOn();
    }

    /** Nothing of it matters any more. */
    void close() {
        isClosed = true;
    }

    /** One piece at a time, then to the end of the workers' line: a long backlog does not keep the others waiting. */
    private void goOn() {
        try {
            workers.execute(this::work);
        } catch (RejectedExecutionException stopping) {
            LOG.debug("a link's frame came while the hub was stopping");
        }
    }

    private void work() {
        Supplier<Runnable> piece;
        synchronized (waiting) {
            piece = waiting.poll();
        }
        if (piece != null && !isClosed) run(piece);
        synchronized (waiting) {
            isAtWork = !waiting.isEmpty();
            if (!isAtWork) return;
        }
        goOn();
    }

    private void run(Supplier<Runnable> piece) {
        Runnable outcome = outcome(piece);
        context.runOnContext(turn -> {
            if (!isClosed) finish(outcome);
            readOn();
        });
    }

    private void finish(Runnable outcome) {
        try {
            outcome.run();
        } catch (WireException broken) {
            onBroken.accept(broken);
        }
    }

    private Runnable outcome(Supplier<Runnable> piece) {
        try {
            return piece.get();
        } catch (WireException broken) {
            return () -> onBroken.accept(broken);
        } catch (RuntimeException mistake) {
            LOG.error("a link's frame could not be read", mistake);
            return () -> onBroken.accept(new WireException("the frame could not be read"));
        }
    }

    private void readOn() {
        synchronized (waiting) {
            if (!isPaused || waiting.size() > FRAMES_MAX / 2) return;
            isPaused = false;
        }
        socket.resume();
    }
}
