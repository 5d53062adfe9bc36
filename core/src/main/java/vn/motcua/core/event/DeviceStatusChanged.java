package vn.motcua.core.event;

/**
 * A device's public status changed.
 *
 * @param device device name
 * @param kind such as {@code POSPrinter}
 * @param status derived public status such as {@code READY}, {@code FAULT}
 * @param code stable code such as {@code P_PAPER_OUT}; empty when ready
 * @param detail one line for a technician
 */
public record DeviceStatusChanged(String device, String kind, String status, String code, String detail)
        implements Event {}
