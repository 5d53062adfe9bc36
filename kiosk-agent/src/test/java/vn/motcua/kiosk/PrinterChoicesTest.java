package vn.motcua.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.assertj.core.api.Assertions;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.config.ConfigException;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.kiosk.printer.PrintMode;
import vn.motcua.kiosk.printer.PrinterProfile.Cut;
import vn.motcua.kiosk.printer.PrinterSettings;
import vn.motcua.kiosk.printer.TicketAction;

class PrinterChoicesTest {
    @TempDir
    Path folder;

    private List<PrinterEntry> read(ConfigNode root) {
        return PrinterEntry.read(root, Set.of("sim-1"), folder);
    }

    @Test
    void everythingOfAPrinterReachesItsDriver() throws Exception {
        Files.writeString(folder.resolve("own.yaml"), "version: 1\nlines:\n  - number: \"{number}\"\n");
        ConfigNode root = ConfigNode.parse("agent.yaml", """
                printerProfiles:
                  - {name: hall, base: xprinter-xp-80}
                printers:
                  - name: p
                    link: usblp:/dev/usb/lp0
                    profile: hall
                    mode: text
                    cut: full
                    onTicket: [beep, drawer_5]
                    rollMetres: 80
                    template: own.yaml
                    storedLogo: true
                """);

        PrinterSettings settings = read(root).get(0).settings(Map.of());

        root.check();
        assertThat(settings.profile().name()).isEqualTo("hall");
        assertThat(settings.profile().mode()).isEqualTo(PrintMode.TEXT);
        assertThat(settings.profile().cutter().kinds().get(0)).isEqualTo(Cut.FULL);
        assertThat(settings.profile().extras().onTicket()).isEqualTo(List.of(TicketAction.BEEP, TicketAction.DRAWER_5));
        assertThat(settings.rollMetres()).isEqualTo(80);
        assertThat(settings.template().name()).isEqualTo("own");
        assertThat(settings.hasStoredLogo()).isTrue();
        assertThat(settings.address()).hasToString("usblp:/dev/usb/lp0");
    }

    @Test
    void whatIsWrongIsToldTogether() {
        ConfigNode root = ConfigNode.parse("agent.yaml", """
                printers:
                  - name: p
                    link: usb:0
                    profile: epson
                    mode: letters
                    cut: torn
                    onTicket: [sing]
                    rollMetres: 5000
                    storedLogo: true
                """);
        assertThat(read(root)).hasSize(1);

        assertThat(root.problems())
                .extracting(problem -> problem.key().replace("printers[0].", ""))
                .containsExactlyInAnyOrder("link", "profile", "mode", "cut", "onTicket", "rollMetres", "storedLogo");
        assertThat(root.problems().toString())
                .contains("usblp:")
                .contains("epson-tm-t20")
                .contains("drawer_2");
    }

    @Test
    void aWrongTemplateIsToldWithItsOwnMistakes() throws Exception {
        Files.writeString(folder.resolve("bad.yaml"), "version: 1\nlines:\n  - {rule: wavy}\n");
        ConfigNode root =
                ConfigNode.parse("agent.yaml", "printers:\n  - {name: p, link: \"file:p.bin\", template: bad.yaml}\n");

        Assertions.assertThatThrownBy(() -> read(root))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("bad.yaml");
    }

    @Test
    void onALineThatBringsNothingBackNothingIsAsked() {
        ConfigNode root = ConfigNode.parse(
                "agent.yaml", "printers:\n  - {name: p, link: \"spool:POS-80\", profile: epson-tm-t20}\n");

        PrinterSettings settings = read(root).get(0).settings(Map.of());

        root.check();
        assertThat(settings.profile().isStatusSpoken()).isFalse();
        assertThat(settings.profile().fences()).isEmpty();
    }
}
