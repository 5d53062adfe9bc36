package vn.motcua.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.hub.HubRig.LAN;
import static vn.motcua.hub.HubRig.MINH;
import static vn.motcua.hub.HubRig.await;
import static vn.motcua.hub.HubRig.done;
import static vn.motcua.hub.HubRig.refused;
import static vn.motcua.hub.HubRig.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.TreeMap;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.event.EventEnvelope;
import vn.motcua.core.event.RatingGiven;
import vn.motcua.core.event.StreamName;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.Site;
import vn.motcua.core.wire.EventTypes;
import vn.motcua.hub.counter.VisitEnded;
import vn.motcua.hub.platform.database.HubFile;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.feed.FeedSink;
import vn.motcua.hub.platform.ledger.Incoming;
import vn.motcua.hub.platform.ledger.Recorded;
import vn.motcua.hub.platform.ledger.StreamKey;
import vn.motcua.hub.rating.RatingAlertFeed;
import vn.motcua.hub.rating.RatingWords;
import vn.motcua.hub.rating.Ratings;
import vn.motcua.hub.ticket.CodeHasher;

class RatingAlertTest {
    private final Vertx vertx = Vertx.vertx();
    private final TestClock clock = new TestClock("2026-11-23T01:00:00Z");
    private final Site site = Sites.open();
    private final Sink sink = new Sink();
    private long sequence;

    @TempDir
    Path folder;

    private LedgerRig rig;

    /** What the topic holds. */
    private static final class Sink implements FeedSink {
        final Map<String, JsonNode> values = new TreeMap<>();

        @Override
        public void put(String topic, String key, JsonNode value) {
            assertThat(topic).isEqualTo("alerts");
            values.put(key, value);
        }

        @Override
        public void remove(String topic, String key) {
            values.remove(key);
        }

        @Override
        public void retain(String topic, String prefix, Set<String> kept) {
            values.keySet().removeIf(key -> key.startsWith(prefix) && !kept.contains(key));
        }

        @Override
        public boolean isWatched(String topic) {
            return true;
        }
    }

    @BeforeEach
    void start() throws Exception {
        rig = new LedgerRig(vertx, site, clock, LedgerRig.store(folder.resolve("hub.db"), site), new Random(7));
        done(rig.counters.open(request(), LAN, Sites.C1));
    }

    @AfterEach
    void stop() {
        await(rig.writer.close());
        await(vertx.close());
    }

    /** Somebody waited 5 minutes and was at the counter for 2. */
    private VisitEnded served() {
        done(rig.tickets.issueAtConsole(request(), LAN, Sites.LAND, Priority.NORMAL));
        clock.advance(Duration.ofMinutes(5));
        done(rig.counters.callNext(request(), LAN, Sites.C1));
        clock.advance(Duration.ofMinutes(2));
        VisitEnded ended = done(rig.counters.finish(request(), LAN, Sites.C1));
        clock.advance(Duration.ofSeconds(3));
        return ended;
    }

    private RatingGiven rate(VisitEnded ended, int score, int scaleMax, String... reasons) {
        RatingGiven given = new RatingGiven(
                UUID.randomUUID().toString(),
                String.valueOf(ended.rightId()),
                ended.visitId(),
                Sites.C1,
                score,
                scaleMax,
                List.of(reasons),
                RatingGiven.Channel.TABLET,
                "tablet-c1",
                clock.instant());
        EventEnvelope envelope = envelope(given);
        await(rig.writer.facts(
                new StreamKey("pc-1", StreamName.ESSENTIAL, 1), 0, List.of(Incoming.accepted(envelope, envelope::id))));
        tell(new Recorded(sequence, envelope, clock.instant()));
        clock.advance(Duration.ofSeconds(1));
        return given;
    }

    private EventEnvelope envelope(RatingGiven given) {
        return new EventEnvelope(
                UUID.randomUUID().toString(),
                site.id(),
                "pc-1",
                StreamName.ESSENTIAL,
                1,
                ++sequence,
                EventTypes.version(given),
                clock.instant(),
                given);
    }

    private void tell(Recorded recorded) {
        feed((feed) -> feed.moved(List.of(recorded), clock.instant(), sink));
    }

    private void look() {
        feed(feed -> feed.all(clock.instant(), sink));
    }

    private void feed(java.util.function.Consumer<RatingAlertFeed> use) {
        await(rig.writer.side(connection -> {
            try (Sql db = new Sql(connection)) {
                use.accept(new RatingAlertFeed(() -> site, person -> person.equals(LAN) ? "Lan" : "Minh", words(), db));
                return true;
            }
        }));
    }

    private RatingWords words() {
        return new RatingWords(folder);
    }

    private Ratings ratings() {
        return await(rig.writer.side(connection -> {
            Ratings.Desk desk = new Ratings.Desk(words());
            desk.load(new Sql(connection));
            return new Ratings(rig.writer, new CodeHasher(new byte[32]), desk);
        }));
    }

    @Test
    void aBadRatingWithAReasonIsToldInTheSameBreathWithTheVisitItIsAbout() {
        RatingGiven given = rate(served(), 2, 5, "WAIT_LONG", "ATTITUDE");

        JsonNode alert = sink.values.get("rating:" + given.ratingId());
        assertThat(alert.path("number").asText()).isEqualTo("A001");
        assertThat(alert.path("counterId").asText()).isEqualTo("c1");
        assertThat(alert.path("waitedSeconds").asLong()).isEqualTo(300);
        assertThat(alert.path("servedSeconds").asLong()).isEqualTo(120);
        assertThat(alert.path("reasons")).extracting(JsonNode::asText).containsExactly("WAIT_LONG", "ATTITUDE");
        assertThat(alert.has("seenAt")).isFalse();
    }

    @Test
    void onlyBadOrVeryBadWithAReasonAlertsWhateverTheScale() {
        rate(served(), 1, 5);
        rate(served(), 3, 5, "OTHER");
        rate(served(), 2, 3, "OTHER");
        rate(served(), 3, 4, "OTHER");
        assertThat(sink.values).isEmpty();

        rate(served(), 1, 3, "OTHER");
        rate(served(), 2, 4, "OTHER");
        assertThat(sink.values).hasSize(2);
    }

    @Test
    void aSlipOfTheFingerThatWasCorrectedIsTakenBack() {
        VisitEnded ended = served();
        rate(ended, 1, 5, "OTHER");
        assertThat(sink.values).hasSize(1);

        rate(ended, 5, 5);
        assertThat(sink.values).isEmpty();
    }

    @Test
    void theFirstSupervisorWhoSeesItIsKeptOverAStartAndItGoesAQuarterOfAnHourLater() throws Exception {
        RatingGiven given = rate(served(), 1, 5, "ATTITUDE");
        assertThat(done(ratings().seeAlert(request(), LAN, given.ratingId())).by())
                .isEqualTo(LAN);
        assertThat(done(ratings().seeAlert(request(), MINH, given.ratingId())).by())
                .isEqualTo(LAN);
        await(rig.writer.close());
        rig = new LedgerRig(vertx, site, clock, HubFile.openWriter(folder.resolve("hub.db")), new Random(8));

        look();
        assertThat(sink.values.get("rating:" + given.ratingId()).path("seenBy").asText())
                .isEqualTo("Lan");
        clock.advance(Duration.ofMinutes(16));
        look();
        assertThat(sink.values).isEmpty();
    }

    @Test
    void whatIsNoBadRatingCannotBeSeenOffAndOneNobodySawGoesWithTheDay() {
        RatingGiven good = rate(served(), 5, 5, "FAST");
        assertThat(refused(ratings().seeAlert(request(), LAN, good.ratingId()))).isEqualTo("UNKNOWN_RATING");
        assertThat(refused(ratings().seeAlert(request(), LAN, "none"))).isEqualTo("UNKNOWN_RATING");

        rate(served(), 1, 5, "OTHER");
        clock.advance(Duration.ofHours(11));
        look();
        assertThat(sink.values).hasSize(1);
        clock.advance(Duration.ofHours(2));
        look();
        assertThat(sink.values).isEmpty();
    }
}
