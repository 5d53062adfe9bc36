package vn.motcua.hub.web;

import static java.util.concurrent.TimeUnit.SECONDS;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import io.vertx.core.http.ClientWebSocket;
import io.vertx.core.http.UpgradeRejectedException;
import io.vertx.core.http.WebSocketClient;
import io.vertx.core.http.WebSocketConnectOptions;
import io.vertx.core.json.JsonObject;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.concurrent.CopyOnWriteArrayList;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.model.TicketCode;

/** The socket and the held question of a ticket's page. */
class PhoneLiveTest {
    private static final Duration SOON = Duration.ofSeconds(20);
    private static final String TOPIC = "phone:" + FakeHub.VISIT;
    private static final String MOVED = "{\"t\":\"delta\"}";
    private static final String BEAT = "{\"t\":\"beat\"}";

    @TempDir
    private static Path home;

    private static RunningHub hub;
    private static Vertx vertx;
    private static WebSocketClient client;
    private static int minted = 20;

    private String code;

    @BeforeAll
    static void start() throws Exception {
        hub = RunningHub.start(home);
        vertx = Vertx.vertx();
        client = vertx.createWebSocketClient();
    }

    @AfterAll
    static void stop() throws Exception {
        vertx.close().await(20, SECONDS);
        hub.close();
    }

    @BeforeEach
    void aTicket() {
        code = TicketCode.mint(new Random(minted++)).value();
        hub.fake.broken = null;
        hub.clock.pass(Duration.ofMinutes(5));
        show("WAITING", 3);
    }

    private void show(String state, int ahead) {
        hub.fake.phones.put(code, Phones.view(FakeHub.SERVICE, state, ahead, 12, false, false));
    }

    /** A page's side, which hears from the first word on. */
    private static final class Ear {
        final List<String> words = new CopyOnWriteArrayList<>();
        final ClientWebSocket socket = client.webSocket();

        Ear(String path, String origin) throws Exception {
            socket.textMessageHandler(words::add);
            socket.connect(new WebSocketConnectOptions()
                            .setHost("127.0.0.1")
                            .setPort(hub.server.port())
                            .setURI(path)
                            .addHeader("Origin", origin))
                    .await(20, SECONDS);
        }

        void close() throws Exception {
            socket.close().await(20, SECONDS);
        }
    }

    private Ear open() throws Exception {
        return new Ear("/t/" + code + "/live?lang=en", "http://127.0.0.1:" + hub.server.port());
    }

    private static void tell(String frame) {
        await().atMost(SOON).until(() -> hub.fake.watched.containsKey(TOPIC));
        hub.fake.watched.get(TOPIC).accept(frame);
    }

    @Test
    void aPageGetsItsTicketThenWhatMovesThenBeats() throws Exception {
        Ear page = open();
        List<String> words = page.words;
        await().atMost(SOON).until(() -> words.size() == 1);
        assertThat(new JsonObject(words.get(0)).getString("html")).contains("People before you: 3");

        show("CALLED", -1);
        tell(MOVED);
        await().atMost(SOON).until(() -> words.size() == 2);
        assertThat(new JsonObject(words.get(1)).getString("html"))
                .contains("data-state=\"CALLED\"")
                .contains("It is your turn")
                .contains("Counter 3");
        tell(MOVED);
        tell(BEAT);

        await().atMost(SOON).until(() -> words.size() == 3);
        assertThat(words.get(2)).as("what reads the same is not sent again").isEqualTo(BEAT);
        page.close();
        await().atMost(SOON).until(() -> !hub.fake.watched.containsKey(TOPIC));
    }

    @Test
    void noBeatVouchesForAPageThatCouldNotBeRead() throws Exception {
        Ear page = open();
        List<String> words = page.words;
        await().atMost(SOON).until(() -> words.size() == 1);

        hub.fake.broken = new IllegalStateException("no store");
        tell(MOVED);
        tell(BEAT);
        show("WAITING", 2);
        hub.fake.broken = null;
        tell(BEAT);

        await().atMost(SOON).until(() -> words.size() >= 2);
        assertThat(words.get(1)).contains("People before you: 2");
        page.close();
    }

    @Test
    void whenTheHoursEndThePageSaysSoThoughItsLineDidNotMove() throws Exception {
        Ear page = open();
        List<String> words = page.words;
        await().atMost(SOON).until(() -> words.size() == 1);
        assertThat(words.get(0)).doesNotContain("class=\\\"notice");

        hub.clock.pass(Duration.ofHours(9));
        try {
            tell(BEAT);
            await().atMost(SOON).until(() -> words.size() == 2);
            assertThat(words.get(1)).contains("class=\\\"notice").contains("Working hours are over");
            tell(BEAT);
            await().atMost(SOON).until(() -> words.size() == 3);
            assertThat(words.get(2)).isEqualTo(BEAT);
        } finally {
            hub.clock.pass(Duration.ofHours(-9));
        }
        page.close();
    }

    @Test
    void aWordFromThePageEndsIt() throws Exception {
        Ear page = open();
        page.socket.writeTextMessage("{\"t\":\"subscribe\",\"topics\":[\"queue\"]}");

        await().atMost(SOON).until(page.socket::isClosed);
        assertThat(page.socket.closeStatusCode()).isEqualTo((short) 1008);
    }

    @Test
    void anUnknownCodeAnotherSiteAndTooManyPagesGetNoSocket() throws Exception {
        String own = "http://127.0.0.1:" + hub.server.port();
        assertThatThrownBy(() -> new Ear("/t/" + "X".repeat(19) + "/live", own))
                .isInstanceOfSatisfying(
                        UpgradeRejectedException.class,
                        refused -> assertThat(refused.getStatus()).isEqualTo(404));
        assertThatThrownBy(() -> new Ear("/t/" + code + "/live", "https://evil.example"))
                .isInstanceOfSatisfying(
                        UpgradeRejectedException.class,
                        refused -> assertThat(refused.getStatus()).isEqualTo(403));
        Ear unknown = new Ear("/t/" + TicketCode.mint(new Random(1)).value() + "/live", own);
        await().atMost(SOON).until(unknown.socket::isClosed);
        assertThat(unknown.socket.closeStatusCode()).isEqualTo((short) 1008);

        List<Ear> pages = new ArrayList<>();
        for (int i = 0; i < PhoneLive.PER_TICKET_MAX; i++) pages.add(open());
        assertThatThrownBy(this::open)
                .isInstanceOfSatisfying(
                        UpgradeRejectedException.class,
                        refused -> assertThat(refused.getStatus()).isEqualTo(429));
        pages.get(0).close();
        await().atMost(SOON).until(() -> isOpened(pages));
        for (Ear page : pages) if (!page.socket.isClosed()) page.close();
    }

    private boolean isOpened(List<Ear> pages) throws Exception {
        try {
            pages.add(open());
            return true;
        } catch (UpgradeRejectedException notYet) {
            return false;
        }
    }

    @Test
    void theHeldQuestionAnswersAtOnceWhatIsNewAndWaitsForWhatIsNot() throws Exception {
        JsonObject first = now("");
        assertThat(first.getString("html")).contains("Còn 3 người trước bạn");

        long asked = System.nanoTime();
        JsonObject same = now(first.getString("tag"));
        assertThat(Duration.ofNanos(System.nanoTime() - asked)).isGreaterThan(Duration.ofMillis(1_500));
        assertThat(same.containsKey("html")).isFalse();
        assertThat(same.getString("tag")).isEqualTo(first.getString("tag"));

        show("CALLED", -1);
        assertThat(now(first.getString("tag")).getString("html")).contains("Đến lượt bạn");
        hub.ask("GET", "/t/" + TicketCode.mint(new Random(2)).value() + "/now").expect(404);
    }

    private JsonObject now(String seen) throws Exception {
        return new JsonObject(
                hub.ask("GET", "/t/" + code + "/now?lang=vi&seen=" + seen).expect(200));
    }

    @Test
    void whatMovesEndsTheWaiting() throws Exception {
        JsonObject first = now("");
        Thread mover = new Thread(() -> {
            await().atMost(SOON).until(() -> hub.fake.watched.containsKey(TOPIC));
            show("CALLED", -1);
            hub.fake.watched.get(TOPIC).accept(MOVED);
        });
        mover.start();

        JsonObject later = now(first.getString("tag"));
        mover.join();

        assertThat(later.getString("html")).contains("Đến lượt bạn");
    }
}
