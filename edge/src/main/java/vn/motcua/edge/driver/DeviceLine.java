package vn.motcua.edge.driver;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.edge.device.Backoff;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.device.LinkState;
import vn.motcua.edge.transport.ByteLink;
import vn.motcua.edge.transport.LinkDown;
import vn.motcua.edge.transport.LinkListener;
import vn.motcua.edge.transport.WriteResult;

/**
 * Keeps one device's line open: opens it, notices that it is gone, lets go of the old handle before it looks again (a port reopened
 * beside its old handle comes back under another name), waits with back-off, and tries at once when something is plugged in. Event loop
 * only.
 */
public final class DeviceLine {
    private static final Logger LOG = LoggerFactory.getLogger(DeviceLine.class);
    private static final long RELEASE_PATIENCE_MILLIS = 2_000;
    /** Far more than any counter device sends in the time an event loop may be busy. */
    private static final int UNHEARD_BYTES_MAX = 1024 * 1024;

    private final DeviceEnv env;
    private final Vertx vertx;
    private final Context context;
    private final Backoff backoff;
    private final Listener listener;
    private final AtomicInteger unheard = new AtomicInteger();

    private @Nullable ByteLink link;
    private LinkState state = LinkState.ABSENT;
    private @Nullable DeviceCode code;
    private String why = "";
    private @Nullable DeviceCode logged;
    private @Nullable Runnable plugged;
    private long retryTimer = -1;
    private boolean closed;

    /** Hears of the line, on the event loop. */
    public interface Listener {
        /** The line is open, with nothing heard on it yet. Also the moment to say again what the device should know. */
        void up();

        /** Bytes in order, in any pieces. */
        void received(byte[] bytes);

        /** @param heldUpNanos how much older than this moment the bytes may be, because their reader or the event loop was held up */
        default void received(byte[] bytes, long heldUpNanos) {
            received(bytes);
        }

        /** @param code why the line is not up; null when there is nothing to say */
        void changed(LinkState state, @Nullable DeviceCode code);
    }

    public DeviceLine(DeviceEnv env, Listener listener) {
        this(env, Backoff.standard(), listener);
    }

    public DeviceLine(DeviceEnv env, Backoff backoff, Listener listener) {
        this.env = env;
        this.vertx = env.vertx();
        this.context = vertx.getOrCreateContext();
        this.backoff = backoff;
        this.listener = listener;
    }

    public void open() {
        plugged = env.onPlug(this::lookAgain);
        connect();
    }

    public LinkState state() {
        return state;
    }

    /** What stands in the way, for a technician; empty while nothing does. */
    public String why() {
        return why;
    }

    /** Like {@link ByteLink#write}; takes nothing while the line is not up. The answer comes on the event loop. */
    public Future<WriteResult> write(byte[] bytes, Duration stallAfter) {
        ByteLink open = link;
        if (open == null || state != LinkState.UP)
            return Future.succeededFuture(
                    WriteResult.nothing(bytes.length, code == null ? DeviceCode.E_OFFLINE : code));
        io.vertx.core.Promise<WriteResult> promise = io.vertx.core.Promise.promise();
        open.write(bytes, stallAfter)
                .onComplete(done -> context.runOnContext(v -> env.guard(() -> promise.handle(done))));
        return promise.future();
    }

    /** The driver has no more trust in this line (silence, nonsense): drop it and begin again. */
    public void drop(DeviceCode why) {
        ByteLink open = link;
        if (open == null) return;
        open.abort().onFailure(e -> LOG.debug("{}: {}", open.address(), e.getMessage()));
        lost(open, new LinkDown(why, open.address() + ": given up, " + why));
    }

    /** The device has proved to be well: the next trouble is met with short pauses again. */
    public void proved() {
        backoff.reset();
    }

    public Future<Void> close() {
        closed = true;
        vertx.cancelTimer(retryTimer);
        if (plugged != null) plugged.run();
        ByteLink open = link;
        link = null;
        become(LinkState.ABSENT, null, "");
        return open == null ? Future.succeededFuture() : open.close();
    }

    private void connect() {
        retryTimer = -1;
        if (closed || link != null) return;
        become(LinkState.OPENING, code, why);
        ByteLink opened = env.links().create(env.address());
        link = opened;
        opened.start(new Ear(opened));
    }

    private void lookAgain() {
        backoff.reset();
        if (closed || retryTimer < 0) return;
        vertx.cancelTimer(retryTimer);
        connect();
    }

    /** Carries the link's words, told on its own threads, to the event loop; those of an earlier link are forgotten. */
    private final class Ear implements LinkListener {
        private final ByteLink of;

        Ear(ByteLink of) {
            this.of = of;
        }

        @Override
        public void up() {
            onLoop(() -> {
                logged = null;
                become(LinkState.UP, null, "");
                env.guard(listener::up);
            });
        }

        @Override
        public void received(byte[] bytes) {
            received(bytes, 0);
        }

        @Override
        public void received(byte[] bytes, long heldUpNanos) {
            if (unheard.addAndGet(bytes.length) > UNHEARD_BYTES_MAX) {
                unheard.addAndGet(-bytes.length);
                onLoop(() -> drop(DeviceCode.E_PROTOCOL));
                return;
            }
            long readAt = System.nanoTime();
            context.runOnContext(v -> {
                unheard.addAndGet(-bytes.length);
                long heldUp = heldUpNanos + System.nanoTime() - readAt;
                if (link == of) env.guard(() -> listener.received(bytes, heldUp));
            });
        }

        @Override
        public void down(LinkDown reason) {
            onLoop(() -> lost(of, reason));
        }

        private void onLoop(Runnable step) {
            context.runOnContext(v -> {
                if (link == of) env.guard(step);
            });
        }
    }

    private void lost(ByteLink gone, LinkDown reason) {
        if (closed) return;
        link = null;
        boolean wasUp = state == LinkState.UP;
        DeviceCode cause = reason.code() == null ? DeviceCode.E_LINK_LOST : reason.code();
        log(cause, reason.detail());
        become(wasUp ? LinkState.LOST : LinkState.BACKOFF, cause, reason.detail());
        // An opening that does not return (a name that is looked up, a list of queues) is no handle that clings.
        long stuckTimer = wasUp ? vertx.setTimer(RELEASE_PATIENCE_MILLIS, t -> stuck()) : -1;
        gone.close()
                .onComplete(done -> context.runOnContext(v -> {
                    vertx.cancelTimer(stuckTimer);
                    if (closed) return;
                    become(LinkState.BACKOFF, cause, reason.detail());
                    retryTimer = vertx.setTimer(backoff.next().toMillis(), t -> env.guard(this::connect));
                }));
    }

    private void stuck() {
        if (!closed) become(LinkState.STUCK, DeviceCode.E_CLOSE_STUCK, why);
    }

    /** Once for each new reason: the attempts go on for as long as the device is away. */
    private void log(DeviceCode cause, String detail) {
        if (cause == logged) LOG.debug("{}", detail);
        else LOG.info("{}", detail);
        logged = cause;
    }

    private void become(LinkState now, @Nullable DeviceCode cause, String detail) {
        state = now;
        code = cause;
        why = detail;
        env.why(detail);
        env.guard(() -> listener.changed(now, cause));
    }
}
