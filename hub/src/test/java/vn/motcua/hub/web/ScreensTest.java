package vn.motcua.hub.web;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.json.JsonObject;
import java.net.http.HttpResponse;
import java.net.http.WebSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CompletionStage;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.model.Role;
import vn.motcua.core.wire.Json;

class ScreensTest {
    @TempDir
    private Path home;

    @Test
    void everyAnswerCarriesTheSecurityHeaders() throws Exception {
        try (RunningHub hub = RunningHub.start(home).withPeople()) {
            for (String path : new String[] {"/", "/health", "/nothing", "/api/v1/session", "/ui/mark.svg"}) {
                HttpResponse<String> answer = hub.ask("GET", path).send();
                assertThat(answer.headers().map())
                        .as(path)
                        .containsKeys(
                                "content-security-policy",
                                "x-content-type-options",
                                "referrer-policy",
                                "permissions-policy",
                                "cross-origin-opener-policy");
                assertThat(answer.headers()
                                .firstValue("Content-Security-Policy")
                                .orElseThrow())
                        .contains("frame-ancestors 'none'")
                        .contains("default-src 'none'")
                        .doesNotContain("unsafe");
            }
        }
    }

    @Test
    void pagesAreNeverKeptButVersionedLibrariesForEver() throws Exception {
        try (RunningHub hub = RunningHub.start(home)) {
            assertThat(cacheRule(hub, "/")).isEqualTo("no-store");
            assertThat(cacheRule(hub, "/health")).isEqualTo("no-store");
            assertThat(cacheRule(hub, "/ui/mark.svg")).isEqualTo("no-cache");
            assertThat(cacheRule(hub, "/webjars/lit/3.3.2/index.js")).contains("immutable");
            assertThat(hub.ask("GET", "/ui/pages/start.html").send().statusCode())
                    .isEqualTo(404);
        }
    }

    @Test
    void demoAccountsAreShownOnlyOnATrainingHubToThisPc() throws Exception {
        Path users = home.resolve("users.json");
        Path links = home.resolve("links.json");
        DemoStart demo = new DemoStart(users, Optional.of(links));
        try (RunningHub hub =
                RunningHub.start(Files.createDirectory(home.resolve("training")), true, Optional.of(demo))) {
            assertThat(hub.ask("GET", "/api/v1/start").expect(200)).doesNotContain("demo");
            Files.writeString(
                    users,
                    "{\"users\":[{\"login\":\"lan\",\"name\":\"Lan\",\"role\":\"OFFICER\",\"password\":\"p\"}]}");
            Files.writeString(links, "{\"hub\":\"http://h\",\"kiosk\":\"http://k\",\"counter-1\":\"http://c\"}");

            JsonObject shown = new JsonObject(hub.ask("GET", "/api/v1/start").expect(200)).getJsonObject("demo");

            assertThat(shown.getJsonArray("users")).hasSize(1);
            assertThat(shown.getJsonArray("links").encode())
                    .isEqualTo("[{\"kind\":\"kiosk\",\"url\":\"http://k\"},{\"kind\":\"agent\",\"url\":\"http://c\","
                            + "\"label\":{\"vi\":\"counter-1\",\"en\":\"counter-1\"}}]");
            assertThat(hub.ask("GET", "/api/v1/start")
                            .with("X-Forwarded-For", "203.0.113.9")
                            .expect(200))
                    .doesNotContain("demo");
        }
        try (RunningHub hub = RunningHub.start(Files.createDirectory(home.resolve("real")), false, Optional.of(demo))) {
            assertThat(hub.ask("GET", "/api/v1/start").expect(200)).doesNotContain("demo");
        }
    }

    @Test
    void plainBoardShowsTheNewestCallFirstWithoutAnyScript() throws Exception {
        try (RunningHub hub = RunningHub.start(home)) {
            hub.fake.topics.put(
                    "board:tang-1",
                    Map.of(
                            "call:1", FakeHub.called("2026-11-23T02:00:00Z", "A011", "2", "DONE"),
                            "call:2", FakeHub.called("2026-11-23T02:05:00Z", "C004", "3", "CALLED"),
                            "next",
                                    Json.parseObject(
                                            "{\"groups\":[{\"series\":\"a\",\"prefix\":\"A\",\"numbers\":[\"A013\",\"A014\"]}]}")));

            String page = hub.ask("GET", "/board/plain?zone=tang-1").expect(200);

            assertThat(page)
                    .contains("<tr class=\"new\"><td>C004</td><td>3</td></tr><tr class=\"done\"><td>A011</td>")
                    .contains("A013 · A014")
                    .contains("content=\"5\"")
                    .doesNotContain("<script");
            assertThat(hub.ask("GET", "/board/plain?zone=tang-2").expect(200)).contains("Chưa gọi số nào");
            assertThat(hub.ask("GET", "/board/plain")
                            .with("X-Forwarded-For", "203.0.113.9")
                            .send()
                            .statusCode())
                    .isEqualTo(303);
        }
    }

    @Test
    void feedOpensWithTheScopesOfTheRoleAndEndsWithTheSession() throws Exception {
        try (RunningHub hub = RunningHub.start(home).withPeople()) {
            Heard officer = feed(hub, hub.sessions.get(Role.OFFICER).token());
            Heard supervisor = feed(hub, hub.sessions.get(Role.SUPERVISOR).token());

            assertThat(officer.text.get(20, SECONDS)).contains("QUEUE").doesNotContain("ALERTS");
            assertThat(supervisor.text.get(20, SECONDS)).contains("ALERTS");
            hub.ask("DELETE", "/api/v1/session").as(Role.OFFICER).expect(204);

            assertThat(officer.closed.get(20, SECONDS)).isEqualTo(1008);
            assertThat(supervisor.closed).isNotDone();
        }
    }

    @Test
    void feedRefusesStrangersAndOtherSites() throws Exception {
        try (RunningHub hub = RunningHub.start(home).withPeople()) {
            RunningHub.Asking upgrade = hub.ask("GET", "/feed");
            assertThat(upgrade.expect(401)).contains("SIGN_IN_NEEDED");
            assertThat(hub.ask("GET", "/feed")
                            .as(Role.OFFICER)
                            .with("Origin", "https://evil.example")
                            .expect(403))
                    .contains("CROSS_SITE");
        }
    }

    @Test
    void metricsCountRequestsByRouteAndStatus() throws Exception {
        try (RunningHub hub = RunningHub.start(home).withPeople()) {
            hub.ask("GET", "/health").expect(200);
            hub.ask("GET", "/api/v1/session").expect(401);

            String metrics = hub.ask("GET", "/metrics").as(Role.ADMINISTRATOR).expect(200);

            assertThat(metrics)
                    .contains("motcua_http_requests_seconds_count{endpoint=\"GET /health\",status=\"200\"} 1")
                    .contains("motcua_http_refusals_total{code=\"SIGN_IN_NEEDED\"} 1")
                    .contains("motcua_ledger_position 42")
                    .contains("motcua_hub_events_total{name=\"link.opened\"} 3");
        }
    }

    private static String cacheRule(RunningHub hub, String path) throws Exception {
        return hub.ask("GET", path).send().headers().firstValue("Cache-Control").orElse("");
    }

    private static Heard feed(RunningHub hub, String token) throws Exception {
        Heard heard = new Heard();
        WebSocket socket = hub.client()
                .newWebSocketBuilder()
                .header("Cookie", "motcua_session=" + token)
                .buildAsync(java.net.URI.create(hub.uri("/feed").toString().replace("http:", "ws:")), heard)
                .get(20, SECONDS);
        socket.sendText("hello", true).get(20, SECONDS);
        return heard;
    }

    private static final class Heard implements WebSocket.Listener {
        private final CompletableFuture<String> text = new CompletableFuture<>();
        private final CompletableFuture<Integer> closed = new CompletableFuture<>();

        @Override
        public CompletionStage<?> onText(WebSocket socket, CharSequence data, boolean last) {
            text.complete(data.toString());
            socket.request(1);
            return null;
        }

        @Override
        public CompletionStage<?> onClose(WebSocket socket, int status, String reason) {
            closed.complete(status);
            return null;
        }
    }
}
