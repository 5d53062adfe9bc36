package vn.motcua.edge.plug;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A port the kernel knows.
 *
 * @param node what to open, such as {@code /dev/ttyUSB0}
 * @param usb empty for a port that is not on USB
 */
public record Port(PortClass kind, Path node, Optional<UsbIdentity> usb) {
    /** Whether both say the same of themselves, so that only their sockets tell them apart. */
    boolean isTwinOf(Port other) {
        return usb.isPresent()
                && other.usb
                        .filter(theirs -> theirs.isAlike(usb.get())
                                && !theirs.path().equals(usb.get().path()))
                        .isPresent();
    }

    /** Whether both are parts of one device. */
    public boolean isOnDeviceOf(Port other) {
        return node.equals(other.node)
                || usb.filter(mine -> !mine.path().isEmpty()
                                && other.usb
                                        .filter(theirs -> theirs.path().equals(mine.path()))
                                        .isPresent())
                        .isPresent();
    }
}
