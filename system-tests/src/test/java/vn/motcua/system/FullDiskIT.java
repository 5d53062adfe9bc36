package vn.motcua.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.wire.Json;
import vn.motcua.launcher.demo.DemoWorld;
import vn.motcua.launcher.demo.Http;

/** Disks that are really full, under real processes: what was promised stays, nothing more is promised, and it goes on by itself. */
class FullDiskIT {
    private static final int MOST = 3_000;
    private static final long PATIENCE_NANOS = TimeUnit.SECONDS.toNanos(40);

    @TempDir
    private Path folder;

    private Path home() {
        return folder.resolve("world");
    }

    private DemoWorld.Plan plan() throws IOException {
        DemoWorld.Plan plan = Worlds.kiosks(folder, 0, Map.of("hall", ""));
        Path agent = plan.templates().resolve("kiosk-only").resolve("agent.yaml");
        Files.writeString(agent, Files.readString(agent) + "store:\n  reserveMiB: 1\n");
        return plan;
    }

    private static Http.Reply take(Http kiosk, Oracle oracle) throws IOException, InterruptedException {
        String requestId = UUID.randomUUID().toString();
        oracle.asking("ticket", requestId);
        Http.Reply reply = kiosk.post(
                "/api/kiosk/tickets",
                Json.object()
                        .put("requestId", requestId)
                        .put("serviceId", "submit")
                        .put("locale", "VI")
                        .put("priority", "NORMAL"));
        if (reply.status() == 201) oracle.ticket(requestId, reply.json());
        return reply;
    }

    private static void assertSaid(Http.Reply reply) {
        JsonNode refusal = reply.json();
        assertThat(refusal.path("code").asText()).as(reply.body()).isNotBlank();
        assertThat(refusal.path("message").path("vi").asText()).as(reply.body()).isNotBlank();
        assertThat(refusal.path("message").path("en").asText()).as(reply.body()).isNotBlank();
    }

    @Test
    void aKioskWhoseDiskIsFullKeepsItsWordStopsAndGoesOnByItself() throws Exception {
        Optional<SmallDisk> mounted = SmallDisk.on(home().resolve("hall"), 12);
        assumeTrue(mounted.isPresent(), "NOT RUN: no right to mount");
        try (SmallDisk disk = mounted.get();
                Oracle oracle = new Oracle(folder.resolve("oracle.journal"));
                DemoWorld world = DemoWorld.start(Worlds.installation(), home(), plan())) {
            Http kiosk = new Http(world.address("hall"));
            for (int i = 0; i < 3; i++) take(kiosk, oracle).expect(201);

            disk.fill();
            Http.Reply refused = takeUntilRefused(kiosk, oracle, disk);

            assertThat(refused.status()).isEqualTo(503);
            assertThat(refused.json().path("code").asText()).isEqualTo("STORE_FULL");
            assertSaid(refused);
            assertThat(kiosk.get("/api/status")
                            .expect(200)
                            .json()
                            .path("storeDegraded")
                            .asBoolean())
                    .isTrue();
            assertThat(oracle.tickets()).as("the reserve served some more").hasSizeGreaterThan(3);

            disk.makeRoom();
            awaitTicket(kiosk, oracle);
            Judge.tickets(world, oracle);
            Verification.clean(Worlds.installation(), home().resolve("hub"));
        }
    }

    private static Http.Reply takeUntilRefused(Http kiosk, Oracle oracle, SmallDisk disk)
            throws IOException, InterruptedException {
        for (int i = 0; i < MOST; i++) {
            Http.Reply reply = take(kiosk, oracle);
            if (reply.status() != 201) return reply;
            // The reserve was given up: that room is used up too, faster than by tickets alone.
            if (i % 10 == 9) disk.fill();
        }
        throw new AssertionError(MOST + " tickets on a full disk");
    }

    private static void awaitTicket(Http kiosk, Oracle oracle) throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (take(kiosk, oracle).status() != 201) {
            assertThat(System.nanoTime()).as("the kiosk issues again").isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(200);
        }
    }

    @Test
    void aHubWhoseDiskIsFullSaysSoWhileKiosksGoOnAndLosesNothing() throws Exception {
        Optional<SmallDisk> mounted = SmallDisk.on(home().resolve("hub"), 24);
        assumeTrue(mounted.isPresent(), "NOT RUN: no right to mount");
        try (SmallDisk disk = mounted.get();
                Oracle oracle = new Oracle(folder.resolve("oracle.journal"));
                DemoWorld world = DemoWorld.start(Worlds.installation(), home(), plan())) {
            Http kiosk = new Http(world.address("hall"));
            Http officer = world.signedIn("OFFICER");
            take(kiosk, oracle).expect(201);

            disk.fill();
            Http.Reply refused = issueUntilRefused(officer, oracle);

            assertThat(refused.status()).isEqualTo(503);
            assertSaid(refused);
            awaitHealth(world, 503, "DEGRADED");
            for (int i = 0; i < 3; i++) take(kiosk, oracle).expect(201);

            disk.makeRoom();
            awaitHealth(world, 200, "UP");
            issue(officer, oracle).expect(201);
            Agents.awaitDrained(world, "hall");
            Judge.tickets(world, oracle);
            Verification.clean(Worlds.installation(), home().resolve("hub"));
        }
    }

    private static void awaitHealth(DemoWorld world, int status, String word) throws IOException, InterruptedException {
        Http hub = new Http(world.hub());
        long end = System.nanoTime() + PATIENCE_NANOS;
        while (true) {
            Http.Reply health = hub.get("/health");
            if (health.status() == status
                    && health.json().path("status").asText().equals(word)) return;
            assertThat(System.nanoTime())
                    .as("health " + word + ", not " + health.body())
                    .isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(100);
        }
    }

    private static Http.Reply issueUntilRefused(Http officer, Oracle oracle) throws IOException, InterruptedException {
        for (int i = 0; i < 700; i++) {
            Http.Reply reply = issue(officer, oracle);
            if (reply.status() != 201) return reply;
        }
        throw new AssertionError("700 numbers of a hub on a full disk");
    }

    private static Http.Reply issue(Http officer, Oracle oracle) throws IOException, InterruptedException {
        String requestId = UUID.randomUUID().toString();
        Http.Reply reply = officer.post(
                "/api/v1/tickets", Json.object().put("requestId", requestId).put("serviceId", "submit"));
        if (reply.status() == 201) oracle.ticket(requestId, reply.json());
        return reply;
    }
}
