package vn.motcua.edge.pty;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.OptionalInt;
import java.util.concurrent.TimeUnit;

/**
 * The device's end of a node that is read in whole records, as the kernel's hidraw and evdev nodes are: a named pipe in packet mode,
 * where one reading never takes more than one record. What nobody reads is lost. Closing it takes the node away, and a reader learns
 * that its device is gone. Linux only; any thread.
 *
 * <p>Source: pipe(7) and pipe(2), {@code O_DIRECT}; fcntl(2) since Linux 4.5.
 */
public final class RecordNode implements AutoCloseable {
    private static final int O_WRONLY = 1;
    private static final int O_RDWR = 2;
    private static final int O_NONBLOCK = 0x800;
    private static final int O_CLOEXEC = 0x80000;
    private static final int F_SETFL = 4;
    private static final int O_DIRECT_GENERIC = 0x4000;
    private static final int O_DIRECT_ARM = 0x10000;
    private static final int OWN = 0600;
    private static final int EPIPE = 32;
    private static final int EAGAIN = 11;
    private static final int EINTR = 4;
    /** A pipe keeps 16 records; a hand is slower than any reader that is well. */
    private static final Duration PATIENCE = Duration.ofMillis(200);

    private final LibC c;
    private final int fd;
    private final Path path;
    private boolean closed; // guarded by this

    private RecordNode(LibC c, int fd, Path path) {
        this.c = c;
        this.fd = fd;
        this.path = path;
    }

    /** The few calls needed. Source: POSIX.1-2017; fcntl(2). */
    private interface LibC extends Library {
        int mkfifo(String path, int mode) throws LastErrorException;

        int open(String path, int flags) throws LastErrorException;

        int fcntl(int fd, int command, NativeLong flags) throws LastErrorException;

        NativeLong write(int fd, byte[] bytes, NativeLong size) throws LastErrorException;

        int close(int fd) throws LastErrorException;
    }

    /** Whether this system can make one. */
    public static boolean isSupported() {
        return System.getProperty("os.name", "").equals("Linux")
                && packetFlag(System.getProperty("os.arch", "")).isPresent();
    }

    /**
     * {@code O_DIRECT} of a processor; empty for one not looked up. Source: Linux, arch/arm/include/uapi/asm/fcntl.h, the same of arm64,
     * and include/uapi/asm-generic/fcntl.h for the others named here.
     */
    static OptionalInt packetFlag(String arch) {
        return switch (arch) {
            case "arm", "aarch64" -> OptionalInt.of(O_DIRECT_ARM);
            case "amd64", "x86_64", "x86", "i386", "i686", "riscv64" -> OptionalInt.of(O_DIRECT_GENERIC);
            default -> OptionalInt.empty();
        };
    }

    /** @param path where it shall be; nothing may be there */
    public static RecordNode make(Path path) throws IOException {
        if (!isSupported()) throw new IOException(path + ": nodes of whole records need Linux on a known processor");
        LibC c = Native.load("c", LibC.class);
        Path next = path.resolveSibling(path.getFileName() + ".next");
        try {
            Files.deleteIfExists(next);
            int made = c.mkfifo(next.toString(), OWN);
            assert made == 0;
            return new RecordNode(c, moved(c, next, path), path);
        } catch (LastErrorException e) {
            throw new IOException(path + ": no node can be made there: " + e.getMessage(), e);
        } finally {
            Files.deleteIfExists(next); // nothing stays of one that did not become a node
        }
    }

    /** Whoever sees it finds it with its device behind it. */
    private static int moved(LibC c, Path next, Path path) throws IOException {
        int writer = writer(c, next);
        try {
            Files.move(next, path);
            return writer;
        } catch (IOException | RuntimeException e) {
            release(c, writer);
            throw e;
        }
    }

    private static void release(LibC c, int fd) {
        try {
            int closed = c.close(fd);
            assert closed == 0;
        } catch (LastErrorException e) {
            // What went wrong before is what is told.
        }
    }

    /** A pipe cannot be opened for writing alone before it has a reader, which is let go of again. */
    private static int writer(LibC c, Path pipe) {
        int reader = c.open(pipe.toString(), O_RDWR | O_NONBLOCK | O_CLOEXEC);
        try {
            int writer = c.open(pipe.toString(), O_WRONLY | O_NONBLOCK | O_CLOEXEC);
            try {
                int packets = packetFlag(System.getProperty("os.arch", "")).orElseThrow();
                int set = c.fcntl(writer, F_SETFL, new NativeLong(O_NONBLOCK | packets));
                assert set == 0;
                return writer;
            } catch (RuntimeException e) {
                release(c, writer);
                throw e;
            }
        } finally {
            release(c, reader);
        }
    }

    public Path path() {
        return path;
    }

    /**
     * Gives one record to whoever reads the node.
     *
     * @return its length, or 0 if nobody reads
     */
    public synchronized int write(byte[] data) throws IOException {
        if (data.length == 0) return 0;
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (!closed) {
            try {
                return c.write(fd, data, new NativeLong(data.length)).intValue();
            } catch (LastErrorException e) {
                if (e.getErrorCode() == EPIPE) return 0;
                boolean isFull = e.getErrorCode() == EAGAIN || e.getErrorCode() == EINTR;
                if (!isFull || System.nanoTime() - end > 0) throw new IOException(path + ": " + e.getMessage(), e);
                pause();
            }
        }
        return 0;
    }

    private static void pause() throws IOException {
        try {
            TimeUnit.MILLISECONDS.sleep(2);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("interrupted", e);
        }
    }

    /** Pulls the device out. */
    @Override
    public synchronized void close() {
        if (closed) return;
        closed = true;
        try {
            Files.deleteIfExists(path);
            int result = c.close(fd);
            assert result == 0;
        } catch (IOException | LastErrorException e) {
            // It is going away; there is nothing left to tell anybody.
        }
    }
}
