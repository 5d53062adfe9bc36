package vn.motcua.edge.plug;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.stream.Stream;

/** A folder that looks like {@code /sys} and {@code /dev} of a PC, in which one can plug and unplug. */
public final class FakeSysfs {
    private final Path sys;
    private final Path dev;

    public FakeSysfs(Path root) throws IOException {
        sys = Files.createDirectories(root.resolve("sys"));
        dev = Files.createDirectories(root.resolve("dev"));
    }

    public Sysfs sysfs() {
        return new Sysfs(sys, dev);
    }

    public Path dev(String name) {
        return dev.resolve(name);
    }

    /** Plugs in an adapter as the kernel shows it. @param serial null if it has none */
    public void plug(PortClass kind, String name, String socket, String id, String serial) throws IOException {
        String[] ids = id.split(":");
        Path device =
                Files.createDirectories(sys.resolve("devices/pci0000:00/usb1").resolve(socket));
        Files.writeString(device.resolve("idVendor"), ids[0] + "\n");
        Files.writeString(device.resolve("idProduct"), ids[1] + "\n");
        Files.writeString(device.resolve("manufacturer"), "QinHeng\n");
        Files.writeString(device.resolve("product"), "USB Serial\n");
        if (serial != null) Files.writeString(device.resolve("serial"), serial + "\n");
        Path function = Files.createDirectories(device.resolve(socket + ":1.0"));
        Files.writeString(function.resolve("bInterfaceNumber"), "00\n");
        entry(kind, name, function.resolve(name));
    }

    /** A port that is on no USB. @param type of the chip; 0 is a port the kernel only makes up */
    public void onBoard(String name, String type) throws IOException {
        Path folder = sys.resolve("devices/platform/serial8250/tty").resolve(name);
        entry(PortClass.SERIAL, name, folder);
        Files.writeString(folder.resolve("type"), type + "\n");
    }

    private void entry(PortClass kind, String name, Path folder) throws IOException {
        Files.createDirectories(folder);
        Files.writeString(folder.resolve("uevent"), "MAJOR=188\nDEVNAME=" + kind.node(name) + "\n");
        Path classFolder = Files.createDirectories(sys.resolve(kind.folder()));
        Files.createSymbolicLink(classFolder.resolve(name), folder);
        Path node = dev.resolve(kind.node(name));
        Files.createDirectories(node.getParent());
        Files.createFile(node);
    }

    /** Lets a node lead to a port that can be opened. */
    public void leads(String name, Path port) throws IOException {
        Files.delete(dev.resolve(name));
        Files.createSymbolicLink(dev.resolve(name), port);
    }

    public void unplug(PortClass kind, String name, String socket) throws IOException {
        Files.delete(sys.resolve(kind.folder()).resolve(name));
        Files.delete(dev.resolve(kind.node(name)));
        try (Stream<Path> all =
                Files.walk(sys.resolve("devices/pci0000:00/usb1").resolve(socket))) {
            for (Path path : all.sorted(Comparator.reverseOrder()).toList()) Files.delete(path);
        }
    }
}
