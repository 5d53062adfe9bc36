package vn.motcua.display.board;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.http.HttpServer;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.stream.StreamSupport;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.display.DisplayModule;
import vn.motcua.display.FakeAgent;

class BoardContentTest {
    private static final Duration LONG = Duration.ofSeconds(20);
    private static final byte[] PNG = {(byte) 0x89, 'P', 'N', 'G', 0x0D, 0x0A, 0x1A, 0x0A, 1, 2, 3};

    private final FakeAgent agent = new FakeAgent();
    private final DisplayModule module = new DisplayModule();

    @TempDir
    private Path folder;

    @AfterEach
    void stop() throws Exception {
        agent.stop(module);
        agent.close();
    }

    private void start(String yaml) throws Exception {
        ConfigNode section = ConfigNode.parse("agent.yaml", yaml);
        module.configure(section);
        section.check();
        agent.start(module);
    }

    private JsonNode boards(String key) {
        await().atMost(LONG).until(() -> agent.local.containsKey("boards/" + key));
        return agent.local.get("boards/" + key);
    }

    @Test
    void boardsAreGivenToThePagesByTheirNames() throws Exception {
        start("""
                zone: main
                sound: none
                boards:
                  - {name: hall, zones: [main, upstairs], rows: 6, columns: 2}
                  - {name: land, layout: area, zones: [upstairs], side: false}
                  - {name: door-1, layout: counter, counter: counter-1}
                """);

        assertThat(boards("layout:hall").toString())
                .isEqualTo(
                        "{\"name\":\"hall\",\"layout\":\"hall\",\"rows\":6,\"columns\":2,\"side\":true,\"zones\":[\"main\",\"upstairs\"]}");
        assertThat(boards("zone").asText()).isEqualTo("main");
        assertThat(boards("layout:land").path("side").asBoolean()).isFalse();
        assertThat(boards("layout:door-1").path("counter").asText()).isEqualTo("counter-1");
        assertThat(boards("layout:door-1").path("zones").get(0).asText()).isEqualTo("main");
    }

    @Test
    void onlyNoticesOfTodayAreShown() throws Exception {
        start("""
                zone: main
                sound: none
                generalNotices: false
                notices:
                  - {title: Hôm nay, body: b, from: 2026-11-23, until: 2026-11-23}
                  - {title: Hôm qua, body: b, until: 2026-11-22}
                  - {title: Ngày mai, body: b, from: 2026-11-24}
                  - {kind: duty, title: {vi: Lịch trực, en: On duty}, body: {vi: "Quầy 1: bà Lan", en: "Counter 1: Ms Lan"}}
                  - {kind: posting, title: Niêm yết, body: Khai sinh, from: 2026-11-01, until: 2026-12-31}
                """);

        JsonNode notices = boards("notices");
        assertThat(notices.path("general").asBoolean()).isFalse();
        assertThat(titles(notices)).containsExactly("Hôm nay", "Lịch trực", "Niêm yết");
        assertThat(notices.path("list").get(1).path("kind").asText()).isEqualTo("duty");
        assertThat(notices.path("list").get(2).path("kind").asText()).isEqualTo("posting");
    }

    private static List<String> titles(JsonNode notices) {
        return StreamSupport.stream(notices.path("list").spliterator(), false)
                .map(one -> one.path("title").path("vi").asText())
                .toList();
    }

    @Test
    void picturesAreServedUnderTheAddressesTheBoardIsTold() throws Exception {
        Files.write(folder.resolve("one.png"), PNG);
        Files.writeString(folder.resolve("two.jpg"), "no picture");
        HttpServer server = agent.vertx().createHttpServer().requestHandler(agent.router);
        int port = server.listen(0, "127.0.0.1")
                .toCompletionStage()
                .toCompletableFuture()
                .get(20, TimeUnit.SECONDS)
                .actualPort();
        start("{zone: main, sound: none, media: {folder: '" + folder + "', each: 8s}}");

        JsonNode media = boards("media");
        assertThat(media.path("seconds").asInt()).isEqualTo(8);
        assertThat(media.path("skipped").toString()).isEqualTo("[{\"file\":\"two.jpg\",\"reason\":\"DAMAGED\"}]");
        HttpResponse<byte[]> answer =
                get(port, media.path("items").get(0).path("url").asText());
        assertThat(answer.statusCode()).isEqualTo(200);
        assertThat(answer.body()).isEqualTo(PNG);
        assertThat(answer.headers().firstValue("content-type")).contains("image/png");
        assertThat(answer.headers().firstValue("x-content-type-options")).contains("nosniff");
        assertThat(get(port, "/board/media/one.png").statusCode()).isEqualTo(404);
        assertThat(get(port, "/board/media/..%2Fone.png").statusCode()).isEqualTo(404);
        Files.delete(folder.resolve("one.png"));
        assertThat(get(port, media.path("items").get(0).path("url").asText()).statusCode())
                .isEqualTo(404);
    }

    private static HttpResponse<byte[]> get(int port, String path) throws Exception {
        return HttpClient.newHttpClient()
                .send(
                        HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                                .timeout(LONG)
                                .build(),
                        BodyHandlers.ofByteArray());
    }

    @Test
    void everyProblemOfTheBoardsIsNoted() {
        ConfigNode section = ConfigNode.parse("agent.yaml", """
                zone: main
                boards:
                  - {name: Big Hall, layout: round, rows: 2}
                  - {name: one, layout: counter}
                  - {name: one, zones: [NO ZONE]}
                notices:
                  - {title: a, body: b, from: 2026-12-02, until: 2026-12-01}
                  - {title: a, body: b, until: tomorrow, colour: red}
                media: {each: 1s, maxMiB: 0}
                """);
        module.configure(section);
        section.rejectUnknown();

        assertThat(section.problems())
                .extracting(problem -> problem.key())
                .contains(
                        "boards[0].name",
                        "boards[0].layout",
                        "boards[0].rows",
                        "boards[1].counter",
                        "boards",
                        "boards[2].zones",
                        "notices[0].until",
                        "notices[1].until",
                        "notices[1].colour",
                        "media.folder",
                        "media.each",
                        "media.maxMiB");
    }
}
