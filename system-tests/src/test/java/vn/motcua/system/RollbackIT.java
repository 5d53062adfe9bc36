package vn.motcua.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.kiosk.simprinter.SimulatedPrinter;
import vn.motcua.launcher.demo.DemoWorld;
import vn.motcua.launcher.demo.Http;

/** A counter PC comes back from a repair with yesterday's disk image. */
class RollbackIT {
    @TempDir
    private Path folder;

    @Test
    void anAgentOnYesterdaysDiskBeginsAFreshEpochAndGivesNoNumberTwice() throws Exception {
        try (SimulatedPrinter printer = SimulatedPrinter.listen("127.0.0.1", 0);
                Oracle oracle = new Oracle(folder.resolve("oracle.journal"));
                DemoWorld world = DemoWorld.start(Worlds.installation(), folder.resolve("world"), plan(printer))) {
            Agents.awaitDrained(world, "hall");
            takeSome(world, oracle, 3);
            Agents.awaitDrained(world, "hall");
            world.child("hall").close();
            Path home = world.home().resolve("hall");
            Path yesterday = folder.resolve("yesterday");
            Agents.copy(home, yesterday);

            start(world);
            Agents.awaitDrained(world, "hall");
            List<String> forgotten = takeSome(world, oracle, 3);
            forgotten.addAll(hubAway(world, oracle, 4));
            int papers = printer.tickets().size();
            world.child("hall").kill();
            Agents.delete(home);
            Agents.copy(yesterday, home);
            start(world);

            takeSome(world, oracle, 2);
            Agents.awaitDrained(world, "hall");
            for (String request : forgotten) Worlds.take(kiosk(world), oracle, request, "submit");
            hubAway(world, oracle, 3);

            List<JsonNode> visits = Judge.tickets(world, oracle);
            assertThat(visits)
                    .as("one visit per request")
                    .hasSameSizeAs(oracle.tickets().keySet());
            assertThat(papers).isPositive();
            assertMarked(world, oracle, forgotten);
            assertThat(anomalies(world)).doesNotContain("NUMBER_TWICE", "SEQUENCE_REUSED", "STORED_TWICE");
            Verification.clean(Worlds.installation(), world.home().resolve("hub"));
        }
    }

    /** The number is on paper already: what is printed when the request comes again bears "bản in lại". */
    private static void assertMarked(DemoWorld world, Oracle oracle, List<String> requests) throws Exception {
        Map<String, List<PrintJudge.Job>> jobs = new PrintJudge(world.home().resolve("hub")).jobs();
        for (String request : requests) {
            String visit = oracle.tickets().get(request).get(0).path("visitId").asText();
            assertThat(jobs.get(visit))
                    .as("papers of visit " + visit)
                    .extracting(PrintJudge.Job::attempt)
                    .containsExactlyInAnyOrder(1, 2);
        }
    }

    @Test
    void anAgentOnYesterdaysDiskWithNoHubInReachGivesNoNumberTwiceEither() throws Exception {
        try (SimulatedPrinter printer = SimulatedPrinter.listen("127.0.0.1", 0);
                Oracle oracle = new Oracle(folder.resolve("oracle.journal"));
                DemoWorld world = DemoWorld.start(Worlds.installation(), folder.resolve("world"), plan(printer))) {
            Agents.awaitDrained(world, "hall");
            world.child("hub").kill();
            takeSome(world, oracle, 2);
            world.child("hall").close();
            Path home = world.home().resolve("hall");
            Path yesterday = folder.resolve("yesterday");
            Agents.copy(home, yesterday);
            start(world);
            // The hub hears of these, and not of the two that follow.
            List<String> lost = takeSome(world, oracle, 2);
            world.startHub();
            Agents.awaitDrained(world, "hall");
            world.child("hub").kill();
            List<String> neverTold = takeSome(world, oracle, 2);
            world.child("hall").kill();
            Agents.delete(home);
            Agents.copy(yesterday, home);
            start(world);

            takeSome(world, oracle, 5);
            assertThat(oracle.contradictions()).as("what citizens were told").isEmpty();
            world.startHub();
            Agents.awaitDrained(world, "hall");

            assertThat(lost).hasSize(2);
            assertThat(anomalies(world))
                    .contains("AGENT_ROLLED_BACK")
                    .doesNotContain("NUMBER_TWICE", "SEQUENCE_REUSED", "STORED_TWICE");
            // Their papers are all that is left of them; nobody else has their numbers.
            neverTold.forEach(oracle.tickets()::remove);
            Judge.tickets(world, oracle);
            Verification.clean(Worlds.installation(), world.home().resolve("hub"));
        }
    }

    private static DemoWorld.Plan plan(SimulatedPrinter printer) {
        return DemoWorld.Plan.of(
                Worlds.installation(),
                Map.of("hall", "check-hall"),
                Map.of("hall.printer", "tcp://127.0.0.1:" + printer.port(), "cameraSecret", "unused", "sound", "file"));
    }

    private static Http kiosk(DemoWorld world) {
        return new Http(world.address("hall"));
    }

    private static void start(DemoWorld world) throws Exception {
        world.launchAgent("hall");
        world.awaitAgent("hall");
    }

    private static List<String> takeSome(DemoWorld world, Oracle oracle, int count) throws Exception {
        List<String> requests = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            requests.add(UUID.randomUUID().toString());
            Worlds.take(kiosk(world), oracle, requests.get(i), "submit");
        }
        return requests;
    }

    /** The same from the offline band, delivered afterwards. */
    private static List<String> hubAway(DemoWorld world, Oracle oracle, int count) throws Exception {
        world.child("hub").kill();
        List<String> requests = takeSome(world, oracle, count);
        world.startHub();
        Agents.awaitDrained(world, "hall");
        return requests;
    }

    private static HashSet<String> anomalies(DemoWorld world) throws Exception {
        HashSet<String> kinds = new HashSet<>();
        world.signedIn("SUPERVISOR")
                .get("/api/v1/anomalies?limit=1000")
                .expect(200)
                .json()
                .path("anomalies")
                .forEach(one -> kinds.add(one.path("kind").asText()));
        return kinds;
    }
}
