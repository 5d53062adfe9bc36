package vn.motcua.edge.transport;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicBoolean;
import vn.motcua.edge.device.DeviceCode;

/** A device in memory: the device's side of the line, with the faults a real line has. Any thread. */
public final class MemoryByteLink {
    private static final int POLL_MILLIS = 20;
    private static final int LINE_BYTES_MAX = 8_192;

    private final String name;
    private final LinkedBlockingQueue<byte[]> toAgent = new LinkedBlockingQueue<>();
    private final ByteArrayOutputStream fromAgent = new ByteArrayOutputStream();
    private final ByteArrayOutputStream untaken = new ByteArrayOutputStream(); // guarded by fromAgent
    private boolean isTaking; // guarded by fromAgent
    private final AtomicBoolean claimed = new AtomicBoolean();
    private volatile boolean unplugged;
    private volatile boolean frozen;

    MemoryByteLink(String name) {
        this.name = name;
    }

    /** Sends to the agent, in one piece. */
    public void send(byte[] bytes) {
        toAgent.add(bytes.clone());
    }

    /** All the agent has written so far, unless it was {@link #take taken}. */
    public byte[] received() {
        synchronized (fromAgent) {
            return fromAgent.toByteArray();
        }
    }

    /** What the agent has written since the last call; waits a moment for the first byte. From the first call on the line is bounded. */
    public byte[] take(long waitMillis) throws InterruptedException {
        synchronized (fromAgent) {
            isTaking = true;
            fromAgent.reset();
            if (untaken.size() == 0) fromAgent.wait(waitMillis);
            byte[] bytes = untaken.toByteArray();
            untaken.reset();
            return bytes;
        }
    }

    /** Whether a link of the agent holds the line. */
    public boolean isClaimed() {
        return claimed.get();
    }

    /** Pulls the cable. */
    public void unplug() {
        unplugged = true;
    }

    /** Takes no more bytes, as a device whose buffer is full. */
    public void freeze(boolean on) {
        frozen = on;
    }

    boolean claim() {
        return !unplugged && claimed.compareAndSet(false, true);
    }

    BytePort port() {
        return new Port();
    }

    private final class Port implements BytePort {
        @Override
        public byte[] poll() throws IOException {
            requirePlugged();
            try {
                byte[] bytes = toAgent.poll(POLL_MILLIS, TimeUnit.MILLISECONDS);
                requirePlugged();
                return bytes == null ? new byte[0] : bytes;
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                return new byte[0];
            }
        }

        @Override
        public int write(byte[] bytes, int offset, int length) throws IOException {
            requirePlugged();
            if (frozen) return 0;
            synchronized (fromAgent) {
                if (isTaking && untaken.size() >= LINE_BYTES_MAX) return 0;
                if (!isTaking) fromAgent.write(bytes, offset, length);
                untaken.write(bytes, offset, length);
                fromAgent.notifyAll();
            }
            return length;
        }

        private void requirePlugged() throws LinkException {
            if (unplugged) throw new LinkException(DeviceCode.E_LINK_LOST, "memory:" + name + " was unplugged");
        }

        @Override
        public int pending() {
            return 0;
        }

        @Override
        public void awaitRoom() {
            PortByteLink.pause(2);
        }

        @Override
        public void close(boolean dropPending) {
            claimed.set(false);
        }
    }
}
