package vn.motcua.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.hub.HubRig.LAN;
import static vn.motcua.hub.HubRig.MINH;
import static vn.motcua.hub.HubRig.await;
import static vn.motcua.hub.HubRig.done;
import static vn.motcua.hub.HubRig.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.Duration;
import java.time.Instant;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.Site;
import vn.motcua.hub.platform.database.HubFile;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.feed.FeedSink;
import vn.motcua.hub.rating.RatingFeed;

/** A pad shows no number: the hub tells with the right when the counter has called the next, whatever boards still show. */
class NextCalledTest {
    private static final int MORE_THAN_A_BOARD_SHOWS = 9;

    private final Vertx vertx = Vertx.vertx();
    private final Site site = Sites.open();
    private final TestClock clock = new TestClock("2026-11-23T01:00:00Z");

    @TempDir
    Path folder;

    private Connection connection;
    private LedgerRig rig;

    @BeforeEach
    void start() throws Exception {
        connection = LedgerRig.store(folder.resolve(HubFile.NAME), site);
        rig = new LedgerRig(vertx, site, clock, connection, new Random(1));
        for (int i = 0; i < MORE_THAN_A_BOARD_SHOWS + 2; i++)
            done(rig.tickets.issueAtConsole(request(), LAN, Sites.LAND, Priority.NORMAL));
        done(rig.counters.open(request(), LAN, Sites.C1));
        done(rig.counters.open(request(), MINH, Sites.C2));
    }

    @AfterEach
    void stop() {
        await(vertx.close());
    }

    private void call(PersonId person, CounterId counter) {
        clock.advance(Duration.ofSeconds(5));
        done(rig.counters.callNext(request(), person, counter));
    }

    private void finish(PersonId person, CounterId counter) {
        clock.advance(Duration.ofSeconds(5));
        done(rig.counters.finish(request(), person, counter));
    }

    /** What the counter's page and pad are told. */
    private JsonNode right() {
        Map<String, JsonNode> told = new ConcurrentHashMap<>();
        RatingFeed feed = new RatingFeed(() -> site, rig.parts.ratings, rig.parts.tickets);
        await(rig.writer.side(any -> {
            feed.all(clock.instant(), new Told(told));
            return "";
        }));
        return told.get("rating:c1");
    }

    private record Told(Map<String, JsonNode> values) implements FeedSink {
        @Override
        public void put(String topic, String key, JsonNode value) {
            values.put(topic, value);
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

    private Optional<String> nextCalledAt() {
        return Optional.ofNullable(right().get("nextCalledAt")).map(JsonNode::asText);
    }

    @Test
    void theNextCallIsToldWithTheRightAndOutlivesTheBoardAndARestart() {
        call(LAN, Sites.C1);
        finish(LAN, Sites.C1);
        assertThat(nextCalledAt()).isEmpty();

        call(LAN, Sites.C1);
        Instant called = clock.instant();
        for (int i = 0; i < MORE_THAN_A_BOARD_SHOWS; i++) {
            call(MINH, Sites.C2);
            finish(MINH, Sites.C2);
        }
        assertThat(nextCalledAt()).hasValue(called.toString());

        await(rig.writer.side(any -> {
            rig.parts.ratings.load(new Sql(connection));
            return "";
        }));
        assertThat(nextCalledAt()).hasValue(called.toString());

        finish(LAN, Sites.C1);
        assertThat(nextCalledAt()).isEmpty();
    }
}
