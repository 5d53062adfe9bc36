package vn.motcua.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.kiosk.simprinter.SimulatedPrinter;
import vn.motcua.launcher.demo.DemoWorld;
import vn.motcua.launcher.demo.Http;

/**
 * Real processes, killed with SIGKILL at seeded random moments under load. The judge is what the outside world was told and what
 * came out of the printers; the hub's own tables are only asked whether they agree with that.
 */
class CrashIT {
    private static final int KILLS = Worlds.FULL ? 220 : 24;
    // A job waits up to 60 s for a printer that a killed agent left in the middle of a ticket.
    private static final java.time.Duration PRINTING = java.time.Duration.ofSeconds(90);
    private static final String CANARY = "079123456789|123456789|Nguyen Van Canary|01011990";

    @TempDir
    private Path folder;

    @Test
    void nothingIsLostOrDoubledWhenAnyProcessIsKilledAtAnyMoment() throws Exception {
        System.out.println("CrashIT: seed " + Worlds.SEED + ", " + KILLS + " kills");
        Random random = new Random(Worlds.SEED);
        try (SimulatedPrinter one = SimulatedPrinter.listen("127.0.0.1", 0);
                SimulatedPrinter two = SimulatedPrinter.listen("127.0.0.1", 0);
                Oracle oracle = new Oracle(folder.resolve("oracle.journal"));
                DemoWorld world = DemoWorld.start(Worlds.installation(), folder.resolve("world"), plan(one, two))) {
            try (Load load = new Load(world, oracle)) {
                load.kiosk("hall-1", random.nextLong(), 120);
                load.kiosk("hall-2", random.nextLong(), 120);
                load.console("counter-1", 0, random.nextLong(), 60);
                load.console("counter-2", 1, random.nextLong(), 60);
                for (int kill = 0; kill < KILLS; kill++) {
                    TimeUnit.MILLISECONDS.sleep(300 + random.nextInt(1200));
                    killAndRestart(world, List.of("hub", "hall-1", "hall-2").get(random.nextInt(3)), random);
                    offerCanary(world);
                }
                TimeUnit.SECONDS.sleep(2);
                assertThat(load.surprises()).isEmpty();
            }
            judge(world, oracle, List.of(one, two));
        }
    }

    private static DemoWorld.Plan plan(SimulatedPrinter one, SimulatedPrinter two) {
        Map<String, String> agents = new LinkedHashMap<>();
        agents.put("hall-1", "check-hall");
        agents.put("hall-2", "check-hall");
        return DemoWorld.Plan.of(
                Worlds.installation(),
                agents,
                Map.of(
                        "hall-1.printer",
                        "tcp://127.0.0.1:" + one.port(),
                        "hall-2.printer",
                        "tcp://127.0.0.1:" + two.port(),
                        "cameraSecret",
                        "unused in this test",
                        "sound",
                        "file"));
    }

    private static void killAndRestart(DemoWorld world, String victim, Random random)
            throws IOException, InterruptedException {
        world.child(victim).kill();
        TimeUnit.MILLISECONDS.sleep(random.nextInt(600));
        if (victim.equals("hub")) {
            world.startHub();
        } else {
            world.launchAgent(victim);
            world.awaitAgent(victim);
        }
    }

    /** A raw ID-card scan where no scan belongs: refused, and nowhere to be found afterwards (I9). */
    private static void offerCanary(DemoWorld world) throws InterruptedException {
        try {
            new Http(world.address("hall-1"))
                    .post(
                            "/api/kiosk/tickets",
                            vn.motcua.core.wire.Json.object()
                                    .put("requestId", CANARY)
                                    .put("serviceId", CANARY));
        } catch (IOException down) {
            // The agent is between two lives.
        }
    }

    private void judge(DemoWorld world, Oracle oracle, List<SimulatedPrinter> printers) throws Exception {
        assertThat(oracle.tickets().size()).as("tickets answered").isGreaterThan(KILLS);
        List<JsonNode> visits = Judge.tickets(world, oracle);
        Http supervisor = world.signedIn("SUPERVISOR");
        judgePaper(oracle, printers);
        Judge.actions(supervisor, oracle);
        long end = System.nanoTime() + PRINTING.toNanos();
        for (JsonNode visit : visits)
            judgePrintJobs(supervisor, visit.path("visitId").asText(), end);
        Verification.clean(Worlds.installation(), world.home().resolve("hub"));
        assertThat(Canary.filesHolding(world.home(), "Nguyen Van Canary")).isEmpty();
        assertThat(Canary.filesHolding(world.home(), "079123456789")).isEmpty();
    }

    private static void judgePaper(Oracle oracle, List<SimulatedPrinter> printers) {
        Map<String, Integer> papers = new HashMap<>();
        for (SimulatedPrinter printer : printers)
            PaperReader.read(printer.tickets()).forEach(url -> papers.merge(url, 1, Integer::sum));
        papers.remove("unreadable");
        papers.forEach((url, count) -> assertThat(count).as("papers of " + url).isEqualTo(1));
        assertThat(papers.keySet())
                .as("papers at all")
                .hasSizeGreaterThan(oracle.tickets().size() / 2);
    }

    /** Each job ends in exactly one outcome; the last ones may still be on their way. */
    private static void judgePrintJobs(Http supervisor, String visit, long end) throws Exception {
        while (true) {
            List<String> types = Judge.types(supervisor, visit);
            long queued = types.stream().filter("PrintJobQueued"::equals).count();
            long ended = types.stream().filter("PrintJobEnded"::equals).count();
            if (queued == 1 && ended == 1) return;
            assertThat(queued <= 1 && ended <= queued && System.nanoTime() < end)
                    .as("print jobs and outcomes in " + types)
                    .isTrue();
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }
}
