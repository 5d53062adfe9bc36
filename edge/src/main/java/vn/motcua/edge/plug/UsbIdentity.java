package vn.motcua.edge.plug;

/**
 * What the USB device behind a port says of itself, and where it is plugged in.
 *
 * @param vendor four lower-case hex digits
 * @param product four lower-case hex digits
 * @param serial empty if it has none (CH340 has none)
 * @param path the kernel's name of the socket, such as {@code 1-1.2}: bus 1, root port 1, second port of the hub in it
 * @param interfaceNumber of the function within the device
 * @param name what it calls itself; may be empty
 */
public record UsbIdentity(String vendor, String product, String serial, String path, int interfaceNumber, String name) {
    /** {@code 1a86:7523}. */
    public String id() {
        return vendor + ":" + product;
    }

    boolean isAlike(UsbIdentity other) {
        return id().equals(other.id()) && serial.equals(other.serial) && interfaceNumber == other.interfaceNumber;
    }
}
