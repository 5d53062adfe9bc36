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
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.hub.LedgerRig;
import vn.motcua.hub.Sites;
import vn.motcua.hub.TestClock;
import vn.motcua.hub.platform.feed.FeedSink;

class NextFeedTest {
    private final Vertx vertx = Vertx.vertx();
    private final TestClock clock = new TestClock("2026-11-23T01:00:00Z");
    private final Site site = Sites.open();
    private final Map<String, JsonNode> shown = new HashMap<>();

    @TempDir
    Path folder;

    private LedgerRig rig;
    private NextFeed feed;

    @BeforeEach
    void start() throws Exception {
        rig = new LedgerRig(vertx, site, clock, LedgerRig.store(folder.resolve("hub.db"), site), new Random(7));
        feed = new NextFeed(rig.floor);
    }

    @AfterEach
    void stop() {
        await(rig.writer.close());
        await(vertx.close());
    }

    private final FeedSink sink = new FeedSink() {
        @Override
        public void put(String topic, String key, JsonNode value) {
            shown.put(topic + "/" + key, value);
        }

        @Override
        public void remove(String topic, String key) {
            shown.remove(topic + "/" + key);
        }

        @Override
        public void retain(String topic, String prefix, Set<String> kept) {}

        @Override
        public boolean isWatched(String topic) {
            return false;
        }
    };

    private List<String> next(String series) {
        await(rig.writer.side(connection -> {
            feed.moved(List.of(), clock.instant(), sink);
            return "";
        }));
        List<String> numbers = new ArrayList<>();
        for (JsonNode group : shown.get("board:main/next").path("groups"))
            if (group.path("series").asText().equals(series))
                group.path("numbers").forEach(number -> numbers.add(number.asText()));
        return numbers;
    }

    private void issue(ServiceId service, Priority priority) {
        done(rig.tickets.issueAtConsole(request(), LAN, service, priority));
        clock.advance(Duration.ofSeconds(10));
    }

    @Test
    void aBoardShowsWhomTheHubCallsNextNotWhoCameFirst() {
        for (int i = 0; i < 4; i++) issue(Sites.LAND, Priority.NORMAL);
        issue(Sites.LAND, Priority.PRIORITY);
        issue(Sites.CIVIL, Priority.NORMAL);

        assertThat(next("a")).containsExactly("A005", "A001", "A002", "A003", "A004");
        assertThat(next("b")).containsExactly("B001");
        assertThat(shown.get("board:main/next").path("waiting").asInt()).isEqualTo(6);
    }

    @Test
    void whoWaitsForOneCounterIsNextInItsZoneAndWhoIsPutFirstStandsFirst() {
        for (int i = 0; i < 3; i++) issue(Sites.LAND, Priority.NORMAL);
        done(rig.counters.open(request(), LAN, Sites.C1));
        done(rig.counters.callNext(request(), LAN, Sites.C1));
        done(rig.counters.transfer(
                request(),
                LAN,
                Sites.C1,
                new SendOn(Sites.LAND, Sites.C1, null, SendOn.Place.FIRST, Duration.ZERO, false)));

        assertThat(next("a")).containsExactly("A001", "A002", "A003");
    }
}
