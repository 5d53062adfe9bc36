package vn.motcua.system.rig.guest;

import com.sun.jna.LastErrorException;
import com.sun.jna.Memory;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/** A device node opened without waiting; the side of the rig that plays the device. One reading and one writing thread. */
final class Handle implements AutoCloseable {
    private static final int TERMIOS_BYTES = 256; // larger than any libc's struct termios

    private static final long TIOCOUTQ = 0x5411;

    private final Path node;
    private final int fd;

    private Handle(Path node, int fd) {
        this.node = node;
        this.fd = fd;
    }

    static Handle open(Path node, int access) throws IOException {
        try {
            return new Handle(node, LibC.C.open(node.toString(), access | LibC.O_NOCTTY | LibC.O_NONBLOCK));
        } catch (LastErrorException e) {
            throw new ErrnoException(node + ": " + e.getMessage(), e.getErrorCode());
        }
    }

    /** A terminal as a plain byte line: no echo, no line editing. */
    static Handle openRaw(Path node) throws IOException {
        Handle handle = open(node, LibC.O_RDWR);
        try (Memory termios = new Memory(TERMIOS_BYTES)) {
            LibC.C.tcgetattr(handle.fd, termios);
            LibC.C.cfmakeraw(termios);
            LibC.C.tcsetattr(handle.fd, 0, termios);
        }
        return handle;
    }

    /** Writes all of it. @throws IOException when the node is gone or takes nothing for ten seconds */
    void write(byte[] bytes) throws IOException {
        int sent = 0;
        long end = System.nanoTime() + Duration.ofSeconds(10).toNanos();
        while (sent < bytes.length) {
            sent += some(Arrays.copyOfRange(bytes, sent, bytes.length));
            if (sent < bytes.length && System.nanoTime() > end)
                throw new IOException(node + " took " + sent + " of " + bytes.length + " bytes");
            if (sent < bytes.length) Waiting.pause(Duration.ofMillis(1));
        }
    }

    /** Writes what is taken at once. @return how many bytes */
    int some(byte[] bytes) throws IOException {
        try {
            return (int) LibC.C.write(fd, bytes, bytes.length);
        } catch (LastErrorException e) {
            if (e.getErrorCode() == LibC.EAGAIN) return 0;
            throw new ErrnoException(node + ": " + e.getMessage(), e.getErrorCode());
        }
    }

    /** What is there, at most {@code max} bytes; empty if nothing. */
    byte[] read(int max) throws IOException {
        byte[] bytes = new byte[max];
        try {
            return Arrays.copyOf(bytes, (int) Math.max(0, LibC.C.read(fd, bytes, max)));
        } catch (LastErrorException e) {
            if (e.getErrorCode() == LibC.EAGAIN) return new byte[0];
            throw new ErrnoException(node + ": " + e.getMessage(), e.getErrorCode());
        }
    }

    /** Bytes the kernel holds for the device. Source: ioctl_tty(2), TIOCOUTQ. */
    int unsent() throws IOException {
        return status(TIOCOUTQ);
    }

    /** A question whose answer is one whole number. */
    int status(long request) throws IOException {
        int[] answer = new int[1];
        try {
            LibC.C.ioctl(fd, request, answer);
            return answer[0];
        } catch (LastErrorException e) {
            throw new ErrnoException(node + ": " + e.getMessage(), e.getErrorCode());
        }
    }

    int ioctl(long request, long value) throws IOException {
        try {
            return LibC.C.ioctl(fd, request, value);
        } catch (LastErrorException e) {
            throw new ErrnoException(node + ": " + e.getMessage(), e.getErrorCode());
        }
    }

    @Override
    public void close() {
        try {
            LibC.C.close(fd);
        } catch (LastErrorException e) {
            // The other end was pulled; there is nothing left to let go of.
        }
    }

    /** A system call's own number for what went wrong. */
    static final class ErrnoException extends IOException {
        private static final long serialVersionUID = 1;
        private final int errno;

        ErrnoException(String message, int errno) {
            super(message);
            this.errno = errno;
        }

        int errno() {
            return errno;
        }
    }
}
