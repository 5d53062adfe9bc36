package vn.motcua.system;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.kiosk.simprinter.SimulatedPrinter;

/**
 * A commune's morning on one PC, by its one command and real pages: numbers spoken, written and printed, visits without one, calls for
 * help, a power cut in the middle, paper numbers keyed in afterwards. What the day then says is held against what the test counted.
 */
class CommuneIT {
    @TempDir
    private Path folder;

    @Test
    void aMorningOnOnePcWithAPowerCutInItAddsUp() throws Exception {
        try (SimulatedPrinter printer = SimulatedPrinter.listen("127.0.0.1", 0);
                Commune commune = new Commune(folder, printer.address());
                Browser browser = new Browser()) {
            CommuneMorning morning = new CommuneMorning(commune, browser);
            try {
                morning.opens();
                morning.numbersSpokenAndWritten();
                morning.aNumberOnPaper(printer);
                morning.oneServedAndOneInHand();
                morning.helpIsOnItsWay();
                morning.powerCut();
                morning.goesOnByItself();
                morning.somebodyWithoutANumber();
                morning.paperNumbers();
                morning.theFiguresAgree();
            } catch (Throwable failed) {
                morning.shootWhatStands();
                throw failed;
            }
            assertThat(browser.complaints())
                    .as("errors of the pages, but for the minute without a hub and the range that was refused")
                    .filteredOn(one -> !one.contains("ERR_CONNECTION") && !one.contains("WebSocket"))
                    .filteredOn(one -> !one.contains("/visits: ") || !one.contains("409"))
                    .isEmpty();
        }
        Verification.clean(Worlds.installation(), folder.resolve("home/hub"));
    }
}
