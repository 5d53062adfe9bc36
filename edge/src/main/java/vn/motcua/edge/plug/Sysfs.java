package vn.motcua.edge.plug;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Optional;
import java.util.function.Predicate;
import java.util.regex.Pattern;

/**
 * What the kernel says is plugged in. Reads a few small files and never blocks on a device. The roots can be others than {@code /sys}
 * and {@code /dev}, so that a test can plug and unplug. Any thread.
 */
public final class Sysfs {
    /** Bus-port(.port)*:configuration.interface. Source: Linux, Documentation/ABI/testing/sysfs-bus-usb. */
    private static final Pattern INTERFACE = Pattern.compile("(\\d+-\\d+(?:\\.\\d+)*):\\d+\\.\\d+");

    private static final int FILE_BYTES_MAX = 4_096;
    /** Source: linux/input-event-codes.h. */
    private static final int KEY_1 = 2;

    private static final int KEY_Q = 16;
    private static final int KEY_KPASTERISK = 55;

    private final Path sys;
    private final Path dev;

    public Sysfs(Path sys, Path dev) {
        this.sys = sys;
        this.dev = dev;
    }

    public static Sysfs ofThisPc() {
        return new Sysfs(Path.of("/sys"), Path.of("/dev"));
    }

    /** All ports of a class by node name; empty where there is no such class or no sysfs. */
    public List<Port> ports(PortClass kind) {
        return ports(kind, entry -> !isPhantom(kind, entry) && (kind != PortClass.INPUT || types(entry)));
    }

    private List<Port> ports(PortClass kind, Predicate<Path> isMeant) {
        List<Port> ports = new ArrayList<>();
        for (Path entry : entries(kind)) {
            if (!isMeant.test(entry)) continue;
            Optional<UsbIdentity> usb = usb(entry);
            ports.add(new Port(kind, node(kind, entry), usb.isEmpty() ? wireless(kind, entry) : usb));
        }
        ports.sort(Comparator.comparing(port -> port.node().toString()));
        return ports;
    }

    private Path node(PortClass kind, Path entry) {
        return dev.resolve(deviceName(entry).orElse(kind.node(fileName(entry))));
    }

    /** Input devices with letters: the keyboards, and the scanners that pass for one. */
    public List<Port> keyboards() {
        return ports(PortClass.INPUT, entry -> hasKey(entry, KEY_Q));
    }

    /** A scanner has several input nodes, of which one types; those for volume and sleep have an Enter, too. */
    private static boolean types(Path entry) {
        return hasKey(entry, KEY_1) || hasKey(entry, KEY_Q) || hasKey(entry, KEY_KPASTERISK);
    }

    /**
     * Keys are a bit field, the word with the lowest bits last; where the kernel
     * does not tell them, any may be there.
     */
    private static boolean hasKey(Path entry, int key) {
        Optional<String> words = text(entry.resolve("device/capabilities/key"));
        if (words.isEmpty()) return true;
        String last = words.get().substring(words.get().lastIndexOf(' ') + 1);
        return last.matches("[0-9a-f]{1,16}") && (Long.parseUnsignedLong(last, 16) >>> key & 1) == 1;
    }

    /** An input device without a cable has an address of its own, which stands for a serial number. */
    private static Optional<UsbIdentity> wireless(PortClass kind, Path entry) {
        Path device = entry.resolve("device");
        String unique = kind == PortClass.INPUT ? text(device.resolve("uniq")).orElse("") : "";
        if (unique.isEmpty()) return Optional.empty();
        return Optional.of(new UsbIdentity(
                text(device.resolve("id/vendor")).orElse("0000"),
                text(device.resolve("id/product")).orElse("0000"),
                unique,
                text(device.resolve("phys")).orElse(""),
                0,
                text(device.resolve("name")).orElse("")));
    }

    /** Names only: what a watch compares, twice a second. */
    List<String> names(PortClass kind) {
        return entries(kind).stream().map(Sysfs::fileName).sorted().toList();
    }

    private List<Path> entries(PortClass kind) {
        List<Path> entries = new ArrayList<>();
        try (DirectoryStream<Path> all =
                Files.newDirectoryStream(sys.resolve(kind.folder()), entry -> kind.isOurs(fileName(entry)))) {
            all.forEach(entries::add);
        } catch (IOException | java.nio.file.DirectoryIteratorException e) {
            return entries; // no such class of device here, or it went away between two looks
        }
        return entries;
    }

    /** The kernel lists ttyS ports that no chip stands behind: their type is 0. */
    private static boolean isPhantom(PortClass kind, Path entry) {
        return kind == PortClass.SERIAL
                && fileName(entry).startsWith("ttyS")
                && text(entry.resolve("type")).orElse("0").equals("0");
    }

    private static Optional<String> deviceName(Path entry) {
        return text(entry.resolve("uevent"))
                .flatMap(all ->
                        all.lines().filter(line -> line.startsWith("DEVNAME=")).findFirst())
                .map(line -> line.substring("DEVNAME=".length()));
    }

    private static Optional<UsbIdentity> usb(Path entry) {
        try {
            for (Path at = entry.toRealPath(); at != null; at = at.getParent()) {
                var match = INTERFACE.matcher(fileName(at));
                Path device = at.getParent();
                if (match.matches() && device != null) return identity(device, at, match.group(1));
            }
        } catch (IOException e) {
            return Optional.empty(); // pulled while we looked
        }
        return Optional.empty();
    }

    private static Optional<UsbIdentity> identity(Path device, Path function, String path) {
        Optional<String> vendor = text(device.resolve("idVendor"));
        Optional<String> product = text(device.resolve("idProduct"));
        if (vendor.isEmpty() || product.isEmpty()) return Optional.empty();
        String name = (text(device.resolve("manufacturer")).orElse("") + " "
                        + text(device.resolve("product")).orElse(""))
                .strip();
        return Optional.of(new UsbIdentity(
                vendor.get(),
                product.get(),
                text(device.resolve("serial")).orElse(""),
                path,
                hex(text(function.resolve("bInterfaceNumber")).orElse("0")),
                name));
    }

    private static int hex(String digits) {
        try {
            return Integer.parseInt(digits, 16);
        } catch (NumberFormatException e) {
            return 0;
        }
    }

    private static Optional<String> text(Path file) {
        try (var in = Files.newInputStream(file)) {
            return Optional.of(new String(in.readNBytes(FILE_BYTES_MAX), StandardCharsets.UTF_8).strip());
        } catch (IOException e) {
            return Optional.empty();
        }
    }

    private static String fileName(Path path) {
        return String.valueOf(path.getFileName());
    }
}
