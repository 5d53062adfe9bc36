package vn.motcua.hub.counter;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.hub.HubRig.LAN;
import static vn.motcua.hub.HubRig.await;
import static vn.motcua.hub.HubRig.done;
import static vn.motcua.hub.HubRig.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.Site;
import vn.motcua.hub.LedgerRig;
import vn.motcua.hub.Sites;
import vn.motcua.hub.TestClock;
import vn.motcua.hub.platform.feed.FeedSink;

class LineFeedTest {
    private final Vertx vertx = Vertx.vertx();
    private final TestClock clock = new TestClock("2026-11-23T01:00:00Z");
    private final Site site = Sites.open();
    private final Map<String, JsonNode> shown = new HashMap<>();

    @TempDir
    Path folder;

    private LedgerRig rig;

    @BeforeEach
    void start() throws Exception {
        rig = new LedgerRig(vertx, site, clock, LedgerRig.store(folder.resolve("hub.db"), site), new Random(7));
    }

    @AfterEach
    void stop() {
        await(rig.writer.close());
        await(vertx.close());
    }

    private final FeedSink sink = new FeedSink() {
        @Override
        public void put(String topic, String key, JsonNode value) {
            shown.put(topic, value);
        }

        @Override
        public void remove(String topic, String key) {
            shown.remove(topic);
        }

        @Override
        public void retain(String topic, String prefix, Set<String> kept) {
            shown.keySet().removeIf(key -> key.startsWith(prefix) && !kept.contains(key));
        }

        @Override
        public boolean isWatched(String topic) {
            return false;
        }
    };

    private void look(LineFeed feed) {
        await(rig.writer.side(connection -> {
            feed.moved(List.of(), clock.instant(), sink);
            return "";
        }));
    }

    @Test
    void theListIsTheOrderInWhichTheHubThenCalls() {
        LineFeed feed = new LineFeed(rig.floor);
        done(rig.counters.open(request(), LAN, Sites.C1));
        for (int i = 0; i < 8; i++) {
            done(rig.tickets.issueAtConsole(
                    request(),
                    LAN,
                    i % 3 == 0 ? Sites.CIVIL : Sites.LAND,
                    i > 3 ? Priority.PRIORITY : Priority.NORMAL));
            clock.advance(Duration.ofSeconds(10));
        }
        look(feed);
        List<String> order = new ArrayList<>();
        List<String> why = new ArrayList<>();
        for (JsonNode one : shown.get("line:" + Sites.C1).path("order")) {
            order.add(one.path("visitId").asText());
            why.add(one.path("reason").asText());
        }
        assertThat(why.subList(0, 4)).containsExactly("PRIORITY", "PRIORITY", "BY_TIME", "PRIORITY");

        List<String> called = new ArrayList<>();
        for (int i = 0; i < 8; i++) {
            called.add(done(rig.counters.callNext(request(), LAN, Sites.C1))
                    .visitId()
                    .value());
            done(rig.counters.finish(request(), LAN, Sites.C1));
        }
        assertThat(called).isEqualTo(order);
    }

    @Test
    void aClosedCounterHasNoLine() {
        LineFeed feed = new LineFeed(rig.floor);
        done(rig.counters.open(request(), LAN, Sites.C1));
        look(feed);
        assertThat(shown).containsOnlyKeys("line:" + Sites.C1);
        done(rig.counters.close(request(), LAN, Sites.C1));
        look(feed);
        assertThat(shown).isEmpty();
    }
}
