package vn.motcua.edge.pty;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.Pointer;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Arrays;

/**
 * The device's end of a pseudo-terminal in raw mode; the agent opens {@link #path()} as if it were a serial port. Closing it is
 * pulling the cable. One reading and one writing thread.
 */
public final class PseudoTerminal implements AutoCloseable {
    private static final int O_RDWR = 2;
    private static final int O_NOCTTY = 0x100;
    private static final int O_NONBLOCK = 0x800;
    private static final int EAGAIN = 11;
    private static final int EINTR = 4;
    private static final int TERMIOS_BYTES = 256; // larger than any libc's struct termios
    private static final int NAME_BYTES = 128;
    private static final short POLLIN = 1;
    private static final short POLLOUT = 4;

    private final LibC c;
    private final int master;
    private final int keeper;
    private final Path path;
    /** Guarded by this. */
    private boolean isClosed;
    /** Calls under way on {@link #master}; guarded by this. */
    private int users;

    private PseudoTerminal(LibC c, int master, int keeper, Path path) {
        this.c = c;
        this.master = master;
        this.keeper = keeper;
        this.path = path;
    }

    /** The few calls needed. Source: POSIX.1-2017, posix_openpt(3), termios(3), poll(2). */
    private interface LibC extends Library {
        int posix_openpt(int flags) throws LastErrorException;

        int grantpt(int fd) throws LastErrorException;

        int unlockpt(int fd) throws LastErrorException;

        int ptsname_r(int fd, byte[] name, long size) throws LastErrorException;

        int open(String path, int flags) throws LastErrorException;

        int close(int fd) throws LastErrorException;

        int dup2(int from, int to) throws LastErrorException;

        int tcgetattr(int fd, Pointer termios) throws LastErrorException;

        void cfmakeraw(Pointer termios);

        int tcsetattr(int fd, int actions, Pointer termios) throws LastErrorException;

        int poll(Pointer fds, long count, int millis) throws LastErrorException;

        long read(int fd, byte[] bytes, long size) throws LastErrorException;

        long write(int fd, byte[] bytes, long size) throws LastErrorException;
    }

    public static PseudoTerminal open() throws IOException {
        try {
            LibC c = Native.load("c", LibC.class);
            int master = c.posix_openpt(O_RDWR | O_NOCTTY | O_NONBLOCK);
            int granted = c.grantpt(master) + c.unlockpt(master);
            byte[] name = new byte[NAME_BYTES];
            int named = c.ptsname_r(master, name, name.length);
            if (granted != 0 || named != 0) throw new IOException("the pseudo-terminal has no name");
            String slave = Native.toString(name);
            // One handle of the other side stays open, or each close by the agent would look like a broken terminal
            // here.
            int keeper = c.open(slave, O_RDWR | O_NOCTTY);
            makeRaw(c, keeper);
            return new PseudoTerminal(c, master, keeper, Path.of(slave));
        } catch (LastErrorException e) {
            throw new IOException("no pseudo-terminal: " + e.getMessage(), e);
        }
    }

    private static void makeRaw(LibC c, int fd) throws IOException {
        try (Memory termios = new Memory(TERMIOS_BYTES)) {
            int read = c.tcgetattr(fd, termios);
            c.cfmakeraw(termios);
            int set = c.tcsetattr(fd, 0, termios);
            if (read != 0 || set != 0) throw new IOException("the pseudo-terminal refused raw mode");
        }
    }

    /** The agent's side, such as {@code /dev/pts/4}. */
    public Path path() {
        return path;
    }

    /** @return what has arrived within the time, at most {@code max} bytes; empty if nothing */
    public byte[] read(int max, Duration wait) throws IOException {
        enter();
        try {
            if (!isReady(POLLIN, wait)) return new byte[0];
            byte[] bytes = new byte[max];
            int count = transfer(() -> c.read(master, bytes, max));
            requireOpen();
            return Arrays.copyOf(bytes, count);
        } finally {
            leave();
        }
    }

    /** Writes all, waiting for room; gives up after the time. @return how many went out */
    public int write(byte[] bytes, Duration wait) throws IOException {
        enter();
        try {
            return writeAll(bytes, wait);
        } finally {
            leave();
        }
    }

    private int writeAll(byte[] bytes, Duration wait) throws IOException {
        int sent = 0;
        long end = System.nanoTime() + wait.toNanos();
        while (sent < bytes.length) {
            if (!isReady(POLLOUT, wait)) {
                if (System.nanoTime() - end >= 0) break;
                continue;
            }
            byte[] rest = Arrays.copyOfRange(bytes, sent, bytes.length);
            int count = transfer(() -> c.write(master, rest, rest.length));
            sent += count;
            if (count > 0) end = System.nanoTime() + wait.toNanos();
        }
        return sent;
    }

    private interface Transfer {
        long run() throws LastErrorException;
    }

    private int transfer(Transfer transfer) throws IOException {
        try {
            return (int) transfer.run();
        } catch (LastErrorException e) {
            if (isNotYet(e)) return 0;
            throw new IOException(path + ": " + e.getMessage(), e);
        }
    }

    private boolean isReady(short event, Duration wait) throws IOException {
        requireOpen();
        try (Memory fds = new Memory(8)) {
            fds.setInt(0, master);
            fds.setShort(4, event);
            fds.setShort(6, (short) 0);
            return c.poll(fds, 1, (int) wait.toMillis()) > 0;
        } catch (LastErrorException e) {
            if (isNotYet(e)) return false;
            throw new IOException(path + ": " + e.getMessage(), e);
        }
    }

    /** A signal to this process ends a waiting call early; that is no fault of the terminal, and whoever asks asks again. */
    private static boolean isNotYet(LastErrorException e) {
        return e.getErrorCode() == EAGAIN || e.getErrorCode() == EINTR;
    }

    private synchronized void requireOpen() throws IOException {
        if (isClosed) throw new IOException(path + " is closed");
    }

    private synchronized void enter() throws IOException {
        requireOpen();
        users++;
    }

    private synchronized void leave() {
        users--;
        if (isClosed && users == 0) closeQuietly(master);
    }

    /**
     * Pulls the cable: the agent's handle fails from here on. While a call is under way its number stays taken, by something that says
     * nothing: given to the next terminal, that call would take bytes that are not its own.
     */
    @Override
    public synchronized void close() {
        if (isClosed) return;
        isClosed = true;
        closeQuietly(keeper);
        if (users == 0) closeQuietly(master);
        else muteQuietly();
    }

    private void muteQuietly() {
        try {
            int nothing = c.open("/dev/null", O_RDWR);
            int muted = c.dup2(nothing, master);
            assert muted == master;
            closeQuietly(nothing);
        } catch (LastErrorException e) {
            closeQuietly(master); // no number left to mute it with: a late reader is the smaller harm
        }
    }

    private void closeQuietly(int fd) {
        try {
            int result = c.close(fd);
            assert result == 0;
        } catch (LastErrorException e) {
            // It is going away; there is nothing left to tell anybody.
        }
    }
}
