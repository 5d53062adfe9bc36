package vn.motcua.system.rig.guest;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Native;
import com.sun.jna.Pointer;

/** The calls the judging side needs. It shares no code with the links it judges. Source: POSIX.1-2017, Linux man-pages. */
interface LibC extends Library {
    LibC C = Native.load("c", LibC.class);
    int O_RDONLY = 0;
    int O_WRONLY = 1;
    int O_RDWR = 2;
    int O_NOCTTY = 0x100;
    int O_NONBLOCK = 0x800;
    int EAGAIN = 11;
    int EBUSY = 16;
    int ENODEV = 19;

    int open(String path, int flags) throws LastErrorException;

    int close(int fd) throws LastErrorException;

    long read(int fd, byte[] bytes, long size) throws LastErrorException;

    long write(int fd, byte[] bytes, long size) throws LastErrorException;

    int ioctl(int fd, long request, long value) throws LastErrorException;

    int ioctl(int fd, long request, int[] value) throws LastErrorException;

    int sched_setaffinity(int thread, long bytes, long[] mask) throws LastErrorException;

    int tcgetattr(int fd, Pointer termios) throws LastErrorException;

    void cfmakeraw(Pointer termios);

    int tcsetattr(int fd, int actions, Pointer termios) throws LastErrorException;
}
