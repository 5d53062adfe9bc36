package vn.motcua.edge.transport;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.time.Duration;
import java.util.Objects;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.device.LinkState;

/**
 * The one implementation of {@link ByteLink}: a reader and a writer thread around a {@link BytePort}, watched by the runtime.
 *
 * <p>The handle is released only after the reader has left its loop. A reader that is still inside a read when the handle number is
 * given to the next port steals that port's first bytes (seen with jSSC on Linux), so the order matters.
 */
class PortByteLink implements ByteLink {
    private static final Logger LOG = LoggerFactory.getLogger(PortByteLink.class);
    private static final Duration READER_GRACE = Duration.ofSeconds(1);

    private final LinkAddress address;
    private final BytePort.Opener opener;
    private final LinkRuntime runtime;
    private final LinkWriter writer;
    private final Promise<Void> released = Promise.promise();
    private final AtomicBoolean started = new AtomicBoolean();
    private final AtomicBoolean ending = new AtomicBoolean();
    private final NativeCall opening = new NativeCall();
    private final Object delivery = new Object();

    private volatile LinkState state = LinkState.ABSENT;
    private volatile @Nullable BytePort port;
    private volatile @Nullable Thread reader;
    private @Nullable LinkListener listener; // guarded by delivery
    private boolean silenced; // guarded by delivery: down has been told
    private boolean complained; // guarded by delivery
    private @Nullable PortStatus told; // reader thread only

    PortByteLink(LinkAddress address, BytePort.Opener opener, LinkRuntime runtime) {
        this.address = address;
        this.opener = opener;
        this.runtime = runtime;
        this.writer = new LinkWriter(this);
    }

    @Override
    public LinkAddress address() {
        return address;
    }

    @Override
    public LinkState state() {
        return state;
    }

    @Override
    public void start(LinkListener listener) {
        if (!started.compareAndSet(false, true)) throw new IllegalStateException(address + " was started before");
        synchronized (delivery) {
            this.listener = listener;
        }
        if (ending.get()) return; // closed before it began; nobody is owed a word
        state = LinkState.OPENING;
        runtime.watch(this);
        Thread thread = new Thread(this::readLoop, "link-read " + address);
        thread.setDaemon(true);
        reader = thread;
        thread.start();
    }

    @Override
    public Future<WriteResult> write(byte[] bytes, Duration stallAfter) {
        return writer.submit(bytes, stallAfter);
    }

    @Override
    public Future<Void> close() {
        end(null, address + " closed", false);
        return released.future();
    }

    @Override
    public Future<Void> abort() {
        end(null, address + " aborted", true);
        return released.future();
    }

    private void readLoop() {
        try {
            BytePort opened = open();
            if (opened == null) return;
            long usual = opened.looksWithin().toNanos();
            long lookedAt = System.nanoTime();
            long before = 0;
            while (!ending.get()) {
                byte[] bytes = opened.poll();
                long now = System.nanoTime();
                long late = Math.max(0, now - lookedAt - usual);
                // A port that looks and then waits finds what came meanwhile in its next turn, at once.
                long heldUp = late + before;
                before = late;
                lookedAt = now;
                if (bytes.length > 0) deliver(l -> l.received(bytes, heldUp));
                tellStatus(opened.status());
            }
        } catch (Throwable e) { // an Error of the native layer must end this link, not its thread in silence
            end(codeOf(e), told(e), true);
            // If the end came first, its releaser may have left the handle to this thread, and there is none.
            if (port == null) runtime.sacrifice(this, () -> release(true));
        }
    }

    private void tellStatus(@Nullable PortStatus now) {
        if (Objects.equals(now, told)) return;
        told = now;
        deliver(l -> {
            if (now == null) l.statusUnknown();
            else l.status(now);
        });
    }

    private @Nullable BytePort open() throws IOException {
        opening.begin(runtime.openStall());
        try {
            port = opener.open();
        } finally {
            opening.end();
        }
        BytePort opened = port;
        if (ending.get()) {
            // The end came while the handle was being made, and its releaser may have found none to release.
            runtime.sacrifice(this, () -> release(true));
            return null;
        }
        state = LinkState.UP;
        if (ending.get()) state = LinkState.CLOSING;
        writer.start();
        deliver(LinkListener::up);
        return opened;
    }

    private String told(Throwable e) {
        String said = String.valueOf(e.getMessage());
        return said.startsWith(address + ": ") ? said : address + ": " + said;
    }

    private static DeviceCode codeOf(Throwable e) {
        return e instanceof LinkException known ? known.code() : DeviceCode.E_LINK_LOST;
    }

    private void deliver(java.util.function.Consumer<LinkListener> word) {
        synchronized (delivery) {
            if (silenced || listener == null) return;
            speak(listener, word);
        }
    }

    private void speak(LinkListener listener, java.util.function.Consumer<LinkListener> word) {
        try {
            word.accept(listener);
        } catch (Throwable e) {
            runtime.countListenerFault();
            if (complained) return;
            complained = true;
            LOG.error("{}: the listener failed; the link goes on, further failures are only counted", address, e);
        }
    }

    /** Ends the session once: tells the listener, stops the threads, releases the handle on a thread nobody waits for. */
    void end(@Nullable DeviceCode code, String detail, boolean dropPending) {
        if (!ending.compareAndSet(false, true)) return;
        if (!started.get()) {
            writer.stop();
            released.tryComplete();
            return;
        }
        state = code == DeviceCode.E_WRITE_STALLED || opening.isOverdue() ? LinkState.STUCK : LinkState.CLOSING;
        writer.stop();
        synchronized (delivery) {
            if (listener != null) speak(listener, l -> l.down(new LinkDown(code, detail)));
            silenced = true;
        }
        runtime.sacrifice(this, () -> release(dropPending));
    }

    private void release(boolean dropPending) {
        awaitReader();
        BytePort opened = port;
        port = null;
        try {
            if (opened != null) opened.close(dropPending);
        } catch (IOException | RuntimeException e) {
            LOG.debug("{}: closing reported {}", address, e.getMessage());
        }
        if (opened == null && isReaderInside()) {
            runtime.stillOpening(this); // it will release what it gets itself
            return;
        }
        runtime.unwatch(this);
        writer.giveUp(DeviceCode.E_LINK_LOST); // nobody watches a write that still hangs
        state = LinkState.ABSENT;
        released.tryComplete();
    }

    private boolean isReaderInside() {
        Thread thread = reader;
        return thread != null && thread != Thread.currentThread() && opening.isRunning();
    }

    private void awaitReader() {
        Thread thread = reader;
        if (thread == null || thread == Thread.currentThread()) return;
        try {
            thread.join(READER_GRACE.toMillis());
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    /** Called by the watchdog a few times a second. */
    void inspect() {
        if (writer.isStuck()) {
            // Before the end: letting go of the port answers a write that still hangs, and would say less about it.
            writer.giveUp(DeviceCode.E_WRITE_STALLED);
            end(DeviceCode.E_WRITE_STALLED, address + ": a write has not returned in time; the device is wedged", true);
        } else if (opening.isOverdue()) {
            end(DeviceCode.E_TIMEOUT, address + ": opening has not returned in time", true);
        }
    }

    /** For the report of links that do not let go. */
    void markStuck() {
        state = LinkState.STUCK;
    }

    boolean isEnding() {
        return ending.get();
    }

    @Nullable
    BytePort port() {
        return port;
    }

    /** One native call with the moment after which it counts as stuck. */
    static final class NativeCall {
        private static final long NONE = Long.MIN_VALUE;
        private volatile long overdueAtNanos = NONE;

        void begin(Duration limit) {
            overdueAtNanos = System.nanoTime() + limit.toNanos();
        }

        void end() {
            overdueAtNanos = NONE;
        }

        boolean isRunning() {
            return overdueAtNanos != NONE;
        }

        boolean isOverdue() {
            long at = overdueAtNanos;
            return at != NONE && System.nanoTime() - at > 0;
        }
    }

    static void pause(long millis) {
        try {
            TimeUnit.MILLISECONDS.sleep(millis);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }
}
