package vn.motcua.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneId;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.wire.Json;
import vn.motcua.launcher.demo.DemoWorld;
import vn.motcua.launcher.demo.Http;

/** A clock set back, a port taken, a hub gone under an open console: a clear word each time, and nothing lost. */
class BadLuckIT {
    private static final ZoneId ZONE = ZoneId.of("Asia/Ho_Chi_Minh");

    @TempDir
    private Path folder;

    @Test
    void aKioskWhoseClockStandsTwoHoursBackIssuesNothingAloneBeforeStaffConfirmTheDate() throws Exception {
        try (Oracle oracle = new Oracle(folder.resolve("oracle.journal"));
                DemoWorld world = DemoWorld.start(
                        Worlds.installation(), folder.resolve("world"), Worlds.kiosks(folder, 0, Map.of("hall", "")))) {
            Worlds.take(new Http(world.address("hall")), oracle, "submit");
            Agents.awaitDrained(world, "hall");
            world.child("hall").close();
            world.child("hub").kill();
            // The same as setting the PC's clock back, and needs no right to do so.
            rememberLaterTime(world.home().resolve("hall").resolve("agent.db"), Duration.ofHours(2));
            world.launchAgent("hall");
            world.awaitAgent("hall");
            Http kiosk = new Http(world.address("hall"));

            Http.Reply refused = kiosk.post("/api/kiosk/tickets", ticket());
            assertThat(refused.json().path("code").asText()).as(refused.body()).isEqualTo("CLOCK_SUSPECT");
            assertThat(refused.json().path("message").path("vi").asText()).isNotBlank();
            assertThat(refused.json().path("message").path("en").asText()).isNotBlank();

            kiosk.post(
                            "/api/kiosk/clock",
                            Json.object().put("businessDay", LocalDate.now(ZONE).toString()))
                    .expect(200);
            for (int i = 0; i < 3; i++)
                assertThat(Worlds.take(kiosk, oracle, "submit").path("origin").asText())
                        .isEqualTo("BAND");
            world.startHub();
            Agents.awaitDrained(world, "hall");
            Judge.tickets(world, oracle);
            Verification.clean(Worlds.installation(), world.home().resolve("hub"));
        }
    }

    private static ObjectNode ticket() {
        return Json.object()
                .put("requestId", UUID.randomUUID().toString())
                .put("serviceId", "submit")
                .put("locale", "VI")
                .put("priority", "NORMAL");
    }

    private static void rememberLaterTime(Path store, Duration later) throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store);
                ResultSet row = connection.createStatement().executeQuery("SELECT value FROM kv WHERE key = 'clock'")) {
            assertThat(row.next()).isTrue();
            ObjectNode memory = Json.parseObject(row.getString(1));
            for (String field : List.of("known", "wall"))
                memory.put(
                        field,
                        Instant.parse(memory.path(field).asText()).plus(later).toString());
            try (PreparedStatement update =
                    connection.prepareStatement("UPDATE kv SET value = ? WHERE key = 'clock'")) {
                update.setString(1, Json.write(memory));
                assertThat(update.executeUpdate()).isEqualTo(1);
            }
        }
    }

    @Test
    void aTakenPortIsNamedByHubAndAgentAndTheyEndWithACodeOfItsOwn() throws Exception {
        try (DemoWorld world = DemoWorld.start(
                        Worlds.installation(), folder.resolve("world"), Worlds.kiosks(folder, 0, Map.of("hall", "")));
                ServerSocket taken = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            String port = Integer.toString(taken.getLocalPort());
            Path hubConfig = world.home().resolve("hub-config");
            Ended hub = run(Worlds.installation()
                    .hub(List.of(
                            "--config",
                            hubConfig.toString(),
                            "--home",
                            folder.resolve("other-hub").toString(),
                            "--port",
                            port)));
            assertThat(hub.output()).contains(port);
            assertThat(hub.code()).isEqualTo(3);

            world.child("hall").close();
            Path file = world.home().resolve("hall-config").resolve("agent.yaml");
            Files.writeString(file, Files.readString(file).replace("port: 0", "port: " + port));
            Ended agent = run(Worlds.installation()
                    .agent(List.of(
                            "--config",
                            file.getParent().toString(),
                            "--home",
                            world.home().resolve("hall").toString())));
            assertThat(agent.output()).contains(port).contains("web.port");
            assertThat(agent.code()).isEqualTo(3);

            Files.writeString(file, Files.readString(file).replace("port: " + port, "port: 0"));
            world.launchAgent("hall");
            world.awaitAgent("hall");
            Agents.awaitDrained(world, "hall");
        }
    }

    private record Ended(int code, String output) {}

    private static Ended run(List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command).redirectErrorStream(true).start();
        String output = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(process.waitFor(60, TimeUnit.SECONDS)).as(output).isTrue();
        return new Ended(process.exitValue(), output);
    }

    @Test
    void aConsoleWhoseHubDiesInTheMiddleOfACommandGetsTheSameAnswerOnceItIsBack() throws Exception {
        try (Oracle oracle = new Oracle(folder.resolve("oracle.journal"));
                DemoWorld world = DemoWorld.start(
                        Worlds.installation(), folder.resolve("world"), Worlds.kiosks(folder, 0, Map.of("hall", "")))) {
            Http officer = world.signedIn("OFFICER");
            officer.post("/api/v1/counters/counter-1/open", request()).expect(200, 201);
            for (int i = 0; i < 3; i++) Worlds.take(new Http(world.address("hall")), oracle, "submit");
            Agents.awaitDrained(world, "hall");
            ObjectNode call = request();
            JsonNode first = officer.post("/api/v1/counters/counter-1/call-next", call)
                    .expect(200)
                    .json();

            world.child("hub").kill();
            // "Serving number X", told to this PC's own agent.
            new Http(world.address("hall"))
                    .post(
                            "/api/serving/counter-1",
                            Json.object()
                                    .put(
                                            "number",
                                            first.path("visit")
                                                    .path("number")
                                                    .path("text")
                                                    .asText()))
                    .expect(201);
            world.startHub();

            JsonNode again = officer.post("/api/v1/counters/counter-1/call-next", call)
                    .expect(200)
                    .json();
            assertThat(again.path("visit").path("visitId"))
                    .isEqualTo(first.path("visit").path("visitId"));
            officer.post("/api/v1/counters/counter-1/finish", request()).expect(200);
            Agents.awaitDrained(world, "hall");
            assertThat(Judge.types(officer, first.path("visit").path("visitId").asText()))
                    .containsOnlyOnce("TicketCalled", "VisitFinished");
            Judge.tickets(world, oracle);
            Verification.clean(Worlds.installation(), world.home().resolve("hub"));
        }
    }

    private static ObjectNode request() {
        return Json.object().put("requestId", UUID.randomUUID().toString());
    }
}
