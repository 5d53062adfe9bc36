package vn.motcua.edge.transport;

import org.jspecify.annotations.Nullable;
import vn.motcua.edge.device.DeviceCode;

/**
 * How far a write came.
 *
 * @param total bytes asked for
 * @param taken bytes the transport surely took
 * @param maybeTaken upper bound: {@code taken} plus what a call that did not return normally may have taken. Only zero here proves
 *     that nothing left.
 * @param fault why it stopped early, null when all was taken
 */
public record WriteResult(
        int total, int taken, int maybeTaken, @Nullable DeviceCode fault) {
    public WriteResult {
        if (taken < 0 || maybeTaken < taken || total < maybeTaken)
            throw new IllegalArgumentException(
                    "0 <= taken <= maybeTaken <= total, got " + taken + ", " + maybeTaken + ", " + total);
    }

    public static WriteResult complete(int total) {
        return new WriteResult(total, total, total, null);
    }

    public static WriteResult nothing(int total, DeviceCode fault) {
        return new WriteResult(total, 0, 0, fault);
    }

    public boolean isComplete() {
        return fault == null;
    }

    /** True only if not one byte can have reached the device. */
    public boolean provesNothingLeft() {
        return maybeTaken == 0;
    }
}
