package vn.motcua.edge.transport;

import com.sun.jna.LastErrorException;
import java.io.IOException;
import java.util.Arrays;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import vn.motcua.edge.device.DeviceCode;

/**
 * A USB printer class device of Linux, {@code /dev/usb/lp*}. One handle for bytes both ways and for the port status, because the
 * kernel lets only one be open; non-blocking, because a write to a frozen printer would otherwise hold its thread until the cable is
 * pulled (HARDWARE c5).
 */
final class UsbLpByteLink implements BytePort {
    private static final int READ_BYTES = 4_096;
    private static final int POLL_MILLIS = 100;
    private static final int ROOM_MILLIS = 20;
    private static final int DRAIN_MILLIS = 2_000;
    private static final long STATUS_EVERY_NANOS = 500_000_000;
    private static final long STATUS_PAUSE_NANOS_MAX = 16 * STATUS_EVERY_NANOS;
    private static final int STATUS_FAILURES_MAX = 3;

    /** Error numbers of Linux, include/uapi/asm-generic/errno-base.h and errno.h. */
    private static final int EPERM = 1;

    private static final int ENOENT = 2;
    private static final int EINTR = 4;
    private static final int ENXIO = 6;
    private static final int EAGAIN = 11;
    private static final int EACCES = 13;
    private static final int EBUSY = 16;
    private static final int ENODEV = 19;
    private static final int EINVAL = 22;
    private static final int ENOSPC = 28;
    private static final int POLLHUP = 0x10;
    private static final int POLLNVAL = 0x20;

    private final UsbLpCalls calls;
    private final String where;
    private final int fd;
    private final LongSupplier nanos;
    private final byte[] buffer = new byte[READ_BYTES]; // reader thread only
    private boolean isOneWay; // reader thread only
    private boolean hasHadStatus; // reader thread only
    private int statusFailures; // reader thread only; in a row
    private long statusPauseNanos = STATUS_EVERY_NANOS; // reader thread only
    private long statusAskedNanos; // reader thread only
    private @Nullable PortStatus status; // reader thread only

    private UsbLpByteLink(UsbLpCalls calls, String where, int fd, LongSupplier nanos) {
        this.calls = calls;
        this.where = where;
        this.fd = fd;
        this.nanos = nanos;
        this.statusAskedNanos = nanos.getAsLong() - STATUS_EVERY_NANOS;
    }

    static BytePort open(LinkAddress address, String node, UsbLpCalls calls) throws IOException {
        return open(address, node, calls, System::nanoTime);
    }

    /** @param nanos a clock as {@link System#nanoTime} */
    static BytePort open(LinkAddress address, String node, UsbLpCalls calls, LongSupplier nanos) throws IOException {
        String where = address + " (" + node + ")";
        try {
            return new UsbLpByteLink(calls, where, calls.open(node), nanos);
        } catch (LastErrorException e) {
            throw refused(where, e);
        } catch (UnsatisfiedLinkError e) {
            throw new LinkException(
                    DeviceCode.E_UNSUPPORTED, where + ": USB printers are addressed like this on Linux only", e);
        }
    }

    private static LinkException refused(String where, LastErrorException e) {
        return switch (e.getErrorCode()) {
            case ENOENT, ENXIO, ENODEV ->
                new LinkException(DeviceCode.E_NOHARDWARE, where + ": there is no such printer; is it plugged in?", e);
            case EBUSY ->
                new LinkException(DeviceCode.E_CLAIMED, where + ": another program, such as CUPS, has it open", e);
            case EACCES, EPERM ->
                new LinkException(
                        DeviceCode.E_PERMISSION, where + ": no permission; on Linux the user must be in group lp", e);
            default -> new LinkException(DeviceCode.E_NOHARDWARE, where + ": " + e.getMessage(), e);
        };
    }

    @Override
    public byte[] poll() throws IOException {
        try {
            int happened = calls.poll(fd, isOneWay ? 0 : UsbLpCalls.POLLIN, POLL_MILLIS);
            if ((happened & (POLLHUP | POLLNVAL)) != 0) throw gone(null);
            // Also when nothing happened: older kernels do not wake a poll at an unplug, but fail the read.
            return isOneWay ? new byte[0] : read();
        } catch (LastErrorException e) {
            if (e.getErrorCode() == EINTR) return new byte[0];
            throw gone(e);
        }
    }

    private byte[] read() throws IOException {
        try {
            return Arrays.copyOf(buffer, calls.read(fd, buffer));
        } catch (LastErrorException e) {
            // A printer without a way back: the kernel refuses every read.
            if (e.getErrorCode() == EINVAL) isOneWay = true;
            else if (!isNotNow(e)) throw gone(e);
            return new byte[0];
        }
    }

    private LinkException gone(@Nullable LastErrorException e) {
        String why = where + ": the printer is gone" + (e == null ? "" : " (" + e.getMessage() + ")");
        return e == null
                ? new LinkException(DeviceCode.E_LINK_LOST, why)
                : new LinkException(DeviceCode.E_LINK_LOST, why, e);
    }

    private static boolean isNotNow(LastErrorException e) {
        return e.getErrorCode() == EAGAIN || e.getErrorCode() == EINTR;
    }

    @Override
    public @Nullable PortStatus status() throws IOException {
        // Many cheap printers do not answer this question at all; asking on would only delay their bytes.
        boolean isSpeechless = !hasHadStatus && statusFailures >= STATUS_FAILURES_MAX;
        long now = nanos.getAsLong();
        if (isSpeechless || now - statusAskedNanos < statusPauseNanos) return status;
        statusAskedNanos = now;
        try {
            status = PortStatus.of(calls.portStatus(fd));
            hasHadStatus = true;
            statusFailures = 0;
            statusPauseNanos = STATUS_EVERY_NANOS;
        } catch (LastErrorException e) {
            if (e.getErrorCode() == ENODEV) throw gone(e);
            if (e.getErrorCode() != EINTR) statusFailed();
        }
        return status;
    }

    /** One that has answered before is busy or disturbed: asked on, less and less often, and soon not believed any more. */
    private void statusFailed() {
        statusFailures++;
        statusPauseNanos = Math.min(2 * statusPauseNanos, STATUS_PAUSE_NANOS_MAX);
        if (statusFailures >= STATUS_FAILURES_MAX) status = null;
    }

    @Override
    public int write(byte[] bytes, int offset, int length) throws IOException {
        try {
            return calls.write(fd, Arrays.copyOfRange(bytes, offset, offset + length));
        } catch (LastErrorException e) {
            if (isNotNow(e) || e.getErrorCode() == ENOSPC) return 0; // full, or no paper: the deadline decides
            throw gone(e);
        }
    }

    @Override
    public int pending() {
        return 0;
    }

    @Override
    public void awaitRoom() throws IOException {
        try {
            int happened = calls.poll(fd, UsbLpCalls.POLLOUT, ROOM_MILLIS);
            // Without paper the kernel says "room" and takes nothing.
            if (happened != 0) PortByteLink.pause(1);
        } catch (LastErrorException e) {
            if (!isNotNow(e)) throw gone(e);
        }
    }

    /** The kernel kills the last packet on its way when the handle is closed: a polite end waits for it first. */
    @Override
    public void close(boolean dropPending) throws IOException {
        try {
            if (!dropPending) {
                int happened = calls.poll(fd, UsbLpCalls.POLLOUT, DRAIN_MILLIS);
                assert happened >= 0;
            }
        } catch (LastErrorException e) {
            // Gone already: nothing to wait for.
        }
        try {
            calls.close(fd);
        } catch (LastErrorException e) {
            throw new IOException(where + ": " + e.getMessage(), e);
        }
    }
}
