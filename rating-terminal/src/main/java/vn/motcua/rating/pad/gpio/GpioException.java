package vn.motcua.rating.pad.gpio;

import java.io.IOException;
import vn.motcua.edge.device.DeviceCode;

/** The pins cannot be had. */
final class GpioException extends IOException {
    private static final long serialVersionUID = 1L;

    private final DeviceCode code;

    GpioException(DeviceCode code, String message, Throwable cause) {
        super(message, cause);
        this.code = code;
    }

    GpioException(DeviceCode code, String message) {
        super(message);
        this.code = code;
    }

    DeviceCode code() {
        return code;
    }
}
