package vn.motcua.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.hub.HubRig.LAN;
import static vn.motcua.hub.HubRig.await;
import static vn.motcua.hub.HubRig.done;
import static vn.motcua.hub.HubRig.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.Site;
import vn.motcua.hub.counter.FloorFeed;
import vn.motcua.hub.platform.feed.FeedSink;

/** What boards of an area or of one counter are told. */
class CountersOnBoardsTest {
    private final Vertx vertx = Vertx.vertx();
    private final Site site = Sites.open();
    private final TestClock clock = new TestClock("2026-11-23T01:00:00Z");

    @TempDir
    Path folder;

    private LedgerRig rig;

    @BeforeEach
    void start() throws Exception {
        rig = new LedgerRig(vertx, site, clock, LedgerRig.store(folder.resolve("hub.db"), site), new Random(5));
    }

    @AfterEach
    void stop() {
        await(rig.writer.close());
        await(vertx.close());
    }

    private JsonNode counterOnBoard() {
        Told told = new Told(new TreeMap<>());
        FloorFeed feed = new FloorFeed(rig.floor, rig.parts.calls);
        await(rig.writer.side(any -> {
            feed.all(clock.instant(), told);
            return "";
        }));
        return told.values().get("board:main counter:c1");
    }

    @Test
    void aCounterIsToldWithTheNumberItServesForAsLongAsItServesIt() {
        assertThat(counterOnBoard().path("state").asText()).isEqualTo("CLOSED");
        done(rig.tickets.issueAtConsole(request(), LAN, Sites.LAND, Priority.NORMAL));
        done(rig.counters.open(request(), LAN, Sites.C1));
        assertThat(counterOnBoard().path("state").asText()).isEqualTo("OPEN");
        assertThat(counterOnBoard().has("call")).isFalse();

        clock.advance(Duration.ofSeconds(5));
        var called = done(rig.counters.callNext(request(), LAN, Sites.C1));
        JsonNode serving = counterOnBoard().path("call");
        assertThat(serving.path("visitId").asText()).isEqualTo(called.visitId().value());
        assertThat(serving.path("announcementId").asText())
                .isEqualTo(called.announcementId().value());

        clock.advance(Duration.ofSeconds(30));
        var again = done(rig.counters.recall(request(), LAN, Sites.C1));
        assertThat(counterOnBoard().path("call").path("announcementId").asText())
                .as("a recall is news on the counter's board too")
                .isEqualTo(again.announcementId().value());

        done(rig.counters.finish(request(), LAN, Sites.C1));
        assertThat(counterOnBoard().has("call")).isFalse();
    }

    private record Told(Map<String, JsonNode> values) implements FeedSink {
        @Override
        public void put(String topic, String key, JsonNode value) {
            values.put(topic + " " + key, value);
        }

        @Override
        public void remove(String topic, String key) {}

        @Override
        public void retain(String topic, String prefix, Set<String> kept) {}

        @Override
        public boolean isWatched(String topic) {
            return true;
        }
    }
}
