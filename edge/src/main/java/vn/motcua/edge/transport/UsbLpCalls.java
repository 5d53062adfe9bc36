package vn.motcua.edge.transport;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import com.sun.jna.Pointer;

/**
 * The system calls of {@link UsbLpByteLink}, apart so that a test can stand in for the kernel. Each throws
 * {@link LastErrorException} with the error number.
 */
interface UsbLpCalls {
    short POLLIN = 1;
    short POLLOUT = 4;

    int open(String path);

    void close(int fd);

    /** @return bytes read */
    int read(int fd, byte[] into);

    /** @return bytes taken */
    int write(int fd, byte[] bytes);

    /** Waits for any of the events. @return the events that happened, errors and hang-up included; 0 for none in time */
    int poll(int fd, short events, int millis);

    /** {@code LPGETSTATUS}. @return the port status byte */
    int portStatus(int fd);

    /** The kernel's. */
    static UsbLpCalls ofThisPc() {
        return Loaded.CALLS;
    }

    /** Loaded at the first USB printer only. */
    final class Loaded {
        private static final UsbLpCalls CALLS = new Linux(Native.load("c", LibC.class));

        private Loaded() {}
    }

    /** Source: POSIX.1-2017, open(2), poll(2). */
    interface LibC extends Library {
        int open(String path, int flags) throws LastErrorException;

        int close(int fd) throws LastErrorException;

        long read(int fd, byte[] bytes, long size) throws LastErrorException;

        long write(int fd, byte[] bytes, long size) throws LastErrorException;

        int poll(Pointer fds, long count, int millis) throws LastErrorException;

        int ioctl(int fd, NativeLong request, Object... arguments) throws LastErrorException;
    }

    /** Numbers of x86, ARM and RISC-V Linux. */
    final class Linux implements UsbLpCalls {
        private static final int O_RDWR = 2;
        private static final int O_NOCTTY = 0x100;
        private static final int O_NONBLOCK = 0x800;
        private static final int O_CLOEXEC = 0x80000;
        /** Source: Linux, include/uapi/linux/lp.h. */
        private static final NativeLong LPGETSTATUS = new NativeLong(0x060B);

        private final LibC c;

        Linux(LibC c) {
            this.c = c;
        }

        @Override
        public int open(String path) {
            return c.open(path, O_RDWR | O_NONBLOCK | O_NOCTTY | O_CLOEXEC);
        }

        @Override
        public void close(int fd) {
            int result = c.close(fd);
            assert result == 0;
        }

        @Override
        public int read(int fd, byte[] into) {
            return (int) c.read(fd, into, into.length);
        }

        @Override
        public int write(int fd, byte[] bytes) {
            return (int) c.write(fd, bytes, bytes.length);
        }

        @Override
        public int poll(int fd, short events, int millis) {
            try (Memory fds = new Memory(8)) {
                fds.setInt(0, fd);
                fds.setShort(4, events);
                fds.setShort(6, (short) 0);
                return c.poll(fds, 1, millis) > 0 ? fds.getShort(6) : 0;
            }
        }

        @Override
        public int portStatus(int fd) {
            try (Memory status = new Memory(4)) {
                status.setInt(0, 0);
                int result = c.ioctl(fd, LPGETSTATUS, status);
                assert result == 0;
                return status.getInt(0);
            }
        }
    }
}
