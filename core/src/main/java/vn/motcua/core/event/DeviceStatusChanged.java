package vn.motcua.core.event;

import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.CounterId;

/**
 * A device's public status changed.
 *
 * @param device device name
 * @param kind such as {@code POSPrinter}
 * @param status derived public status such as {@code READY}, {@code FAULT}
 * @param code stable code such as {@code P_PAPER_OUT}; empty when ready
 * @param detail one line for a technician
 * @param counter where it stands; null for one of the hall, and in events of before version 2
 */
public record DeviceStatusChanged(
        String device,
        String kind,
        String status,
        String code,
        String detail,
        @Nullable CounterId counter) implements Event {
    /** Of the hall. */
    public DeviceStatusChanged(String device, String kind, String status, String code, String detail) {
        this(device, kind, status, code, detail, null);
    }
}
