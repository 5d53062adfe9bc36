package vn.motcua.edge.link;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.LocalDate;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.event.StreamName;
import vn.motcua.core.model.SeriesId;
import vn.motcua.core.wire.LinkFrame;
import vn.motcua.edge.clock.AgentClock;
import vn.motcua.edge.clock.TimeSource;
import vn.motcua.edge.store.AgentStore;
import vn.motcua.edge.store.StoreRig;
import vn.motcua.edge.trust.HubTrust;

/** An agent on an older copy of its memory, and what it remembers for a hub on an older copy of its own. */
class RolledBackTest {
    private static final Vertx VERTX = Vertx.vertx();

    @TempDir
    private Path folder;

    private FakeHub hub;
    private AgentStore store;
    private HubLink link;

    @BeforeEach
    void open() throws Exception {
        hub = new FakeHub(VERTX, Sites.small(), 1).start();
        store = StoreRig.open(VERTX, folder.resolve("home"));
    }

    @AfterEach
    void close() throws Exception {
        StoreRig.await(link.stop());
        StoreRig.await(store.close());
        hub.stop();
    }

    @AfterAll
    static void end() throws Exception {
        StoreRig.await(VERTX.close());
    }

    private void dial() throws Exception {
        LinkSettings settings = new LinkSettings(
                hub.identity(),
                hub.identity().hubUrl(),
                HubTrust.ofJava(),
                UUID.randomUUID().toString(),
                List.of("kiosk"),
                "test",
                Duration.ofSeconds(5),
                Duration.ofMillis(5),
                Duration.ofMillis(50),
                1);
        link = new HubLink(VERTX, settings, store, new AgentClock(TimeSource.SYSTEM, "boot"), TimeSource.SYSTEM);
        StoreRig.await(link.start());
    }

    private void append(int from, int to) throws Exception {
        for (int i = from; i <= to; i++) StoreRig.await(store.append(StoreRig.essential(i)));
    }

    private void awaitKept(int events) {
        await().atMost(Duration.ofSeconds(20))
                .until(() -> hub.ledger.kept(StreamName.ESSENTIAL).size() == events);
    }

    private void goOnFrom(Path copy) throws Exception {
        StoreRig.await(link.stop());
        StoreRig.await(store.close());
        Path home = Files.createDirectories(folder.resolve("again"));
        Files.copy(copy, home.resolve("agent.db"));
        store = StoreRig.open(VERTX, home);
    }

    /** The file as it would stand in a disk image. */
    private Path image() throws Exception {
        StoreRig.await(store.close());
        Path copy = folder.resolve("image.db");
        Files.copy(folder.resolve("home").resolve("agent.db"), copy);
        store = StoreRig.open(VERTX, folder.resolve("home"));
        return copy;
    }

    @Test
    void anAgentThatOvertookItsOwnForgottenPastBeginsAFreshEpochAndNothingIsHidden() throws Exception {
        append(1, 3);
        Path yesterday = image();
        dial();
        append(4, 6);
        awaitKept(6);
        goOnFrom(yesterday);
        // More than was forgotten, before the two talk again.
        append(104, 110);

        dial();

        awaitKept(6 + 7);
        assertThat(hub.ledger.faults()).isEmpty();
        assertThat(hub.ledger.last(StreamName.ESSENTIAL).epoch()).isEqualTo(2);
        assertThat(hub.hellos)
                .last()
                .satisfies(hello -> assertThat(hello.isRolledBack()).isTrue());
        StoreRig.await(link.stop());
        dial();
        await().atMost(Duration.ofSeconds(20)).until(() -> link.isLive());
        assertThat(hub.hellos)
                .last()
                .satisfies(hello -> assertThat(hello.isRolledBack()).isFalse());
    }

    @Test
    void theNumbersTheHubTellsAreKeptAndToldInTheNextHello() throws Exception {
        dial();
        await().atMost(Duration.ofSeconds(20)).until(() -> link.isLive());
        LocalDate day = LocalDate.now().plusDays(1);
        hub.sendAll(numbers(day, 40));
        hub.sendAll(numbers(day, 20));
        await().atMost(Duration.ofSeconds(20))
                .until(() -> StoreRig.await(store.read(tx -> tx.keyValues().get("link/numbers")))
                        .isPresent());
        StoreRig.await(link.stop());

        dial();

        await().atMost(Duration.ofSeconds(20)).until(() -> link.isLive());
        assertThat(hub.hellos)
                .last()
                .satisfies(hello -> assertThat(hello.highest())
                        .containsExactly(new LinkFrame.HighestNumber(new SeriesId("a"), day, 40)));
    }

    private static LinkFrame.Numbers numbers(LocalDate day, int value) {
        return new LinkFrame.Numbers(List.of(new LinkFrame.HighestNumber(new SeriesId("a"), day, value)));
    }

    @Test
    void aRefusalIsRememberedUntilALinkIsWelcomed() throws Exception {
        hub.refusal = "REVOKED";
        dial();
        await().atMost(Duration.ofSeconds(20)).until(() -> link.refused().isPresent());
        assertThat(link.refused().orElseThrow().reason()).isEqualTo("REVOKED");
        hub.refusal = "";

        await().atMost(Duration.ofSeconds(20)).until(() -> link.isLive());

        assertThat(link.refused()).isEmpty();
    }
}
