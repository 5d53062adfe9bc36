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
            assertThat(anomalies(world)).doesNotContain("NUMBER_TWICE", "SEQUENCE_REUSED", "STORED_TWICE");
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
