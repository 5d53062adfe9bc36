package vn.motcua.edge.transport;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import java.io.IOException;
import java.time.Duration;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.transport.PortByteLink.NativeCall;

/**
 * The bounded, progress-based writer of one link. It measures progress and never believes that a returned native call means the
 * device took anything; a call that does not return is noticed by the watchdog through {@link #isStuck()}.
 */
final class LinkWriter {
    private static final int QUEUE_MAX = 32;
    private static final Duration WATCHDOG_SLACK = Duration.ofMillis(100);

    private final PortByteLink link;
    private final BlockingQueue<Order> queue = new ArrayBlockingQueue<>(QUEUE_MAX);
    private final NativeCall call = new NativeCall();
    private volatile boolean stopped;
    private volatile @Nullable Order current;

    /** One write: what is asked, how far it came. Progress fields are written by the writer thread only. */
    private static final class Order {
        final byte[] bytes;
        final Duration stallAfter;
        final Promise<WriteResult> done = Promise.promise();
        volatile int taken;
        volatile int offered;

        Order(byte[] bytes, Duration stallAfter) {
            this.bytes = bytes;
            this.stallAfter = stallAfter;
        }

        void fail(DeviceCode fault) {
            done.tryComplete(new WriteResult(bytes.length, taken, Math.max(taken, offered), fault));
        }
    }

    LinkWriter(PortByteLink link) {
        this.link = link;
    }

    Future<WriteResult> submit(byte[] bytes, Duration stallAfter) {
        Order order = new Order(bytes, stallAfter);
        if (stopped) order.fail(DeviceCode.E_LINK_LOST);
        else if (!queue.offer(order)) order.fail(DeviceCode.E_BUSY);
        if (stopped) drain(); // the stop may have come between the question and the offer
        return order.done.future();
    }

    void start() {
        Thread thread = new Thread(this::run, "link-write " + link.address());
        thread.setDaemon(true);
        thread.start();
    }

    void stop() {
        stopped = true;
        drain();
    }

    boolean isStuck() {
        return call.isOverdue();
    }

    /** The thread is lost in a native call: answer for it. */
    void giveUp(DeviceCode fault) {
        Order order = current;
        if (order != null) order.fail(fault);
    }

    private void run() {
        try {
            while (!stopped) {
                Order order = queue.poll(100, TimeUnit.MILLISECONDS);
                if (order != null) perform(order);
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } finally {
            stopped = true;
            drain();
        }
    }

    private void drain() {
        for (Order order = queue.poll(); order != null; order = queue.poll()) order.fail(DeviceCode.E_LINK_LOST);
    }

    private void perform(Order order) {
        current = order;
        try {
            DeviceCode fault = push(order);
            if (fault == null) order.done.tryComplete(WriteResult.complete(order.bytes.length));
            else fail(order, fault, "no progress for " + order.stallAfter.toMillis() + " ms");
        } catch (Throwable e) { // whatever the native layer throws, the order gets its answer
            fail(order, DeviceCode.E_LINK_LOST, String.valueOf(e.getMessage()));
        } finally {
            call.end();
            current = null;
        }
    }

    private void fail(Order order, DeviceCode fault, String why) {
        String where = link.address() + ": " + why + " after " + order.taken + " of " + order.bytes.length + " bytes";
        // The end first: whoever hears the answer may abort the link, and then nobody would be told why it ended.
        current = null; // letting go of the port must not answer in our place
        link.end(fault, where, true);
        order.fail(fault);
    }

    private @Nullable DeviceCode push(Order order) throws IOException {
        BytePort port = link.port();
        long progressAt = System.nanoTime();
        int lastPending = Integer.MAX_VALUE;
        while (order.taken < order.bytes.length) {
            if (stopped || port == null) return DeviceCode.E_LINK_LOST;
            int pending = port.pending();
            if (pending < lastPending) progressAt = System.nanoTime();
            lastPending = pending;
            int taken = pending > 0 ? 0 : offer(port, order);
            if (taken > 0) {
                progressAt = System.nanoTime();
                lastPending = Integer.MAX_VALUE;
                continue;
            }
            if (System.nanoTime() - progressAt > order.stallAfter.toNanos()) return DeviceCode.E_WRITE_STALLED;
            if (pending > 0) PortByteLink.pause(2);
            else port.awaitRoom();
        }
        return null;
    }

    private int offer(BytePort port, Order order) throws IOException {
        int left = order.bytes.length - order.taken;
        int length = port.isWhole() ? left : Math.min(BytePort.CHUNK_BYTES, left);
        order.offered = order.taken + length;
        call.begin(order.stallAfter.plus(WATCHDOG_SLACK));
        int taken = port.write(order.bytes, order.taken, length);
        call.end();
        order.taken += taken;
        order.offered = order.taken;
        return taken;
    }
}
