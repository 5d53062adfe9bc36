package vn.motcua.edge.link;

import static org.awaitility.Awaitility.await;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.function.Consumer;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.edge.clock.AgentClock;
import vn.motcua.edge.clock.TimeSource;
import vn.motcua.edge.identity.Identity;
import vn.motcua.edge.store.AgentStore;
import vn.motcua.edge.store.StoreRig;
import vn.motcua.edge.trust.HubTrust;

/** A link, the store behind it and a hub of the test that may misbehave. */
abstract class HubLinkRig {

    /** Shared by every class of this rig; it ends with their JVM. */
    static final Vertx VERTX = Vertx.vertx();

    static final long SEED = Long.getLong("motcua.seed", 20261122L);

    static final boolean FULL = Boolean.getBoolean("motcua.full");

    @TempDir
    Path home;

    FakeHub hub;

    AgentStore store;

    HubLink link;

    AgentClock clock;

    HubTrust trust = HubTrust.ofJava();

    @BeforeEach
    void open() throws Exception {
        hub = new FakeHub(VERTX, Sites.small(), SEED).start();
        store = StoreRig.open(VERTX, home);
    }

    @AfterEach
    void close() throws Exception {
        if (link != null) StoreRig.await(link.stop());
        StoreRig.await(store.close());
        hub.stop();
    }

    void dial() throws Exception {
        dial(hub.identity());
    }

    void dial(Identity identity) throws Exception {
        dial(identity, fresh -> {});
    }

    /** @param before what is done with the link before it is started */
    void dial(Identity identity, Consumer<HubLink> before) throws Exception {
        clock = new AgentClock(TimeSource.SYSTEM, "boot");
        LinkSettings settings = new LinkSettings(
                identity,
                identity.hubUrl(),
                trust,
                UUID.randomUUID().toString(),
                List.of("kiosk"),
                "test",
                Duration.ofSeconds(2),
                Duration.ofMillis(5),
                Duration.ofMillis(50),
                SEED);
        link = new HubLink(VERTX, settings, store, clock, TimeSource.SYSTEM);
        before.accept(link);
        StoreRig.await(link.start());
    }

    void awaitLive() {
        await().atMost(Duration.ofSeconds(20)).until(() -> link.isLive());
    }
}
