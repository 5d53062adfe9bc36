package vn.motcua.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.wire.Json;
import vn.motcua.launcher.demo.DemoWorld;
import vn.motcua.launcher.demo.Http;

/** The hub's disk dies and the backup is older than the papers in people's hands. */
class RestoreIT {
    private static final int SECONDS = Worlds.FULL ? 30 : 2;

    @TempDir
    private Path folder;

    @Test
    void aHubFromAnOlderBackupLearnsWhatIsOnPaperAndGivesNoneOfItAgain() throws Exception {
        System.out.println("RestoreIT: seed " + Worlds.SEED);
        Random random = new Random(Worlds.SEED);
        Path backup = folder.resolve("backup");
        try (Oracle oracle = new Oracle(folder.resolve("oracle.journal"));
                DemoWorld world = DemoWorld.start(
                        Worlds.installation(),
                        folder.resolve("world"),
                        Worlds.kiosks(folder, 0, Map.of("hall-1", "", "hall-2", "")))) {
            for (String agent : List.of("hall-1", "hall-2")) Agents.awaitDrained(world, agent);
            String before = incarnation(world);
            Path hub = world.home().resolve("hub");
            int atBackup;
            try (Load load = load(world, oracle, random)) {
                TimeUnit.SECONDS.sleep(SECONDS);
                motcua("backup", "--home", hub.toString(), "--to", backup.toString());
                atBackup = oracle.tickets().size();
                TimeUnit.SECONDS.sleep(SECONDS);
                assertThat(load.surprises()).isEmpty();
            }
            assertThat(oracle.tickets().size())
                    .as("tickets newer than the backup")
                    .isGreaterThan(atBackup);

            Set<String> atTheConsole = new HashSet<>();
            Http console = world.signedIn("OFFICER", 1);
            for (int i = 0; i < 45; i++)
                atTheConsole.add(dayAndNumber(issue(console).expect(201).json()));
            world.child("hub").kill();
            world.child("hall-2").kill();
            motcua("restore", "--home", hub.toString(), "--from", backup.toString());
            world.startHub();
            assertThat(incarnation(world)).isNotEqualTo(before);
            Http admin = world.signedIn("ADMINISTRATOR");
            whileItWaits(world, admin, oracle);
            world.launchAgent("hall-2");
            world.awaitAgent("hall-2");
            Agents.await(
                    "recovered",
                    admin,
                    "/api/v1/recovery",
                    state -> !state.path("recovering").asBoolean());

            for (int i = 0; i < 5; i++) issueAtConsole(admin, oracle).expect(200, 201);
            try (Load load = load(world, oracle, random)) {
                TimeUnit.SECONDS.sleep(SECONDS);
                assertThat(load.surprises()).isEmpty();
            }
            oracle.tickets()
                    .values()
                    .forEach(answers -> assertThat(dayAndNumber(answers.get(0)))
                            .as("a number of the console that no kiosk ever saw")
                            .isNotIn(atTheConsole));
            Judge.tickets(world, oracle);
            Verification.clean(Worlds.installation(), hub);
        }
    }

    private static Load load(DemoWorld world, Oracle oracle, Random random) {
        Load load = new Load(world, oracle);
        load.kiosk("hall-1", random.nextLong(), 120);
        load.kiosk("hall-2", random.nextLong(), 120);
        load.console("counter-1", 0, random.nextLong(), 60);
        return load;
    }

    /** One agent has not spoken yet: no number from the hub, but the kiosk goes on. */
    private static void whileItWaits(DemoWorld world, Http admin, Oracle oracle)
            throws IOException, InterruptedException {
        Agents.await(
                "waiting for hall-2 alone",
                admin,
                "/api/v1/recovery",
                state -> state.path("recovering").asBoolean()
                        && state.path("waitingFor").size() == 1
                        && state.path("waitingFor").path(0).asText().equals("hall-2"));
        Http.Reply refused = issueAtConsole(admin, oracle);
        assertThat(refused.status()).isEqualTo(409);
        assertThat(refused.json().path("code").asText()).isEqualTo("RECOVERING");
        for (int i = 0; i < 3; i++) {
            JsonNode ticket = Worlds.take(new Http(world.address("hall-1")), oracle, "submit");
            assertThat(ticket.path("origin").asText()).isEqualTo("BAND");
        }
    }

    private static Http.Reply issueAtConsole(Http person, Oracle oracle) throws IOException, InterruptedException {
        Http.Reply reply = issue(person);
        if (reply.status() == 201) oracle.ticket(reply.json().path("requestId").asText(), reply.json());
        return reply;
    }

    private static Http.Reply issue(Http person) throws IOException, InterruptedException {
        return person.post(
                "/api/v1/tickets",
                Json.object().put("requestId", UUID.randomUUID().toString()).put("serviceId", "submit"));
    }

    private static String dayAndNumber(JsonNode ticket) {
        return ticket.path("businessDay").asText() + " " + Worlds.number(ticket);
    }

    private static String incarnation(DemoWorld world) throws IOException, InterruptedException {
        return new Http(world.hub())
                .get("/health")
                .expect(200)
                .json()
                .path("incarnation")
                .asText();
    }

    private static void motcua(String... arguments) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(Worlds.installation().launcher(List.of(arguments)))
                .redirectErrorStream(true)
                .start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor()).as(output).isZero();
    }
}
