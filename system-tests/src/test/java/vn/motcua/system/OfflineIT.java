package vn.motcua.system;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.wire.Json;
import vn.motcua.launcher.demo.DemoWorld;
import vn.motcua.launcher.demo.Http;

/** The hub is away for a morning; the kiosk goes on, and on return everything becomes one truth within 5 s. */
@Tag("alone")
class OfflineIT {
    private static final int TICKETS = 5_000;
    private static final int SERIES = 6;
    private static final Duration MERGE_LIMIT = Duration.ofSeconds(5);

    @TempDir
    private Path folder;

    @Test
    void aMorningWithoutTheHubIsMergedWithinFiveSecondsOfItsReturn() throws Exception {
        Path templates = templates();
        DemoWorld.Plan plan = new DemoWorld.Plan(
                Map.of("hall", "kiosk-only"),
                Map.of("cameraSecret", "unused in this test", "sound", "file"),
                templates);
        try (DemoWorld world = DemoWorld.start(Worlds.installation(), folder.resolve("world"), plan)) {
            Http kiosk = new Http(world.address("hall"));
            String before = take(kiosk, 0).path("number").path("text").asText();
            world.child("hub").kill();

            Map<String, String> paper = issueMany(kiosk);
            long returned = System.nanoTime();
            world.startHub();
            long ready = System.nanoTime();
            Duration merged = awaitMerged(world, paper, ready);

            System.out.printf(
                    "OfflineIT: %d tickets offline, hub back in %d ms, merged in %d ms after they talked again%n",
                    paper.size(), (ready - returned) / 1_000_000, merged.toMillis());
            assertThat(new HashSet<>(paper.values()))
                    .as("numbers on paper")
                    .hasSize(TICKETS)
                    .doesNotContain(before);
            assertThat(merged).isLessThan(MERGE_LIMIT);
            Verification.clean(Worlds.installation(), world.home().resolve("hub"));
        }
    }

    /** Numbers on paper by visit. */
    private static Map<String, String> issueMany(Http kiosk) throws Exception {
        ExecutorService citizens = Executors.newFixedThreadPool(8);
        try {
            List<Future<JsonNode>> answers = new ArrayList<>();
            for (int i = 0; i < TICKETS; i++) {
                int service = i % SERIES;
                answers.add(citizens.submit(() -> take(kiosk, service)));
            }
            Map<String, String> paper = new HashMap<>();
            for (Future<JsonNode> answer : answers) {
                JsonNode ticket = answer.get(2, TimeUnit.MINUTES);
                paper.put(
                        ticket.path("visitId").asText(),
                        ticket.path("number").path("text").asText());
            }
            return paper;
        } finally {
            citizens.shutdownNow();
        }
    }

    private static JsonNode take(Http kiosk, int service) throws Exception {
        ObjectNode ask = Json.object()
                .put("requestId", UUID.randomUUID().toString())
                .put("serviceId", "service-" + service)
                .put("locale", "VI")
                .put("priority", "NORMAL");
        return kiosk.post("/api/kiosk/tickets", ask).expect(200, 201).json();
    }

    /** Merged is when the hub has acknowledged everything; then every paper number must be a visit, and each number one visit. */
    private static Duration awaitMerged(DemoWorld world, Map<String, String> paper, long ready) throws Exception {
        Http agent = new Http(world.address("hall"));
        long linked = awaitLinked(agent);
        while (agent.get("/api/status")
                        .expect(200)
                        .json()
                        .at("/outbox/essential")
                        .asLong()
                > 0) {
            assertThat(Duration.ofNanos(System.nanoTime() - ready)).isLessThan(Duration.ofSeconds(60));
            TimeUnit.MILLISECONDS.sleep(20);
        }
        Duration merged = Duration.ofNanos(System.nanoTime() - linked);
        Map<String, String> known = new HashMap<>();
        Set<String> numbers = new HashSet<>();
        for (JsonNode visit : Load.visits(world.signedIn("SUPERVISOR"))) {
            String number = visit.path("number").path("text").asText();
            known.put(visit.path("visitId").asText(), number);
            assertThat(numbers.add(number)).as(visit.toString()).isTrue();
        }
        assertThat(known).containsAllEntriesOf(paper);
        return merged;
    }

    /** The return begins when the two talk again; how soon they do after the hub is ready is judged with the screens. */
    private static long awaitLinked(Http agent) throws Exception {
        long end = System.nanoTime() + Duration.ofSeconds(30).toNanos();
        while (!agent.get("/api/status").expect(200).json().path("online").asBoolean()) {
            assertThat(System.nanoTime()).as("the agent found its hub again").isLessThan(end);
            TimeUnit.MILLISECONDS.sleep(5);
        }
        return System.nanoTime();
    }

    /** A site with room for a provincial morning: six series of five digits, bands of a thousand. */
    private Path templates() throws Exception {
        Path demo = Worlds.installation().home().resolve("config").resolve("demo");
        Path templates = Files.createDirectories(folder.resolve("templates"));
        Files.copy(demo.resolve("hub.yaml"), templates.resolve("hub.yaml"));
        String site = Files.readString(demo.resolve("site.yaml"), StandardCharsets.UTF_8);
        StringBuilder yaml = new StringBuilder(site.substring(0, site.indexOf("series:")));
        yaml.append("series:\n");
        for (int i = 0; i < SERIES; i++)
            yaml.append("  - {id: s%d, prefix: %c, first: 1, last: 9999, digits: 4, bandSize: 1000}\n"
                    .formatted(i, 'A' + i));
        yaml.append("services:\n");
        for (int i = 0; i < SERIES; i++)
            yaml.append(
                    "  - {id: service-%d, name: {vi: Việc %d, en: Errand %d}, series: s%d}\n".formatted(i, i, i, i));
        yaml.append(
                "counters:\n  - {id: counter-1, label: \"1\", zone: main, name: {vi: Quầy 1, en: Counter 1}, services: [service-0]}\n");
        Files.writeString(templates.resolve("site.yaml"), yaml, StandardCharsets.UTF_8);
        Path agent = Files.createDirectories(templates.resolve("kiosk-only"));
        Files.writeString(
                agent.resolve("agent.yaml"),
                "hub:\n  url: ${hubUrl}\nweb:\n  port: 0\nkiosk:\n  name: kiosk\n",
                StandardCharsets.UTF_8);
        return templates;
    }
}
