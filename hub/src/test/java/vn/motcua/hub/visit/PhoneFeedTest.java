package vn.motcua.hub.visit;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.hub.HubRig.LAN;
import static vn.motcua.hub.HubRig.await;
import static vn.motcua.hub.HubRig.done;
import static vn.motcua.hub.HubRig.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.HashMap;
import java.util.HashSet;
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
import vn.motcua.core.model.VisitId;
import vn.motcua.hub.LedgerRig;
import vn.motcua.hub.Sites;
import vn.motcua.hub.TestClock;
import vn.motcua.hub.platform.feed.FeedSink;

class PhoneFeedTest {
    private final Vertx vertx = Vertx.vertx();
    private final TestClock clock = new TestClock("2026-11-23T01:00:00Z");
    private final Site site = Sites.open();
    private final Set<String> watched = new HashSet<>();
    private final Map<String, JsonNode> shown = new HashMap<>();
    private final FeedSink sink = new FeedSink() {
        @Override
        public void put(String topic, String key, JsonNode value) {
            shown.put(topic + " " + key, value);
        }

        @Override
        public void remove(String topic, String key) {
            shown.remove(topic + " " + key);
        }

        @Override
        public void retain(String topic, String prefix, Set<String> kept) {}

        @Override
        public boolean isWatched(String topic) {
            return watched.contains(topic);
        }

        @Override
        public Set<String> watched() {
            return watched;
        }
    };

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

    private VisitId issue() {
        return done(rig.tickets.issueAtConsole(request(), LAN, Sites.LAND, Priority.NORMAL))
                .visitId();
    }

    private void look(PhoneFeed feed) {
        clock.advance(Duration.ofSeconds(1));
        await(rig.writer.side(connection -> {
            feed.moved(List.of(), clock.instant(), sink);
            return "";
        }));
    }

    @Test
    void onlyThePagesThatAreOpenHearOfTheirPlaceAndNoneOnceItIsCalled() {
        VisitId first = issue();
        issue();
        VisitId third = issue();
        watched.addAll(List.of(PhoneFeed.topic(first), PhoneFeed.topic(third), "visit:" + third));
        PhoneFeed feed = new PhoneFeed(() -> site, rig.queue);

        look(feed);

        String mine = PhoneFeed.topic(third) + " place";
        assertThat(shown).containsOnlyKeys(PhoneFeed.topic(first) + " place", mine);
        assertThat(shown.get(mine).path("ahead").asInt()).isEqualTo(2);

        done(rig.counters.open(request(), LAN, Sites.C1));
        done(rig.counters.callNext(request(), LAN, Sites.C1));
        shown.clear();
        look(feed);

        assertThat(shown).containsOnlyKeys(mine);
        assertThat(shown.get(mine).path("ahead").asInt()).isEqualTo(1);
    }
}
