package vn.motcua.edge.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.core.read.ListAppender;
import io.vertx.core.Vertx;
import io.vertx.core.buffer.Buffer;
import io.vertx.core.http.HttpClient;
import io.vertx.core.http.HttpClientResponse;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.RequestOptions;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import java.io.BufferedReader;
import java.io.InputStreamReader;
import java.net.Socket;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.slf4j.LoggerFactory;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.SiteId;
import vn.motcua.core.wire.FeedFrame;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.LinkSignatures;
import vn.motcua.edge.clock.AgentClock;
import vn.motcua.edge.clock.TimeSource;
import vn.motcua.edge.identity.Identity;
import vn.motcua.edge.link.HubLink;
import vn.motcua.edge.link.LinkSettings;
import vn.motcua.edge.store.AgentStore;
import vn.motcua.edge.store.StoreRig;
import vn.motcua.edge.trust.HubTrust;

class AgentWebTest {
    private static final Vertx VERTX = Vertx.vertx(new io.vertx.core.VertxOptions().setEventLoopPoolSize(1));

    @TempDir
    Path home;

    private AgentStore store;
    private AgentWeb web;
    private HttpClient client;
    private WebSocketClient sockets;
    private int port;

    @AfterAll
    static void closeAll() {
        VERTX.close();
    }

    @BeforeEach
    void listen() throws Exception {
        store = StoreRig.open(VERTX, home);
        AgentClock clock = new AgentClock(TimeSource.SYSTEM, "boot");
        String key = LinkSignatures.encode(LinkSignatures.newKeyPair().getPublic());
        Identity identity =
                new Identity(new AgentId("pc-1"), new SiteId("demo"), "http://127.0.0.1:1", key, "unused", true);
        HubLink link = new HubLink(
                VERTX,
                LinkSettings.of(identity, identity.hubUrl(), HubTrust.ofJava(), "boot", List.of()),
                store,
                clock,
                TimeSource.SYSTEM);
        web = new AgentWeb(VERTX, link, new LocalFeed("boot"), clock::now);
        web.mountedRouter().post("/api/echo").handler(context -> Answers.json(context, 200, Answers.body(context)));
        web.mountedRouter().get("/api/broken").handler(context -> {
            throw new IllegalStateException("a module's mistake");
        });
        port = StoreRig.await(web.listen(0, false));
        client = VERTX.createHttpClient();
        sockets = VERTX.createWebSocketClient();
    }

    @AfterEach
    void close() throws Exception {
        StoreRig.await(sockets.close());
        StoreRig.await(client.close());
        StoreRig.await(web.close());
        StoreRig.await(store.close());
    }

    private HttpClientResponse send(HttpMethod method, String path, String body, Map<String, String> headers)
            throws Exception {
        RequestOptions options = new RequestOptions()
                .setMethod(method)
                .setHost("127.0.0.1")
                .setPort(port)
                .setURI(path);
        headers.forEach(options::putHeader);
        return StoreRig.await(client.request(options)
                .compose(request -> method == HttpMethod.GET ? request.send() : request.send(Buffer.buffer(body)))
                .compose(response -> response.body().map(response)));
    }

    private int status(HttpMethod method, String path, Map<String, String> headers) throws Exception {
        return send(method, path, "{}", headers).statusCode();
    }

    private String spoken(String request) throws Exception {
        try (Socket socket = new Socket("127.0.0.1", port)) {
            socket.setSoTimeout(30_000);
            socket.getOutputStream().write(request.getBytes(StandardCharsets.US_ASCII));
            return new BufferedReader(new InputStreamReader(socket.getInputStream(), StandardCharsets.US_ASCII))
                    .readLine();
        }
    }

    @Test
    void whoNamesAnotherServerIsRefused() throws Exception {
        String host = "Host: 127.0.0.1:" + port + "\r\n";

        assertThat(spoken("GET /kiosk HTTP/1.1\r\n" + host + "\r\n")).contains(" 200 ");
        assertThat(spoken("GET /kiosk HTTP/1.1\r\n" + host + "Host: evil.example\r\n\r\n"))
                .containsAnyOf(" 403 ", " 400 ");
        assertThat(spoken("GET http://evil.example/kiosk HTTP/1.1\r\n" + host + "\r\n"))
                .contains(" 403 ");
    }

    @Test
    void aClientThatHangsUpWhileItSendsIsNoError() throws Exception {
        ListAppender<ILoggingEvent> log = new ListAppender<>();
        Logger framework = (Logger) LoggerFactory.getLogger("io.vertx.ext.web");
        Logger ours = (Logger) LoggerFactory.getLogger(AgentWeb.class);
        log.list = new CopyOnWriteArrayList<>(); // others write to it while it is read
        log.start();
        ours.addAppender(log);
        framework.addAppender(log);
        ours.setLevel(Level.DEBUG);
        try {
            try (Socket socket = new Socket("127.0.0.1", port)) {
                socket.getOutputStream()
                        .write(("POST /api/echo HTTP/1.1\r\nHost: 127.0.0.1:" + port
                                        + "\r\nContent-Type: application/json\r\nContent-Length: 1000\r\n\r\n{\"a\":")
                                .getBytes(StandardCharsets.US_ASCII));
                assertThat(status(HttpMethod.GET, "/kiosk", Map.of())).isEqualTo(200);
            }
            await().until(() -> log.list.stream()
                    .anyMatch(one -> one.getFormattedMessage().contains("/api/echo")
                            || one.getLevel().isGreaterOrEqual(Level.ERROR)));
            assertThat(status(HttpMethod.GET, "/kiosk", Map.of())).isEqualTo(200);
            assertThat(log.list)
                    .extracting(one -> one.getLevel() + " " + one.getFormattedMessage())
                    .noneMatch(one -> one.startsWith("ERROR") || one.startsWith("WARN"));
        } finally {
            ours.setLevel(null);
            ours.detachAppender(log);
            framework.detachAppender(log);
        }
    }

    @Test
    void answersOnlyToItsOwnNames() throws Exception {
        assertThat(status(HttpMethod.GET, "/kiosk", Map.of())).isEqualTo(200);
        assertThat(status(HttpMethod.GET, "/kiosk", Map.of("Host", "localhost:" + port)))
                .isEqualTo(200);
        assertThat(status(HttpMethod.GET, "/kiosk", Map.of("Host", "evil.example:" + port)))
                .isEqualTo(403);
        assertThat(status(HttpMethod.GET, "/kiosk", Map.of("Host", "localhost.evil.example:" + port)))
                .isEqualTo(403);
        assertThat(status(HttpMethod.GET, "/kiosk", Map.of("Host", "127.0.0.1:1")))
                .isEqualTo(403);
    }

    @Test
    void takesAPostOnlyFromItsOwnPagesOrFromAProgram() throws Exception {
        String own = "http://127.0.0.1:" + port;
        assertThat(status(HttpMethod.POST, "/api/echo", Map.of())).isEqualTo(200);
        assertThat(status(HttpMethod.POST, "/api/echo", Map.of("Origin", own))).isEqualTo(200);
        assertThat(status(HttpMethod.POST, "/api/echo", Map.of("Origin", "http://evil.example")))
                .isEqualTo(403);
        assertThat(status(HttpMethod.POST, "/api/echo", Map.of("Origin", "null")))
                .isEqualTo(403);
        assertThat(status(HttpMethod.POST, "/api/echo", Map.of("Origin", "http://127.0.0.1:1")))
                .isEqualTo(403);
        assertThat(status(HttpMethod.POST, "/api/echo", Map.of("Sec-Fetch-Site", "cross-site")))
                .isEqualTo(403);
    }

    @Test
    void refusesABodyAboveTheBoundAndNonsense() throws Exception {
        String large = "{\"x\":\"" + "y".repeat(70_000) + "\"}";

        assertThat(send(HttpMethod.POST, "/api/echo", large, Map.of()).statusCode())
                .isEqualTo(413);
        assertThat(send(HttpMethod.GET, "/api/broken", "", Map.of()).statusCode())
                .isEqualTo(500);
        assertThat(send(HttpMethod.GET, "/nothing", "", Map.of()).statusCode()).isEqualTo(404);
        assertThat(status(HttpMethod.GET, "/ui/../../agent.db", Map.of())).isEqualTo(404);
        assertThat(status(HttpMethod.GET, "/ui/pages/kiosk.html", Map.of())).isEqualTo(404);
    }

    @Test
    void sendsTheSecurityHeadersWithEveryPage() throws Exception {
        HttpClientResponse page = send(HttpMethod.GET, "/kiosk", "", Map.of());

        assertThat(page.getHeader("Content-Security-Policy")).contains("frame-ancestors 'none'", "sha256-");
        assertThat(page.getHeader("X-Content-Type-Options")).isEqualTo("nosniff");
        assertThat(send(HttpMethod.POST, "/api/echo", "{}", Map.of()).getHeader("Cache-Control"))
                .isEqualTo("no-store");
    }

    @Test
    void saysThatThePortIsInUse() {
        AgentWeb second = new AgentWeb(VERTX, null, new LocalFeed("x"), Instant::now);

        assertThatThrownBy(() -> StoreRig.await(second.listen(port, false))).isInstanceOf(PortInUseException.class);
    }

    @Test
    void theFeedRefusesAForeignOrigin() {
        WebSocketConnectOptions options = socketOptions();
        options.addHeader("Origin", "http://evil.example");

        assertThatThrownBy(() -> StoreRig.await(sockets.connect(options)))
                .isInstanceOf(UpgradeRejectedException.class)
                .hasMessageContaining("403");
    }

    private WebSocketConnectOptions socketOptions() {
        WebSocketConnectOptions options = new WebSocketConnectOptions();
        options.setHost("127.0.0.1").setPort(port).setURI("/feed");
        return options;
    }

    private List<FeedFrame> subscribe(String frame) throws Exception {
        List<FeedFrame> frames = new CopyOnWriteArrayList<>();
        WebSocket socket = StoreRig.await(sockets.connect(socketOptions()));
        socket.textMessageHandler(text -> frames.add(FeedFrame.parse(text)));
        socket.writeTextMessage(frame);
        return frames;
    }

    private void set(String key, int value) {
        VERTX.runOnContext(go ->
                web.feed().set("local", key, value < 0 ? null : Json.object().put("n", value)));
    }

    @Test
    void aPageGetsASnapshotThenDeltasAndBeatsWithAnHonestAge() throws Exception {
        set("mode", 1);
        List<FeedFrame> frames = subscribe("{\"t\":\"subscribe\",\"topics\":[\"local\",\"board:main\"]}");
        await().until(() -> !frames.isEmpty());

        set("mode", 2);
        set("mode", 2);
        set("other", 3);
        set("other", -1);

        await().until(() -> changes(frames) == 3);
        assertThat(frames.get(0)).isInstanceOf(FeedFrame.Snapshot.class);
        assertThat(((FeedFrame.Snapshot) frames.get(0))
                        .topics()
                        .get("local")
                        .get("mode")
                        .path("n")
                        .asInt())
                .isEqualTo(1);
        FeedFrame.Beat beat = (FeedFrame.Beat) frames.stream()
                .filter(FeedFrame.Beat.class::isInstance)
                .findFirst()
                .orElseThrow();
        assertThat(Duration.ofMillis(beat.ageMs()))
                .as("the hub was never heard")
                .isGreaterThan(Duration.ofDays(365));
    }

    private static int changes(List<FeedFrame> frames) {
        return frames.stream()
                .filter(FeedFrame.Delta.class::isInstance)
                .mapToInt(frame -> ((FeedFrame.Delta) frame).changes().size())
                .sum();
    }

    @Test
    void aPageThatComesBackGetsOnlyWhatItMissed() throws Exception {
        for (int i = 1; i <= 5; i++) set("k" + i, i);
        String subscribe = "{\"t\":\"subscribe\",\"topics\":[\"local\"],\"position\":%d,\"incarnation\":\"%s\"}";
        await().until(() -> web.feed().position() == 5);

        List<FeedFrame> resumed = subscribe(subscribe.formatted(3, "agent-boot"));
        List<FeedFrame> stranger = subscribe(subscribe.formatted(3, UUID.randomUUID()));

        await().until(() -> !resumed.isEmpty() && !stranger.isEmpty());
        assertThat(resumed.get(0)).isInstanceOf(FeedFrame.Delta.class);
        assertThat(((FeedFrame.Delta) resumed.get(0)).changes())
                .extracting(FeedFrame.Change::key)
                .containsExactly("k4", "k5");
        assertThat(stranger.get(0)).isInstanceOf(FeedFrame.Snapshot.class);
    }
}
