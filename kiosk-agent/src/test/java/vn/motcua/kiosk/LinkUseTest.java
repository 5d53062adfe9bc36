package vn.motcua.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.edge.driver.DeviceEntry;

class LinkUseTest {
    private static List<String> problems(String yaml) {
        ConfigNode root = ConfigNode.parse("agent.yaml", yaml);
        Set<String> simulators = Set.of("sim-1");
        List<PrinterEntry> printers = PrinterEntry.read(root, simulators, Path.of("."));
        List<DeviceEntry<?>> devices = DeviceEntry.read(root, Set.of(), simulators, LinkUseTest.class.getClassLoader());
        LinkUse.check(root, printers, devices);
        return root.problems().stream().map(String::valueOf).toList();
    }

    private static String scanner(String name, String more) {
        return "  - {name: " + name + ", driver: serial-scanner, " + more + "}\n";
    }

    @Test
    void twoPrintersAtOneAddressAreAProblemThatNamesBoth() {
        assertThat(problems("""
                printers:
                  - {name: p1, link: "tcp://Printer.lan"}
                  - {name: p2, link: "tcp://printer.lan:9100"}
                """))
                .singleElement()
                .asString()
                .contains("agent.yaml", "printers", "tcp://printer.lan:9100", "p1", "p2");
    }

    @Test
    void onePortIsOnePortAtAnySpeedAndInAnySection() {
        assertThat(problems("printers: [{name: p1, link: \"serial:usb=1a86:7523/1-1.2@19200\"}]\ndevices:\n"
                        + scanner("scanner-1", "link: \"serial:usb=1a86:7523/1-1.2@9600\"")))
                .singleElement()
                .asString()
                .contains("devices", "p1", "scanner-1");
        assertThat(problems("devices:\n" + scanner("a", "link: \"simulated:sim-1\"")
                        + scanner("b", "link: \"simulated:sim-1\"")))
                .hasSize(1);
    }

    @Test
    void otherPortsAndOnesThatAreSwitchedOffAreNone() {
        assertThat(problems("devices:\n" + scanner("a", "link: \"serial:/dev/ttyS0@9600\"")
                        + scanner("b", "link: \"serial:/dev/ttyS1@9600\"")
                        + scanner("c", "link: \"serial:/dev/ttyS0@9600\", enabled: false")
                        + scanner("d", "link: \"tcp://10.0.0.1:9100\"")
                        + scanner("e", "link: \"tcp://10.0.0.1:9101\"")))
                .isEmpty();
    }

    /** A real board is one for all; a simulated one tells each edge once. */
    @Test
    void twoPadsOnThePinsOfOneSimulatedBoardAreAProblemAndOnARealOneAreNone() {
        String pads = """
                devices:
                  - {name: pad-1, driver: gpio-pad, counter: quay-1, pins: {17: 1}%s}
                  - {name: panic-1, driver: gpio-panic, counter: quay-1, pins: {27: 1}%s}
                """;
        String standIn = ", link: \"simulated:sim-1\"";

        assertThat(problems(pads.formatted(standIn, standIn)))
                .singleElement()
                .asString()
                .contains("simulated:sim-1", "pad-1", "panic-1");
        assertThat(problems(pads.formatted("", ""))).isEmpty();
    }

    @Test
    void aLinkThatIsMissingIsOnlyMissing() {
        assertThat(problems("printers: [{name: p1}, {name: p2}]")).hasSize(2).noneMatch(one -> one.contains("once"));
    }
}
