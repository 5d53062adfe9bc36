package vn.motcua.system;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import com.microsoft.playwright.Page;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.wire.Json;
import vn.motcua.launcher.demo.DemoWorld;
import vn.motcua.launcher.demo.Http;

/**
 * From a camera's bytes to the hub's ledger, and from an incident back to the camera for its pictures, through real processes: a camera that
 * is asked for its stream, one that posts, and a recorder.
 */
class CameraIT {
    private static final String AGENT = "cameras";
    private static final String KEY = "0123456789abcdefghij";
    private static final Duration SOON = Duration.ofSeconds(60);
    private static final String SEEN =
            "{\"type\":\"new\",\"before\":{},\"after\":{\"id\":\"1795136400.25-abc123\",\"camera\":\"hall\",\"label\":\"person\","
                    + "\"start_time\":1795136400.25,\"end_time\":null}}";
    /** A piece of a clip, and no message of the link. */
    private static final int PIECE = 60_000;
    /** One in a second, and a few more than the 13 seconds an alarm is old. */
    private static final int STILLS_BEFORE = 15;

    @TempDir
    private Path folder;

    private Http supervisor = new Http(URI.create("http://127.0.0.1"));

    @Test
    void whatACameraSaysStandsInTheLedgerAndAnIncidentGetsItsPicturesThroughEveryCut() throws Exception {
        int door = DemoWorld.freePort();
        int port = DemoWorld.freePort();
        try (CamerasInTheHall hall = new CamerasInTheHall();
                SmallBroker broker = new SmallBroker("frigate/events", SEEN);
                LinkProxy cable = new LinkProxy(port);
                DemoWorld world = DemoWorld.start(
                        Worlds.installation(), folder.resolve("world"), plan(hall, broker, door, cable, port))) {
            await().atMost(SOON)
                    .ignoreExceptions()
                    .until(() -> post(door, CamerasInTheHall.EVENT.replace("REGION", "posted")) == 200);

            await().atMost(SOON).until(() -> begun(world).size() >= 3);
            assertThat(begun(world))
                    .extracting(one ->
                            one.path("source").asText() + " " + one.path("kind").asText() + " "
                                    + one.path("counterId").asText())
                    .containsExactlyInAnyOrder(
                            "asked presence counter-1", "posting presence counter-2", "recorder presence counter-3");
            supervisor = world.signedIn("SUPERVISOR");
            picturesComeThoughTheCableIsPulledAndTheAgentFalls(world, hall, cable);
            aSupervisorSeesThem(world);
        }
        Verification.clean(Worlds.installation(), folder.resolve("world").resolve("hub"));
    }

    private DemoWorld.Plan plan(CamerasInTheHall hall, SmallBroker broker, int door, LinkProxy cable, int port)
            throws IOException {
        String yaml = "camera:\n  push: {port: " + door + "}\n  stills: {every: 1s}\n  sources:\n"
                + "    asked: {type: isapi, url: \"" + hall.camera()
                + "\", user: events, password: right, channels: {1: counter-1}}\n"
                + "    posting: {type: isapi-push, key: " + KEY + ", channels: {1: counter-2}}\n"
                + "    recorder: {type: frigate, broker: \"mqtt://127.0.0.1:" + broker.port() + "\", api: \""
                + hall.recorder() + "\", channels: {hall: counter-3}}\n";
        return new DemoWorld.Plan(
                Map.of(AGENT, AGENT),
                Map.of(AGENT + ".hubUrl", cable.url().toString()),
                Worlds.templates(folder, AGENT, yaml),
                port);
    }

    private void picturesComeThoughTheCableIsPulledAndTheAgentFalls(
            DemoWorld world, CamerasInTheHall hall, LinkProxy cable) throws Exception {
        // What an agent may still have of a moment 13 s ago depends on how long it has been up.
        await().atMost(SOON).until(() -> hall.stills().size() > STILLS_BEFORE);
        cable.blackHoleAfterMessageOf(PIECE);
        String shown = flag("counter-1", Instant.now().minusSeconds(13));
        String recorded = flag("counter-3", Instant.now().minusSeconds(60));
        await().atMost(SOON).until(() -> hall.clipGiven() && spooled(world).contains(hall.clipHash() + ".enc"));
        // A fall takes the pictures in memory with it, those in the spool it does not.
        await().atMost(SOON)
                .until(() ->
                        !stored(shown).isEmpty() || hall.stills().stream().anyMatch(still -> isSpooled(world, still)));
        world.child(AGENT).kill();
        cable.heal();
        world.launchAgent(AGENT);

        await().atMost(SOON).until(() -> isAnswered(shown) && isAnswered(recorded));

        assertThat(states(shown)).contains("CLIP FAILED NO_RECORDING");
        assertThat(stored(shown)).isNotEmpty().isSubsetOf(hall.given());
        assertThat(states(recorded))
                .containsExactlyInAnyOrder("STILL STORED ", "STILL STORED ", "STILL STORED ", "CLIP STORED ");
        assertThat(stored(recorded)).hasSize(4).contains(hall.clipHash()).isSubsetOf(hall.given());
        await().atMost(SOON).until(() -> spooled(world).equals(List.of("spool.key")));
    }

    /** Stills side by side once they are opened, and in place of the clip that never was, why not. */
    private static void aSupervisorSeesThem(DemoWorld world) throws Exception {
        try (Browser browser = new Browser()) {
            Page page = browser.page(world.hub().resolve("/sign-in"), 1280, 900);
            Centre.signIn(world, page, "SUPERVISOR");
            page.navigate(world.hub().resolve("/review").toString());
            Centre.see(page, "evidence");
            // Of the two the newer one is that of the camera without a recorder.
            page.waitForSelector("[data-test=want][data-state=FAILED]");
            page.waitForSelector("[data-test=unseen]");
            page.keyboard().press("v");
            page.waitForFunction("() => document.querySelector('[data-test=still]')?.naturalWidth > 0");
            Centre.judgedInBothThemes(page, "review-cameras");
            page.keyboard().press("j");
            page.waitForFunction("() => document.querySelectorAll('.evidence li[data-state=STORED]').length === 4");
            page.keyboard().press("v");
            page.waitForSelector(".evidence video");
            theClipPlays(page);
            Centre.judged(page, "review-cameras-clip");
            assertThat(browser.complaints()).isEmpty();
        }
    }

    /** From the sealed pieces to moving pictures, by the browser's own player and the keys of the screen. */
    private static void theClipPlays(Page page) {
        String clip = "document.querySelector('.evidence video')";
        page.waitForFunction("() => " + clip + ".videoWidth === 160 && Math.round(" + clip + ".duration) === 30");
        page.keyboard().press("Space");
        page.waitForFunction("() => " + clip + ".currentTime > 0.5");
        page.keyboard().press("Space");
        page.waitForFunction("() => " + clip + ".paused");
        page.evaluate("() => { " + clip + ".currentTime = 20; }");
        page.waitForFunction("() => !" + clip + ".seeking && " + clip + ".readyState >= 2");
        page.keyboard().press(".");
        page.waitForFunction("() => " + clip + ".currentTime > 20 && !" + clip + ".seeking");
        // The test picture has its colours side by side: what stands there was decoded, and is no empty frame.
        assertThat((Integer) page.evaluate(
                        "() => { const canvas = Object.assign(document.createElement('canvas'), {width: 160, height: 90});"
                                + " const g = canvas.getContext('2d'); g.drawImage(" + clip + ", 0, 0);"
                                + " const bytes = g.getImageData(0, 0, 160, 90).data; const seen = new Set();"
                                + " for (let i = 0; i < bytes.length; i += 4) seen.add((bytes[i] >> 6) * 16 + (bytes[i + 1] >> 6) * 4 + (bytes[i + 2] >> 6));"
                                + " return seen.size; }"))
                .isGreaterThan(5);
    }

    private String flag(String counter, Instant at) throws Exception {
        ObjectNode said = Json.object()
                .put("requestId", UUID.randomUUID().toString())
                .put("counterId", counter)
                .put("at", at.toString())
                .put("text", "Có người nói to ở quầy");
        return supervisor
                .post("/api/v1/incidents", said)
                .expect(201)
                .json()
                .path("incidentId")
                .asText();
    }

    private JsonNode evidence(String incident) throws Exception {
        return supervisor
                .get("/api/v1/incidents/" + incident + "/evidence")
                .expect(200)
                .json();
    }

    private List<String> states(String incident) throws Exception {
        List<String> states = new ArrayList<>();
        for (JsonNode want : evidence(incident).path("wanted"))
            states.add(want.path("media").asText() + " " + want.path("state").asText() + " "
                    + want.path("failure").asText());
        return states;
    }

    private boolean isAnswered(String incident) throws Exception {
        List<String> states = states(incident);
        return states.size() == 4 && states.stream().noneMatch(state -> state.contains("PENDING"));
    }

    private List<String> stored(String incident) throws Exception {
        List<String> hashes = new ArrayList<>();
        for (JsonNode item : evidence(incident).path("items"))
            hashes.add(item.path("sha256").asText());
        return hashes;
    }

    private static List<String> spooled(DemoWorld world) throws IOException {
        Path spool = world.home().resolve(AGENT).resolve("modules/camera/spool");
        try (var files = Files.list(spool)) {
            return files.map(file -> file.getFileName().toString()).toList();
        }
    }

    private static boolean isSpooled(DemoWorld world, String sha256) {
        return Files.exists(world.home().resolve(AGENT).resolve("modules/camera/spool/" + sha256 + ".enc"));
    }

    private static int post(int door, String body) throws IOException, InterruptedException {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + door + "/posting/" + KEY))
                                .header("Content-Type", "application/xml")
                                .POST(HttpRequest.BodyPublishers.ofString(body))
                                .build(),
                        HttpResponse.BodyHandlers.discarding())
                .statusCode();
    }

    private static List<JsonNode> begun(DemoWorld world) throws Exception {
        List<JsonNode> all = new ArrayList<>(LedgerFacts.data(world, "CameraSighting"));
        all.removeIf(one -> !one.path("phase").asText().equals("START"));
        return all;
    }
}
