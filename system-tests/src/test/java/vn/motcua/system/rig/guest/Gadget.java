package vn.motcua.system.rig.guest;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Map;

/**
 * A USB device made of the kernel's own gadget functions, on a socket of dummy_hcd: the kernel enumerates it and its
 * real driver binds to it. Source: Documentation/usb/gadget_configfs.rst, Documentation/ABI/testing/configfs-usb-gadget-*.
 */
final class Gadget {
    private static final Path ROOT = Path.of("/sys/kernel/config/usb_gadget");

    private final Path folder;
    private int socket = -1;

    private Gadget(Path folder) {
        this.folder = folder;
    }

    /** @param serial empty for one of the many devices that have none */
    record Identity(int vendor, int product, String serial) {}

    /** @param function such as {@code acm.0}; @param settings its attributes, text or bytes */
    static Gadget make(String name, Identity identity, String function, Map<String, byte[]> settings)
            throws IOException {
        Path folder = Files.createDirectory(ROOT.resolve(name));
        write(folder.resolve("idVendor"), "0x%04x".formatted(identity.vendor()));
        write(folder.resolve("idProduct"), "0x%04x".formatted(identity.product()));
        Path strings = Files.createDirectories(folder.resolve("strings/0x409"));
        write(strings.resolve("manufacturer"), "Rig");
        write(strings.resolve("product"), name);
        if (!identity.serial().isEmpty()) write(strings.resolve("serialnumber"), identity.serial());
        Path made = Files.createDirectories(folder.resolve("functions").resolve(function));
        for (Map.Entry<String, byte[]> setting : settings.entrySet())
            write(made.resolve(setting.getKey()), setting.getValue());
        Path config = Files.createDirectories(folder.resolve("configs/c.1"));
        Files.createSymbolicLink(config.resolve(function), made);
        return new Gadget(folder);
    }

    void plug(int into) throws IOException {
        socket = into;
        write(folder.resolve("UDC"), "dummy_udc." + socket);
    }

    void unplug() throws IOException {
        write(folder.resolve("UDC"), "\n");
    }

    /** An attribute the kernel filled in, such as a port number. */
    String attribute(String function, String name) throws IOException {
        return Files.readString(folder.resolve("functions").resolve(function).resolve(name))
                .strip();
    }

    /** The device's own node of a function the kernel numbered itself, such as {@code /dev/hidg0}. */
    Path node(String function, String prefix) throws IOException {
        return Path.of("/dev", prefix + attribute(function, "dev").split(":", 2)[1]);
    }

    /** Whether a device of sysfs hangs on this gadget's socket. */
    boolean carries(Path sysfsDevice) throws IOException {
        try {
            return sysfsDevice.toRealPath().toString().contains("/dummy_hcd." + socket + "/");
        } catch (NoSuchFileException e) {
            return false; // just pulled
        }
    }

    private static void write(Path file, String text) throws IOException {
        write(file, text.getBytes(StandardCharsets.US_ASCII));
    }

    private static void write(Path file, byte[] bytes) throws IOException {
        Files.write(file, bytes, StandardOpenOption.WRITE);
    }
}
