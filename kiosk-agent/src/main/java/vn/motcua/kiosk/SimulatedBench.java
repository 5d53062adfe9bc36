package vn.motcua.kiosk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.awt.image.BufferedImage;
import java.io.IOException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.function.BiConsumer;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.wire.Json;
import vn.motcua.edge.transport.LinkAddress;
import vn.motcua.kiosk.simprinter.SimulatedPrinter;

/**
 * The simulated printers of a training site: real sockets, driven by the real driver, with the faults a person flips on the bench
 * page. Thread-safe; opening and closing block for a moment.
 */
final class SimulatedBench {
    static final Set<String> FAULTS =
            Set.of("coverOpen", "paperOut", "nearEnd", "cutterJam", "frozen", "mute", "unplugged");
    private static final int KEPT = 100;

    private final Map<String, Device> devices = new LinkedHashMap<>();
    private final BiConsumer<String, ObjectNode> onChange;

    /** One simulated printer, through every unplugging. */
    private static final class Device {
        final String host;
        final int port;
        final Set<String> faults = new java.util.TreeSet<>();
        final ArrayDeque<BufferedImage> tickets = new ArrayDeque<>();
        long cuts;

        @Nullable
        SimulatedPrinter printer;

        Device(String host, int port) {
            this.host = host;
            this.port = port;
        }
    }

    /** @param onChange told name and state of a device that changed, on any thread */
    SimulatedBench(BiConsumer<String, ObjectNode> onChange) {
        this.onChange = onChange;
    }

    /** Starts one. @return its address for the driver */
    synchronized String start(SimulatorSettings settings) throws IOException {
        SimulatedPrinter printer = SimulatedPrinter.listen(settings.host(), settings.port());
        Device device = new Device(settings.host(), printer.port());
        devices.put(settings.name(), device);
        plug(settings.name(), device, printer);
        return String.valueOf(new LinkAddress.Tcp(settings.host(), printer.port()));
    }

    private void plug(String name, Device device, SimulatedPrinter printer) {
        device.printer = printer;
        printer.onCut(ticket -> cut(name, device, ticket));
        onChange.accept(name, state(name, device));
    }

    private void cut(String name, Device device, BufferedImage ticket) {
        synchronized (this) {
            device.cuts++;
            device.tickets.addLast(ticket);
            if (device.tickets.size() > KEPT) device.tickets.removeFirst();
        }
        onChange.accept(name, state(name, device));
    }

    synchronized boolean has(String name) {
        return devices.containsKey(name);
    }

    synchronized List<ObjectNode> states() {
        List<ObjectNode> states = new ArrayList<>();
        devices.forEach((name, device) -> states.add(state(name, device)));
        return states;
    }

    /** Turns a fault on or off. */
    synchronized void fault(String name, String fault, boolean on) throws IOException {
        Device device = require(name);
        if (on) device.faults.add(fault);
        else device.faults.remove(fault);
        SimulatedPrinter printer = device.printer;
        if (fault.equals("unplugged")) cable(name, device, !on);
        else if (printer != null) apply(printer, fault, on);
        onChange.accept(name, state(name, device));
    }

    private void cable(String name, Device device, boolean plugged) throws IOException {
        SimulatedPrinter printer = device.printer;
        if (plugged && printer == null) {
            SimulatedPrinter again = SimulatedPrinter.listen(device.host, device.port);
            plug(name, device, again);
            device.faults.forEach(fault -> apply(again, fault, true));
        } else if (!plugged && printer != null) {
            device.printer = null;
            printer.disconnect(true);
            printer.close();
        }
    }

    private static void apply(SimulatedPrinter printer, String fault, boolean on) {
        switch (fault) {
            case "coverOpen" -> printer.coverOpen(on);
            case "paperOut" -> printer.paperOut(on);
            case "nearEnd" -> printer.nearEnd(on);
            case "cutterJam" -> printer.cutterJam(on);
            case "frozen" -> printer.frozen(on);
            case "mute" -> printer.mute(on);
            default -> {}
        }
    }

    /** Empties the tray. */
    synchronized void takePaper(String name) {
        Device device = require(name);
        device.tickets.clear();
        if (device.printer != null) device.printer.takePaper();
        onChange.accept(name, state(name, device));
    }

    /** Off and on. */
    synchronized void powerCycle(String name) {
        SimulatedPrinter printer = require(name).printer;
        if (printer != null) printer.powerCycle();
    }

    /** Tickets in the tray, oldest first. */
    synchronized List<BufferedImage> tickets(String name) {
        return List.copyOf(require(name).tickets);
    }

    /** The paper that hangs out, uncut; null when unplugged. */
    synchronized @Nullable BufferedImage uncut(String name) {
        SimulatedPrinter printer = require(name).printer;
        return printer == null ? null : printer.uncutPaper();
    }

    private Device require(String name) {
        Device device = devices.get(name);
        if (device == null) throw new IllegalArgumentException("no simulated printer is called " + name);
        return device;
    }

    private synchronized ObjectNode state(String name, Device device) {
        ObjectNode node = Json.object();
        node.put("name", name);
        node.put("kind", "TICKET_PRINTER");
        node.put("address", "tcp://" + device.host + ":" + device.port);
        node.put("cuts", device.cuts);
        node.put("tickets", device.tickets.size());
        for (String fault : new java.util.TreeSet<>(FAULTS)) node.put(fault, device.faults.contains(fault));
        node.set("faults", Json.node(device.faults));
        return node;
    }

    synchronized void close() {
        for (Device device : devices.values()) if (device.printer != null) device.printer.close();
    }
}
