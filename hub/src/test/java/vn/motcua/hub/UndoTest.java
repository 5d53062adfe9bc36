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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicLong;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.event.ActionUndone;
import vn.motcua.core.event.EventEnvelope;
import vn.motcua.core.event.RatingGiven;
import vn.motcua.core.event.StreamName;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.wire.EventTypes;
import vn.motcua.hub.counter.FloorFeed;
import vn.motcua.hub.counter.Undone;
import vn.motcua.hub.counter.VisitEnded;
import vn.motcua.hub.counter.VisitInHand;
import vn.motcua.hub.platform.database.HubFile;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.feed.FeedSink;
import vn.motcua.hub.platform.ledger.Incoming;
import vn.motcua.hub.platform.ledger.StreamKey;

class UndoTest {
    private final Vertx vertx = Vertx.vertx();
    private final TestClock clock = new TestClock("2026-11-23T01:00:00Z");
    private final Site site = Sites.open();
    private final AtomicLong sequence = new AtomicLong();

    @TempDir
    Path folder;

    private LedgerRig rig;

    @BeforeEach
    void start() throws Exception {
        rig = new LedgerRig(vertx, site, clock, LedgerRig.store(folder.resolve("hub.db"), site), new Random(7));
        done(rig.counters.open(request(), LAN, Sites.C1));
        done(rig.counters.open(request(), MINH, Sites.C2));
    }

    @AfterEach
    void stop() {
        await(rig.writer.close());
        await(vertx.close());
    }

    private VisitId issue(Priority priority) {
        VisitId visit = done(rig.tickets.issueAtConsole(request(), LAN, Sites.LAND, priority))
                .visitId();
        clock.advance(Duration.ofSeconds(1));
        return visit;
    }

    private VisitInHand callNext() {
        return done(rig.counters.callNext(request(), LAN, Sites.C1));
    }

    private VisitEnded finish() {
        return done(rig.counters.finish(request(), LAN, Sites.C1));
    }

    private long offered(CounterId counter) {
        return await(rig.writer.side(
                        connection -> rig.floor.counters().undo().last(counter).orElseThrow()))
                .position();
    }

    private Undone undo() {
        return done(rig.counters.undo(request(), LAN, Sites.C1, offered(Sites.C1)));
    }

    private <T> List<T> rows(String sql, Sql.RowReader<T> read) {
        return await(rig.writer.side(connection -> {
            try (Sql db = new Sql(connection)) {
                return db.list(sql, read);
            }
        }));
    }

    @Test
    void anUndoneCallFreesTheCounterAndTheTicketStandsWhereItStood() {
        issue(Priority.PRIORITY);
        issue(Priority.NORMAL);
        String before = rig.picture();
        VisitInHand called = callNext();
        done(rig.counters.recall(request(), LAN, Sites.C1));

        Undone undone = undo();

        assertThat(undone.action()).isEqualTo(ActionUndone.Action.CALL);
        assertThat(undone.visit()).isNull();
        assertThat(rig.picture()).isEqualTo(before);
        assertThat(callNext().visitId()).isEqualTo(called.visitId());
    }

    @Test
    void anUndoneFinishOrNoShowPutsTheVisitBackInHandWithItsTimes() {
        issue(Priority.NORMAL);
        VisitInHand called = callNext();
        clock.advance(Duration.ofMinutes(4));
        String before = rig.picture();
        finish();
        clock.advance(Duration.ofSeconds(9));

        assertThat(undo().visit()).isEqualTo(called);
        assertThat(rig.picture()).isEqualTo(before);

        done(rig.counters.noShow(request(), LAN, Sites.C1));
        assertThat(undo().visit()).isEqualTo(called);
        assertThat(rig.picture()).isEqualTo(before);
    }

    @Test
    void actionsAreTakenBackOneByOneTheLastFirst() {
        String empty = rig.picture();
        issue(Priority.NORMAL);
        String waiting = rig.picture();
        callNext();
        long call = offered(Sites.C1);
        finish();

        assertThat(refused(rig.counters.undo(request(), LAN, Sites.C1, call))).isEqualTo("NOTHING_TO_UNDO");
        undo();
        undo();

        assertThat(rig.picture()).isEqualTo(waiting).isNotEqualTo(empty);
        assertThat(refused(rig.counters.undo(request(), LAN, Sites.C1, call))).isEqualTo("NOTHING_TO_UNDO");
    }

    @Test
    void onlyThePersonAtThatCounterWithinTenSecondsAndOncePerRequest() {
        issue(Priority.NORMAL);
        callNext();
        long call = offered(Sites.C1);
        assertThat(refused(rig.counters.undo(request(), MINH, Sites.C1, call))).isEqualTo("NOT_YOUR_COUNTER");
        assertThat(refused(rig.counters.undo(request(), MINH, Sites.C2, call))).isEqualTo("NOTHING_TO_UNDO");
        RequestId same = request();
        Undone first = done(rig.counters.undo(same, LAN, Sites.C1, call));
        assertThat(done(rig.counters.undo(same, LAN, Sites.C1, call))).isEqualTo(first);

        callNext();
        clock.advance(Duration.ofSeconds(12));
        assertThat(refused(rig.counters.undo(request(), LAN, Sites.C1, offered(Sites.C1))))
                .isEqualTo("UNDO_OVER");
        finish();
        done(rig.counters.close(request(), LAN, Sites.C1));
        done(rig.counters.open(request(), LAN, Sites.C1));
        boolean isOffered = await(rig.writer.side(
                connection -> rig.floor.counters().undo().last(Sites.C1).isPresent()));
        assertThat(isOffered).isFalse();
    }

    @Test
    void aNoShowThatAnotherCounterHasCalledSinceStaysAndItsCounterIsNamed() {
        VisitId visit = issue(Priority.NORMAL);
        callNext();
        done(rig.counters.noShow(request(), LAN, Sites.C1));
        done(rig.counters.call(request(), MINH, Sites.C2, visit));
        assertThat(refused(rig.counters.undo(request(), LAN, Sites.C1, offered(Sites.C1))))
                .isEqualTo("ALREADY_CALLED");
    }

    @Test
    void theHubMayStartAgainBetweenActionAndUndo() throws Exception {
        issue(Priority.NORMAL);
        callNext();
        String before = rig.picture();
        finish();
        await(rig.writer.close());
        rig = new LedgerRig(vertx, site, clock, HubFile.openWriter(folder.resolve("hub.db")), new Random(8));
        undo();
        assertThat(rig.picture()).isEqualTo(before);
        assertThat(Verifier.verify(folder.resolve("hub.db")).problems()).isEmpty();
    }

    @Test
    void theBoardTakesAnUndoneCallBackAndStillDoesAfterARestart() throws Exception {
        issue(Priority.NORMAL);
        VisitInHand first = callNext();
        finish();
        issue(Priority.NORMAL);
        VisitInHand second = callNext();
        done(rig.counters.recall(request(), LAN, Sites.C1));
        assertThat(board()).contains("call:" + first.visitId(), "call:" + second.visitId());

        undo();

        assertThat(board())
                .contains("call:" + first.visitId(), "announce:" + first.announcementId())
                .noneMatch(key -> key.endsWith(second.visitId().value()))
                .filteredOn(key -> key.startsWith("announce:"))
                .hasSize(1);
        await(rig.writer.close());
        rig = new LedgerRig(vertx, site, clock, HubFile.openWriter(folder.resolve("hub.db")), new Random(8));
        assertThat(board())
                .filteredOn(key -> key.startsWith("announce:"))
                .containsExactly("announce:" + first.announcementId());
    }

    private Set<String> board() {
        Map<String, JsonNode> keys = new HashMap<>();
        FeedSink sink = new FeedSink() {
            @Override
            public void put(String topic, String key, JsonNode value) {
                if (topic.equals("board:" + Sites.MAIN)) keys.put(key, value);
            }

            @Override
            public void remove(String topic, String key) {}

            @Override
            public void retain(String topic, String prefix, Set<String> kept) {}

            @Override
            public boolean isWatched(String topic) {
                return true;
            }
        };
        return await(rig.writer.side(connection -> {
            new FloorFeed(rig.floor, rig.parts.calls).all(clock.instant(), sink);
            return keys.keySet();
        }));
    }

    @Test
    void aRatingGivenBeforeTheUndoWaitsCountsAgainAtTheNextEndAndGivesWayToTheNext() {
        issue(Priority.NORMAL);
        callNext();
        VisitEnded ended = finish();
        clock.advance(Duration.ofSeconds(3));
        rate(ended, 1);
        assertThat(verdicts()).containsExactly("1 COUNTED");
        undo();
        assertThat(verdicts()).containsExactly("1 SUSPENDED");
        clock.advance(Duration.ofMinutes(2));
        VisitEnded again = finish();
        assertThat(verdicts()).containsExactly("1 COUNTED");
        clock.advance(Duration.ofSeconds(5));
        rate(again, 5);
        assertThat(verdicts()).containsExactlyInAnyOrder("1 REPLACED", "5 COUNTED");
        assertThat(rows("SELECT kind FROM anomaly", row -> row.text("kind"))).isEmpty();
    }

    private List<String> verdicts() {
        return rows(
                "SELECT score, verdict FROM rating ORDER BY given_at",
                row -> row.integer("score") + " " + row.text("verdict"));
    }

    private void rate(VisitEnded ended, int score) {
        RatingGiven given = new RatingGiven(
                UUID.randomUUID().toString(),
                String.valueOf(ended.rightId()),
                ended.visitId(),
                Sites.C1,
                score,
                5,
                List.of(),
                RatingGiven.Channel.TABLET,
                "tablet-1",
                clock.instant());
        EventEnvelope envelope = new EventEnvelope(
                UUID.randomUUID().toString(),
                site.id(),
                "pc-1",
                StreamName.ESSENTIAL,
                1,
                sequence.incrementAndGet(),
                EventTypes.version(given),
                clock.instant(),
                given);
        await(rig.writer.facts(
                new StreamKey("pc-1", StreamName.ESSENTIAL, 1), 0, List.of(Incoming.accepted(envelope, envelope::id))));
    }
}
