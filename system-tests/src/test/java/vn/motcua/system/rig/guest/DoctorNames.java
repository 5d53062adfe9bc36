package vn.motcua.system.rig.guest;

import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import vn.motcua.edge.device.DeviceStatus.Condition;
import vn.motcua.edge.transport.LinkRuntime;
import vn.motcua.kiosk.Doctor;
import vn.motcua.kiosk.Finding;

/**
 * A technician plugs everything in, reads what doctor calls it and copies the rules it prints into a configuration: each must open the
 * very device it was printed for, on the kernel's own sysfs and not on one we made up.
 */
final class DoctorNames {
    private static final Duration LONG = Duration.ofSeconds(20);
    /** Where doctor finds neither a configuration nor an identity. */
    private static final Path NOWHERE = Path.of("/rig/nowhere");

    private static final int NODE = 0;
    private static final int USB = 2;
    private static final int RULE = 3;

    private final LinkRuntime runtime;
    private final UsbPrinter printer;
    private final Wedge wedge;
    private final AcmCable left;
    private final AcmCable right;
    private final List<Finding> findings = new ArrayList<>();

    /** Left and right are alike and have no serial number. */
    DoctorNames(LinkRuntime runtime, UsbPrinter printer, Wedge wedge, AcmCable left, AcmCable right) {
        this.runtime = runtime;
        this.printer = printer;
        this.wedge = wedge;
        this.left = left;
        this.right = right;
    }

    String run() throws Exception {
        printer.plug();
        wedge.plug();
        left.plug();
        right.plug();
        try {
            return check();
        } finally {
            right.close();
            left.close();
            wedge.close();
            printer.close();
        }
    }

    private String check() throws Exception {
        Map<String, String> rules = new LinkedHashMap<>();
        List<Path> nodes = List.of(printer.awaitNode(), wedge.awaitNode(), left.awaitNode(), right.awaitNode());
        new Doctor(NOWHERE, NOWHERE, false, findings::add).examine();
        rules.put("printer", rule(nodes.get(0), "port.PRINTER", "0525:a4a8"));
        rules.put("keyboard", rule(nodes.get(1), "port.INPUT", "0525:a4ac") + ",onlyKeyboard=true");
        rules.put("left", rule(nodes.get(2), "port.SERIAL", "1d6b:0104") + "@115200");
        rules.put("right", rule(nodes.get(3), "port.SERIAL", "1d6b:0104") + "@115200");
        try (Desk desk = Desk.ofProbes(runtime, rules)) {
            for (String name : rules.keySet()) desk.await(name, Condition.READY);
            heard(desk, left, "left");
            heard(desk, right, "right");
            heard(desk, printer, "printer");
            wedge.type("k\n");
            Waiting.until(
                    "the keyboard is heard",
                    LONG,
                    () -> !desk.inputs("keyboard").isEmpty());
        }
        return String.join(" ", rules.values());
    }

    /** What doctor would have a technician write for a node. */
    private String rule(Path node, String topic, String id) {
        Finding said = findings.stream()
                .filter(one ->
                        one.topic().equals(topic) && one.values().get(NODE).equals(node.toString()))
                .findFirst()
                .orElseThrow(() -> new AssertionError("doctor does not name " + node + ": " + findings));
        if (!said.values().get(USB).contains(id)) throw new AssertionError(node + " is " + id + " and called " + said);
        return said.values().get(RULE);
    }

    private static void heard(Desk desk, Cable cable, String name) throws Exception {
        cable.say(name.getBytes(StandardCharsets.US_ASCII));
        Waiting.until(
                name + " is heard, and as itself", LONG, () -> desk.heard(name).equals(name));
    }
}
