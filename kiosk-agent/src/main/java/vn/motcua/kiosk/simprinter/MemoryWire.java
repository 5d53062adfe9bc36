package vn.motcua.kiosk.simprinter;

import java.io.IOException;
import org.jspecify.annotations.Nullable;
import vn.motcua.edge.transport.MemoryByteLink;
import vn.motcua.edge.transport.MemoryNet;

/** A printer in this process, without any operating system between it and its driver. */
final class MemoryWire implements Wire {
    private static final long READ_MILLIS = 20;

    private final MemoryNet net;
    private final String name;
    private volatile MemoryByteLink line;
    private volatile boolean isClosed;

    MemoryWire(MemoryNet net, String name) {
        this.net = net;
        this.name = name;
        this.line = net.listen(name);
    }

    @Override
    public void accept() throws IOException {
        while (!line.isClaimed()) {
            if (isClosed) throw new IOException("memory:" + name + " is closed");
            pause();
        }
    }

    @Override
    public byte @Nullable [] read(int max) throws IOException {
        MemoryByteLink open = line;
        try {
            byte[] bytes = open.take(READ_MILLIS);
            return bytes.length == 0 && !open.isClaimed() ? null : bytes;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    private static void pause() throws IOException {
        try {
            Thread.sleep(READ_MILLIS);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException(e);
        }
    }

    @Override
    public void write(byte[] bytes) {
        line.send(bytes);
    }

    @Override
    public void hangUp() {
        MemoryByteLink old = line;
        if (!isClosed) line = net.listen(name);
        old.unplug();
    }

    @Override
    public void breakOff() {
        hangUp();
    }

    @Override
    public void close() {
        isClosed = true;
        hangUp();
    }
}
