package vn.motcua.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.kiosk.simprinter.SimulatedPrinter;
import vn.motcua.launcher.demo.DemoWorld;
import vn.motcua.launcher.demo.FeedClient;

/**
 * The end of the paper on the hub's screens (HARDWARE e13): 2 s until the agent knows, 1 s more until the hub shows it; and it clears by
 * itself. Real processes; the middle one of three looks counts.
 */
@Tag("alone")
class PaperOutIT {
    private static final Duration SHOWN_MAX = Duration.ofSeconds(3);
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final int LOOKS = 3;

    @TempDir
    private Path folder;

    @Test
    void theHubShowsTheEndOfThePaperAndThatItIsBack() throws Exception {
        try (SimulatedPrinter printer = SimulatedPrinter.listen("127.0.0.1", 0);
                DemoWorld world = DemoWorld.start(Worlds.installation(), folder.resolve("world"), plan(printer));
                FeedClient feed = FeedClient.open(world.signedIn("ADMINISTRATOR"), "devices")) {
            awaitPrinter(feed, "READY", "");
            List<Duration> out = new ArrayList<>();
            List<Duration> back = new ArrayList<>();
            for (int i = 0; i < LOOKS; i++) {
                printer.paperOut(true);
                out.add(awaitPrinter(feed, "FAULT", "P_PAPER_OUT"));
                printer.paperOut(false);
                back.add(awaitPrinter(feed, "READY", ""));
            }
            System.out.println("PaperOutIT: shown out after " + out + ", back after " + back);
            assertThat(middle(out)).as("%s", out).isLessThan(SHOWN_MAX);
            assertThat(middle(back)).as("%s", back).isLessThan(SHOWN_MAX);
        }
    }

    private static Duration awaitPrinter(FeedClient feed, String status, String code) throws Exception {
        long begun = System.nanoTime();
        feed.await("devices", device -> isPrinter(device, status, code), SOON);
        return Duration.ofNanos(System.nanoTime() - begun);
    }

    private static boolean isPrinter(JsonNode device, String status, String code) {
        return device.path("device").asText().equals("printer-1")
                && device.path("status").asText().equals(status)
                && device.path("code").asText().equals(code);
    }

    private static Duration middle(List<Duration> all) {
        List<Duration> sorted = new ArrayList<>(all);
        Collections.sort(sorted);
        return sorted.get(sorted.size() / 2);
    }

    private static DemoWorld.Plan plan(SimulatedPrinter printer) {
        return DemoWorld.Plan.of(
                Worlds.installation(),
                Map.of("hall", "check-hall"),
                Map.of("hall.printer", printer.address(), "cameraSecret", "unused in this test", "sound", "file"));
    }
}
