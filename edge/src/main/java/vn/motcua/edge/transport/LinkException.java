package vn.motcua.edge.transport;

import java.io.IOException;
import vn.motcua.edge.device.DeviceCode;

/** A line could not be opened or broke; the message names the line and what to look at. */
public final class LinkException extends IOException {
    private final DeviceCode code;

    public LinkException(DeviceCode code, String message) {
        super(message);
        this.code = code;
    }

    public LinkException(DeviceCode code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    public DeviceCode code() {
        return code;
    }
}
