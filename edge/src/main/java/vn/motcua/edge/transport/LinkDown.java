package vn.motcua.edge.transport;

import org.jspecify.annotations.Nullable;
import vn.motcua.edge.device.DeviceCode;

/**
 * Why a link ended.
 *
 * @param code null when it was closed on our own request
 * @param detail one line for the log, naming the address
 */
public record LinkDown(@Nullable DeviceCode code, String detail) {
    public boolean wasWanted() {
        return code == null;
    }
}
