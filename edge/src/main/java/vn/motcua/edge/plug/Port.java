package vn.motcua.edge.plug;

import java.nio.file.Path;
import java.util.Optional;

/**
 * A port the kernel knows.
 *
 * @param node what to open, such as {@code /dev/ttyUSB0}
 * @param usb empty for a port that is not on USB
 */
public record Port(PortClass kind, Path node, Optional<UsbIdentity> usb) {}
