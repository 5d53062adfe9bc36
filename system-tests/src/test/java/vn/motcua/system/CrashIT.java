package vn.motcua.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
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
        assertThat(oracle.contradictions()).as("what citizens were told").isEmpty();
        assertThat(oracle.tickets().size()).as("tickets answered").isGreaterThan(KILLS);
        Http supervisor = world.signedIn("SUPERVISOR");
        List<JsonNode> visits = awaitEveryTicket(supervisor, oracle);
        Map<String, String> numberOfVisit = new HashMap<>();
        Map<String, String> ownerOfNumber = new HashMap<>();
        for (JsonNode visit : visits) {
            String id = visit.path("visitId").asText();
            numberOfVisit.put(id, visit.path("number").path("text").asText());
            String owner = ownerOfNumber.putIfAbsent(
                    visit.path("businessDay").asText()
                            + visit.path("number").path("text").asText(),
                    id);
            assertThat(owner)
                    .as("second visit with number " + visit.path("number"))
                    .isNull();
        }
        oracle.tickets()
                .values()
                .forEach(answers -> assertThat(
                                numberOfVisit.get(answers.get(0).path("visitId").asText()))
                        .isEqualTo(answers.get(0).path("number").path("text").asText()));
        judgePaper(oracle, printers);
        for (String visit : oracle.actions("called"))
            assertThat(types(supervisor, visit)).as(visit).contains("TicketCalled");
        for (String visit : oracle.actions("ended")) {
            List<String> types = types(supervisor, visit);
            assertThat(types.stream()
                            .filter(type -> type.equals("VisitFinished") || type.equals("VisitNoShow"))
                            .count())
                    .as("ends of " + visit + " in " + types)
                    .isEqualTo(1);
        }
        for (JsonNode visit : visits)
            judgePrintJobs(types(supervisor, visit.path("visitId").asText()));
        Verification.clean(Worlds.installation(), world.home().resolve("hub"));
        assertThat(Canary.filesHolding(world.home(), "Nguyen Van Canary")).isEmpty();
        assertThat(Canary.filesHolding(world.home(), "079123456789")).isEmpty();
    }

    /** Waits until the outboxes are drained: every answered ticket is a visit of the hub. */
    private static List<JsonNode> awaitEveryTicket(Http supervisor, Oracle oracle)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + Duration.ofSeconds(60).toNanos();
        while (true) {
            List<JsonNode> visits = Load.visits(supervisor);
            List<String> known = new ArrayList<>();
            visits.forEach(visit -> known.add(visit.path("visitId").asText()));
            List<String> missing = oracle.tickets().values().stream()
                    .map(answers -> answers.get(0).path("visitId").asText())
                    .filter(visit -> !known.contains(visit))
                    .toList();
            if (missing.isEmpty()) return visits;
            if (System.nanoTime() > end) throw new AssertionError("the hub does not know " + missing);
            TimeUnit.MILLISECONDS.sleep(250);
        }
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

    private static void judgePrintJobs(List<String> types) {
        long queued = types.stream().filter("PrintJobQueued"::equals).count();
        long ended = types.stream().filter("PrintJobEnded"::equals).count();
        assertThat(ended).as("print outcomes in " + types).isEqualTo(queued);
    }

    private static List<String> types(Http http, String visit) throws IOException, InterruptedException {
        List<String> types = new ArrayList<>();
        http.get("/api/v1/visits/" + visit)
                .expect(200)
                .json()
                .path("entries")
                .forEach(entry -> types.add(entry.path("type").asText()));
        return types;
    }
}
