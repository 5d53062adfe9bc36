package vn.motcua.kiosk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.TreeSet;
import java.util.function.Consumer;
import java.util.stream.Stream;
import vn.motcua.edge.plug.Port;
import vn.motcua.edge.plug.PortClass;
import vn.motcua.edge.plug.Sysfs;
import vn.motcua.edge.plug.UsbIdentity;
import vn.motcua.edge.transport.LinkRuntime;
import vn.motcua.kiosk.Finding.Mark;

/** What is plugged into this PC, what each thing seems to be, and how one would write it in the configuration. Opens nothing. */
final class PortDoctor {
    /** Programs that open serial ports they do not own (HARDWARE b1). */
    private static final Set<String> MEDDLERS = Set.of("ModemManager", "brltty");

    private static final Map<PortClass, String> SCHEMES = Map.of(
            PortClass.SERIAL, "serial:", PortClass.PRINTER, "usblp:", PortClass.HID, "hid:", PortClass.INPUT, "input:");

    private final Sysfs sysfs;
    private final Path processes;
    private final Consumer<Finding> findings;
    private final UsbNames names = new UsbNames();

    PortDoctor(Sysfs sysfs, Path processes, Consumer<Finding> findings) {
        this.sysfs = sysfs;
        this.processes = processes;
        this.findings = findings;
    }

    void examine() {
        List<Port> all = new ArrayList<>();
        for (PortClass kind : PortClass.values()) all.addAll(sysfs.ports(kind));
        for (Port port : all) tell(port, all);
        serialLibrary(all.stream().anyMatch(port -> port.kind() == PortClass.SERIAL));
        meddlers();
    }

    /** It must load, or nothing on a cable works; where there is no sysfs, it also knows the names of the ports. */
    private void serialLibrary(boolean isToldAlready) {
        try {
            List<String> ports = LinkRuntime.serialPortNames();
            if (!isToldAlready) tell(Mark.GOOD, ports.isEmpty() ? "serial.none" : "serial", String.join(", ", ports));
        } catch (RuntimeException | LinkageError e) {
            // A temporary folder without the right to execute stops jSSC and SQLite from loading.
            tell(Mark.BAD, "natives", System.getProperty("java.io.tmpdir"), e);
        }
    }

    private void tell(Port port, List<Port> all) {
        String seems = port.usb().map(usb -> seems(port, usb)).orElse("");
        String usb = port.usb()
                .map(one -> one.id() + ", USB " + one.path() + (one.serial().isEmpty() ? "" : ", sn " + one.serial()))
                .orElse("");
        String rule = rule(port, all);
        boolean isNamed = !rule.isEmpty() || !SCHEMES.containsKey(port.kind());
        tell(Mark.GOOD, "port." + port.kind() + (isNamed ? "" : ".own"), port.node(), seems, usb, rule);
        boolean closed = Files.exists(port.node()) && !Files.isWritable(port.node());
        if (closed && SCHEMES.containsKey(port.kind())) tell(Mark.WARN, "port.denied", port.node(), group(port.kind()));
    }

    private String seems(Port port, UsbIdentity usb) {
        Optional<String> known = names.of(usb);
        // What a maker makes most is no proof against what the port itself is.
        if (port.kind() == PortClass.VIDEO || known.isEmpty()) return usb.name().isEmpty() ? usb.id() : usb.name();
        return known.get();
    }

    /** The safest rule for this very port: its serial number if it is alone with it, else its socket. */
    private static String rule(Port port, List<Port> all) {
        String scheme = SCHEMES.getOrDefault(port.kind(), "");
        // What sits on no plug is the PC's own keyboard, whose number changes from start to start.
        if (scheme.isEmpty() || port.kind() == PortClass.INPUT && port.usb().isEmpty()) return "";
        return scheme
                + port.usb().map(usb -> rule(port, usb, all)).orElse(port.node().toString());
    }

    private static String rule(Port port, UsbIdentity usb, List<Port> all) {
        String socket = "usb=" + usb.id() + "/" + usb.path();
        boolean shared = all.stream()
                .filter(one -> one != port && one.kind() == port.kind())
                .anyMatch(one -> one.usb()
                        .filter(other -> other.serial().equals(usb.serial()))
                        .isPresent());
        return usb.serial().matches("[A-Za-z0-9._:-]{1,40}") && !shared
                ? "sn=" + usb.serial()
                : sharesSocket(port, usb, all) ? socket + ":" + usb.interfaceNumber() : socket;
    }

    private static boolean sharesSocket(Port port, UsbIdentity usb, List<Port> all) {
        return all.stream()
                .filter(one -> one != port && one.kind() == port.kind())
                .anyMatch(one -> one.usb()
                        .filter(other -> other.path().equals(usb.path()))
                        .isPresent());
    }

    private static String group(PortClass kind) {
        return switch (kind) {
            case SERIAL -> "dialout";
            case PRINTER -> "lp";
            case GPIO -> "gpio";
            case VIDEO -> "video";
            case HID, INPUT -> "input";
        };
    }

    private void meddlers() {
        Set<String> running = new TreeSet<>();
        try (Stream<Path> all = Files.list(processes)) {
            all.map(folder -> folder.resolve("comm")).forEach(file -> {
                String name = firstLine(file);
                if (MEDDLERS.contains(name)) running.add(name);
            });
        } catch (IOException e) {
            return; // no such list on this system
        }
        for (String one : running) tell(Mark.WARN, "meddler", one);
    }

    private static String firstLine(Path file) {
        try {
            return Files.readString(file).strip();
        } catch (IOException e) {
            return ""; // not a process, or gone by now
        }
    }

    private void tell(Mark mark, String topic, Object... values) {
        findings.accept(Finding.of(mark, topic, values));
    }
}
