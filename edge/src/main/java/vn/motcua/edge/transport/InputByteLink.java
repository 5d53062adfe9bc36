package vn.motcua.edge.transport;

import com.sun.jna.LastErrorException;
import com.sun.jna.Library;
import com.sun.jna.Memory;
import com.sun.jna.Native;
import com.sun.jna.NativeLong;
import java.io.IOException;
import vn.motcua.edge.device.DeviceCode;

/**
 * A node of the Linux input layer, held so that what it types reaches this program only. Reads many events in one call: one by one they
 * are slower than a scanner types, and the kernel drops what does not fit its buffer (HARDWARE c6). The bytes are those of
 * {@link vn.motcua.edge.input.InputStreamCodec}. Source: Linux, Documentation/input/input.rst; linux/input.h, {@code EVIOCGRAB}.
 */
final class InputByteLink implements BytePort {
    private static final int O_RDONLY_NONBLOCK = 0x800;
    private static final int EVIOCGRAB = 0x4004_4590;
    private static final int EVENTS_PER_READ = 128;
    private static final int POLL_MILLIS = 100;
    private static final short POLLIN = 1;
    private static final int FD_OFFSET = 0;
    private static final int EVENTS_OFFSET = 4;
    private static final int REVENTS_OFFSET = 6;

    private final LinkAddress address;
    private final LibC c;
    private final int fd;
    private final Memory polled = new Memory(8);
    private final byte[] buffer = new byte[EVENTS_PER_READ * eventBytes()];

    /** The few calls needed. Source: POSIX.1-2017; ioctl(2). */
    private interface LibC extends Library {
        int open(String path, int flags) throws LastErrorException;

        int close(int fd) throws LastErrorException;

        int ioctl(int fd, NativeLong request, NativeLong value) throws LastErrorException;

        int poll(Memory fds, NativeLong count, int millis) throws LastErrorException;

        NativeLong read(int fd, byte[] bytes, NativeLong size) throws LastErrorException;
    }

    private InputByteLink(LinkAddress address, LibC c, int fd) {
        this.address = address;
        this.c = c;
        this.fd = fd;
    }

    private static int eventBytes() {
        return 2 * Native.LONG_SIZE + 8;
    }

    /** @param node the path the rule of the address led to */
    static BytePort open(LinkAddress.Input address, String node) throws IOException {
        InputByteLink port = opened(address, node);
        if (address.grab()) port.grab();
        return port;
    }

    /**
     * Reports of a HID device: the kernel gives one whole report for each call. Source: Linux, Documentation/hid/hidraw.rst.
     *
     * @param node as above
     */
    static BytePort open(LinkAddress.Hid address, String node) throws IOException {
        return opened(address, node);
    }

    private static InputByteLink opened(LinkAddress address, String node) throws IOException {
        LibC c;
        try {
            c = Native.load("c", LibC.class);
        } catch (UnsatisfiedLinkError e) {
            throw new LinkException(DeviceCode.E_UNSUPPORTED, address + ": this system has no input nodes", e);
        }
        try {
            return new InputByteLink(address, c, c.open(node, O_RDONLY_NONBLOCK));
        } catch (LastErrorException e) {
            throw translated(address, e);
        }
    }

    private void grab() throws IOException {
        try {
            int grabbed = c.ioctl(fd, new NativeLong(EVIOCGRAB), new NativeLong(1));
            assert grabbed == 0;
        } catch (LastErrorException e) {
            close(true);
            throw translated(address, e);
        }
    }

    private static LinkException translated(LinkAddress address, LastErrorException e) {
        return switch (e.getErrorCode()) {
            case 1, 13 ->
                new LinkException( // EPERM, EACCES
                        DeviceCode.E_PERMISSION,
                        address + ": no permission; the user must be in group input, and hidraw nodes need a udev rule",
                        e);
            case 2, 6 ->
                new LinkException( // ENOENT, ENXIO
                        DeviceCode.E_NOHARDWARE, address + ": there is no such device; is it plugged in?", e);
            case 16 ->
                new LinkException( // EBUSY
                        DeviceCode.E_CLAIMED, address + ": another program holds it", e);
            case 22, 25 ->
                new LinkException( // EINVAL, ENOTTY
                        DeviceCode.E_CONFIG, address + ": this is no input device", e);
            default -> new LinkException(DeviceCode.E_LINK_LOST, address + ": " + e.getMessage(), e);
        };
    }

    @Override
    public byte[] poll() throws IOException {
        try {
            polled.setInt(FD_OFFSET, fd);
            polled.setShort(EVENTS_OFFSET, POLLIN);
            polled.setShort(REVENTS_OFFSET, (short) 0);
            if (c.poll(polled, new NativeLong(1), POLL_MILLIS) <= 0) return new byte[0];
            return read();
        } catch (LastErrorException e) {
            if (isNotYet(e)) return new byte[0];
            throw translated(address, e);
        }
    }

    private byte[] read() throws LinkException {
        int count = c.read(fd, buffer, new NativeLong(buffer.length)).intValue();
        if (count <= 0) throw new LinkException(DeviceCode.E_LINK_LOST, address + ": the device is gone");
        byte[] exact = new byte[count];
        System.arraycopy(buffer, 0, exact, 0, count);
        return exact;
    }

    private static boolean isNotYet(LastErrorException e) {
        return e.getErrorCode() == 11 || e.getErrorCode() == 4; // EAGAIN, EINTR
    }

    @Override
    public int write(byte[] bytes, int offset, int length) throws IOException {
        throw new LinkException(DeviceCode.E_UNSUPPORTED, address + ": nothing can be written to it");
    }

    @Override
    public int pending() {
        return 0;
    }

    @Override
    public void awaitRoom() {
        PortByteLink.pause(2);
    }

    /** Closing also gives the device back to everybody else. */
    @Override
    public void close(boolean dropPending) throws IOException {
        try {
            int closed = c.close(fd);
            assert closed == 0;
        } catch (LastErrorException e) {
            throw translated(address, e);
        }
    }
}
