package vn.motcua.edge.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.SiteId;
import vn.motcua.core.wire.LinkSignatures;
import vn.motcua.edge.clock.AgentClock;
import vn.motcua.edge.clock.TimeSource;
import vn.motcua.edge.identity.Identity;
import vn.motcua.edge.link.HubLink;
import vn.motcua.edge.link.LinkSettings;
import vn.motcua.edge.store.AgentStore;
import vn.motcua.edge.store.StoreRig;
import vn.motcua.edge.trust.HubTrust;

class FeedRelayTest {
    private static final Vertx VERTX = Vertx.vertx();

    @TempDir
    Path home;

    private AgentStore store;
    private FeedRelay relay;

    @AfterAll
    static void closeAll() {
        VERTX.close();
    }

    @BeforeEach
    void open() throws Exception {
        store = StoreRig.open(VERTX, home);
        String key = LinkSignatures.encode(LinkSignatures.newKeyPair().getPublic());
        Identity identity =
                new Identity(new AgentId("pc-1"), new SiteId("demo"), "http://127.0.0.1:1", key, "unused", true);
        HubLink link = new HubLink(
                VERTX,
                LinkSettings.of(identity, identity.hubUrl(), HubTrust.ofJava(), "boot", List.of()),
                store,
                new AgentClock(TimeSource.SYSTEM, "boot"),
                TimeSource.SYSTEM);
        relay = new FeedRelay(link, new LocalFeed("boot"));
    }

    @AfterEach
    void close() throws Exception {
        StoreRig.await(store.close());
    }

    @Test
    void pagesThatAskForEverythingNeverTakeMoreOfTheLinkThanTheHubAllows() {
        for (int i = 0; i < 200; i++) relay.want("board:zone-" + i);

        assertThat(relay.relayed()).hasSize(FeedRelay.MOST_TOPICS).contains("board:zone-0");
    }

    @Test
    void whatNoPageSeesAnyMoreMakesRoomForWhatOneDoes() {
        relay.want("board:main");
        for (int i = 0; i < 200; i++) {
            relay.want("board:zone-" + i);
            relay.leave("board:zone-" + i);
        }
        relay.want("rating:counter-1");

        assertThat(relay.relayed()).hasSize(FeedRelay.MOST_TOPICS).contains("board:main", "rating:counter-1");
    }

    @Test
    void aTopicWithoutRoomIsOldAndNeverFresh() {
        for (int i = 0; i < 200; i++) relay.want("board:zone-" + i);

        assertThat(relay.age(Set.of("board:zone-199"))).isGreaterThan(Duration.ofDays(365));
    }
}
