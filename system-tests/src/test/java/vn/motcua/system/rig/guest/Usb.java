package vn.motcua.system.rig.guest;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;

/** Where the kernel hung a device, read from its own files and not by our reader of sysfs. */
final class Usb {
    private Usb() {}

    /** The kernel's name of the socket a tty's device is in, such as {@code 3-1}. */
    static String socket(Path ttyNode) throws IOException {
        Path at = Cable.TTYS.resolve(ttyNode.getFileName()).resolve("device").toRealPath();
        while (!Files.exists(at.resolve("idVendor"))) at = at.getParent();
        return at.getFileName().toString();
    }
}
