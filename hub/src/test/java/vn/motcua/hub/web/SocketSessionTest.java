package vn.motcua.hub.web;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import com.fasterxml.jackson.databind.JsonNode;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import io.vertx.core.Context;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.core.http.WebSocket;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import vn.motcua.core.model.Role;
import vn.motcua.hub.platform.feed.FeedReader;
import vn.motcua.hub.platform.feed.FeedScope;
import vn.motcua.hub.platform.feed.FeedServer;
import vn.motcua.hub.platform.http.Caller;
import vn.motcua.hub.platform.http.HostRule;
import vn.motcua.hub.platform.http.Surface;
import vn.motcua.hub.platform.people.Login;
import vn.motcua.hub.platform.people.MovableClock;
import vn.motcua.hub.platform.people.People;
import vn.motcua.hub.platform.people.PeopleDatabase;
import vn.motcua.hub.platform.people.PeopleSettings;
import vn.motcua.hub.platform.people.SignIn;
import vn.motcua.hub.platform.people.TestPeople;

/** A page's sockets live no longer than its session, however close together the two come. */
class SocketSessionTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final short POLICY = 1008;
    private static final Duration LOCK = Duration.ofMinutes(10);

    @TempDir
    private Path home;

    private final MovableClock clock = new MovableClock(FakeHub.NOW);
    private final Vertx vertx = Vertx.vertx();
    private final WebSocketClient client = vertx.createWebSocketClient();
    private PeopleDatabase database;
    private People people;
    private FakeHub hub;
    private SignIn signIn;
    private HttpServer server;
    /** Set: the session ends when the gate has just let its page in. */
    private volatile boolean endsBehindTheGate;

    private volatile Set<FeedScope> lastScopes = Set.of();

    @BeforeEach
    void start() throws Exception {
        database = new PeopleDatabase(vertx, home.resolve("people.db"));
        PeopleSettings plain = PeopleSettings.DEFAULTS;
        PeopleSettings settings =
                new PeopleSettings(plain.passwordMinLength(), plain.sessionIdle(), plain.sessionAbsolute(), LOCK);
        people = TestPeople.in(database, vertx, clock, settings);
        people.start().await(20, SECONDS);
        people.add(new Login("officer"), "Lan", Role.OFFICER, RunningHub.PASSWORD)
                .await(20, SECONDS);
        signIn = people.signIn("officer", RunningHub.PASSWORD, "127.0.0.1").await(20, SECONDS);
        hub = new FakeHub(RunningHub.site(false), database);
        Surface surface = new Surface(vertx, this::admitted, Set::of, HostRule::any, false, new SimpleMeterRegistry());
        new SocketRoutes(hub.links(), feed(), hub.scans(), people).mount(new Endpoints(surface));
        server = vertx.createHttpServer()
                .requestHandler(surface::handle)
                .listen(0, "127.0.0.1")
                .await(20, SECONDS);
    }

    @AfterEach
    void stop() throws Exception {
        people.stop().await(20, SECONDS);
        database.close();
        vertx.close().await(20, SECONDS);
    }

    private FeedServer feed() {
        return new FeedServer() {
            @Override
            public void handle(ServerWebSocket socket, Set<FeedScope> scopes) {
                hub.log.add("feed");
                lastScopes = scopes;
            }

            @Override
            public Map<String, JsonNode> values(String topic) {
                return Map.of();
            }

            @Override
            public Watch watch(String topic, Context context, FeedReader reader) {
                return () -> {};
            }
        };
    }

    private Optional<Caller> admitted(String token) {
        Optional<Caller> caller = people.who(token);
        if (endsBehindTheGate) caller.ifPresent(one -> people.signOut(one.sessionKey()));
        return caller;
    }

    private WebSocket open(String path) throws Exception {
        WebSocketConnectOptions options = new WebSocketConnectOptions()
                .setHost("127.0.0.1")
                .setPort(server.actualPort())
                .setURI(path)
                .addHeader("Cookie", "motcua_session=" + signIn.token())
                .addHeader("Origin", "http://127.0.0.1:" + server.actualPort());
        return client.connect(options).await(20, SECONDS);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/feed", "/scans?counter=quay-1"})
    void aSocketWhoseSessionEndsWhileItOpensIsClosedAndNeverUsed(String path) throws Exception {
        endsBehindTheGate = true;

        WebSocket page = open(path);

        await().atMost(SOON).until(page::isClosed);
        assertThat(page.closeStatusCode()).isEqualTo(POLICY);
        assertThat(hub.log).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(strings = {"/feed", "/scans?counter=quay-1"})
    void aSocketEndsWithItsSession(String path) throws Exception {
        WebSocket page = open(path);
        await().atMost(SOON).until(() -> hub.log.size() == 1);
        assertThat(page.isClosed()).isFalse();

        people.signOut(people.who(signIn.token()).orElseThrow().sessionKey()).await(20, SECONDS);

        await().atMost(SOON).until(page::isClosed);
        assertThat(page.closeStatusCode()).isEqualTo(POLICY);
    }

    @ParameterizedTest
    @ValueSource(strings = {"/feed", "/scans?counter=quay-1"})
    void aSocketEndsWhenItsSessionIsLocked(String path) throws Exception {
        WebSocket page = open(path);
        await().atMost(SOON).until(() -> hub.log.size() == 1);

        clock.pass(LOCK);

        await().atMost(SOON).until(page::isClosed);
        assertThat(page.closeStatusCode()).isEqualTo(POLICY);
    }

    /** A television in the hall is touched by nobody. */
    @Test
    void aLockedSessionHearsWhatTheScreensOfTheHallHearAndNothingElse() throws Exception {
        open("/feed");
        await().atMost(SOON).until(() -> hub.log.size() == 1);
        assertThat(lastScopes).contains(FeedScope.QUEUE, FeedScope.LINE, FeedScope.VISIT);
        clock.pass(LOCK);

        WebSocket board = open("/feed");

        await().atMost(SOON).until(() -> hub.log.size() == 2);
        assertThat(lastScopes).isEqualTo(FeedScope.screens());
        assertThat(board.isClosed()).isFalse();
        assertThatThrownBy(() -> open("/scans?counter=quay-1")).hasMessageContaining("401");
    }

    @Test
    void aSessionThatGoesOnKeepsItsOtherSockets() throws Exception {
        WebSocket first = open("/feed");
        WebSocket second = open("/scans?counter=quay-1");
        await().atMost(SOON).until(() -> hub.log.size() == 2);

        first.close().await(20, SECONDS);
        people.signOut(people.who(signIn.token()).orElseThrow().sessionKey()).await(20, SECONDS);

        await().atMost(SOON).until(second::isClosed);
        assertThat(second.closeStatusCode()).isEqualTo(POLICY);
    }
}
