package vn.motcua.edge.transport;

import java.io.IOException;
import java.time.Duration;
import org.jspecify.annotations.Nullable;

/**
 * An opened operating-system handle, used by exactly one reader thread and one writer thread of a {@link PortByteLink}. Everything
 * here may be a native call that blocks; nothing of it is ever called from anywhere else.
 */
interface BytePort {
    int CHUNK_BYTES = 1_024;

    /** Waits a few milliseconds at most. @return what has arrived, never more; empty if nothing. @throws IOException if the line is gone */
    byte[] poll() throws IOException;

    /** How long a {@link #poll} on a machine that is not held up takes at most. */
    default Duration looksWithin() {
        return Duration.ofMillis(100);
    }

    /** @return how many were taken, 0 if none can be taken just now; may block on a wedged device */
    int write(byte[] bytes, int offset, int length) throws IOException;

    /** Bytes handed over that the device has not taken yet; 0 where the transport cannot tell. */
    int pending() throws IOException;

    /** What the port itself says about the device, asked from the reader thread; null where there is no such thing or it is not known any more. */
    default @Nullable PortStatus status() throws IOException {
        return null;
    }

    /** Whether each order must be handed over in one call, because its end means something. */
    default boolean isWhole() {
        return false;
    }

    /** Waits a moment for room after {@link #write} took nothing. */
    void awaitRoom() throws IOException;

    /** Releases the handle. May block for half a minute (HARDWARE, finding 2): only on a sacrificial thread. */
    void close(boolean dropPending) throws IOException;

    /** Opens the handle; may block, so only on the link's own reader thread. */
    @FunctionalInterface
    interface Opener {
        BytePort open() throws IOException;
    }
}
