package vn.motcua.system.rig.guest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the kernel hung a device, read from its own files and not by our reader of sysfs. */
final class Usb {
    private Usb() {}

    /** The kernel's name of the socket a tty's device is in, such as {@code 3-1}. */
    static String socket(Path ttyNode) throws IOException {
        return device(Cable.TTYS.resolve(ttyNode.getFileName()).resolve("device"))
                .getFileName()
                .toString();
    }

    /**
     * Returns when the kernel's drivers have finished setting a device up. Its node is there earlier, and what a keyboard types until
     * then is dropped (hid_input_report). Reading this attribute waits for the lock that is held so long. Source: Linux 6.1,
     * drivers/usb/core/sysfs.c, usb_actconfig_show.
     */
    static void awaitSetUp(Path sysfsDevice) throws IOException {
        Files.readString(device(sysfsDevice).resolve("bConfigurationValue"));
    }

    private static Path device(Path sysfsDevice) throws IOException {
        Path at = sysfsDevice.toRealPath();
        while (!Files.exists(at.resolve("idVendor"))) at = at.getParent();
        return at;
    }
}
