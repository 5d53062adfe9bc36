package vn.motcua.hub.counter;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.hub.HubRig.LAN;
import static vn.motcua.hub.HubRig.await;
import static vn.motcua.hub.HubRig.done;
import static vn.motcua.hub.HubRig.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.Set;
import java.util.concurrent.Callable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.event.CounterPaused;
import vn.motcua.core.event.VisitParked;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.VisitId;
import vn.motcua.hub.LedgerRig;
import vn.motcua.hub.Sites;
import vn.motcua.hub.TestClock;
import vn.motcua.hub.Verifier;
import vn.motcua.hub.platform.feed.FeedSink;
import vn.motcua.hub.ticket.QueueFeed;

/** What a counter's figures and the line rest on is the same before and after a restart, to the moment. */
class AfterRestartTest {
    private static final SendOn TO_CIVIL = new SendOn(Sites.CIVIL, null, null, SendOn.Place.LAST, Duration.ZERO, false);
    private final Vertx vertx = Vertx.vertx();
    private final TestClock clock = new TestClock("2026-11-23T01:00:00Z");
    private final Site site = Sites.open();

    @TempDir
    Path folder;

    private LedgerRig rig;

    @BeforeEach
    void start() throws Exception {
        rig = rig();
        done(rig.counters.open(request(), LAN, Sites.C1));
    }

    private LedgerRig rig() throws SQLException {
        return new LedgerRig(
                vertx,
                site,
                clock,
                LedgerRig.store(folder.resolve("hub.db"), site),
                new Random(clock.instant().getEpochSecond()));
    }

    @AfterEach
    void verified() throws Exception {
        await(rig.writer.close());
        assertThat(Verifier.verify(folder.resolve("hub.db")).problems()).isEmpty();
        await(vertx.close());
    }

    private void restart() throws Exception {
        await(rig.writer.close());
        rig = rig();
    }

    private <T> T asked(Callable<T> question) {
        return await(rig.writer.side(any -> {
            try {
                return question.call();
            } catch (Exception e) {
                throw new AssertionError(e);
            }
        }));
    }

    private Instant freeSince() {
        return asked(() -> rig.floor.counters().freeSince(Sites.C1));
    }

    private VisitId issue(ServiceId service) {
        return done(rig.tickets.issueAtConsole(request(), LAN, service, Priority.NORMAL))
                .visitId();
    }

    private void call() {
        clock.advance(Duration.ofMinutes(2));
        done(rig.counters.callNext(request(), LAN, Sites.C1));
        clock.advance(Duration.ofMinutes(3));
    }

    private void undo() {
        long position = asked(
                () -> rig.floor.counters().undo().last(Sites.C1).orElseThrow().position());
        done(rig.counters.undo(request(), LAN, Sites.C1, position));
    }

    @Test
    void sinceWhenACounterIsFreeSurvivesARestartWhicheverWayTheVisitLeft() throws Exception {
        for (int i = 0; i < 4; i++) issue(Sites.LAND);
        call();
        done(rig.counters.transfer(request(), LAN, Sites.C1, TO_CIVIL));
        Instant sent = clock.instant();
        clock.advance(Duration.ofMinutes(5));
        restart();
        assertThat(freeSince()).as("sent on").isEqualTo(sent);
        call();
        done(rig.counters.park(request(), LAN, Sites.C1, VisitParked.Reason.COPIES, null));
        Instant parked = clock.instant();
        clock.advance(Duration.ofMinutes(5));
        restart();
        assertThat(freeSince()).as("put aside").isEqualTo(parked);
        call();
        done(rig.counters.finish(request(), LAN, Sites.C1));
        restart();
        undo();
        assertThat(freeSince()).as("a finish taken back").isEqualTo(parked);
        done(rig.counters.finish(request(), LAN, Sites.C1));
        done(rig.desks.pause(request(), LAN, Sites.C1, CounterPaused.Reason.BREAK, null));
        clock.advance(Duration.ofMinutes(15));
        done(rig.desks.resume(request(), LAN, Sites.C1));
        restart();
        assertThat(freeSince()).as("after a pause").isEqualTo(clock.instant());
        done(rig.counters.close(request(), LAN, Sites.C1));
        assertThat(freeSince()).isNull();
        clock.advance(Duration.ofMinutes(1));
        done(rig.counters.open(request(), LAN, Sites.C1));
        assertThat(freeSince()).as("opened anew").isEqualTo(clock.instant());
    }

    @Test
    void aCallCountsForWhatWasWaitedForThenAlsoAfterARestart() throws Exception {
        VisitId late = issue(Sites.LAND);
        issue(Sites.LAND);
        call();
        Instant before = clock.instant();
        done(rig.counters.noShow(request(), LAN, Sites.C1));
        call();
        done(rig.counters.transfer(request(), LAN, Sites.C1, TO_CIVIL));
        restart();
        assertThat(asked(() -> rig.floor.counters().calls().since(before, Sites.LAND, late, 9)))
                .isEqualTo(1);
        assertThat(asked(() -> rig.floor.counters().calls().since(before, Sites.CIVIL, late, 9)))
                .isZero();
    }

    @Test
    void theListNamesNoHourForWhoMissedHisCallOnceEnoughOthersWereCalled() {
        VisitId late = issue(Sites.LAND);
        for (int i = 0; i <= site.line().returns().afterCalls(); i++) issue(Sites.LAND);
        done(rig.counters.callNext(request(), LAN, Sites.C1));
        done(rig.counters.noShow(request(), LAN, Sites.C1));
        clock.advance(Duration.ofSeconds(1));
        done(rig.counters.bringBack(request(), LAN, Sites.C1, late));
        Shown shown = new Shown();
        QueueFeed feed = new QueueFeed(() -> site, rig.queue, ticket -> FloorLine.turnFrom(rig.floor, ticket));
        assertThat(shown.ticket(feed, late).has("notBefore")).isTrue();
        for (int i = 0; i < site.line().returns().afterCalls(); i++) {
            assertThat(shown.ticket(feed, late).has("notBefore")).isTrue();
            done(rig.counters.callNext(request(), LAN, Sites.C1));
            done(rig.counters.finish(request(), LAN, Sites.C1));
        }
        assertThat(shown.ticket(feed, late).has("notBefore")).isFalse();
        assertThat(done(rig.counters.callNext(request(), LAN, Sites.C1)).visitId())
                .isEqualTo(late);
    }

    /** What a page of the queue would have. */
    private final class Shown implements FeedSink {
        private final Map<String, JsonNode> shown = new HashMap<>();

        JsonNode ticket(QueueFeed feed, VisitId visit) {
            asked(() -> {
                feed.moved(List.of(), clock.instant(), this);
                return "";
            });
            return shown.get("ticket:" + visit);
        }

        @Override
        public void put(String topic, String key, JsonNode value) {
            shown.put(key, value);
        }

        @Override
        public void remove(String topic, String key) {
            shown.remove(key);
        }

        @Override
        public void retain(String topic, String prefix, Set<String> kept) {
            shown.keySet().removeIf(key -> key.startsWith(prefix) && !kept.contains(key));
        }

        @Override
        public boolean isWatched(String topic) {
            return false;
        }
    }
}
