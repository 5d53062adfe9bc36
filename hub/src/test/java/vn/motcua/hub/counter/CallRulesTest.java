package vn.motcua.hub.counter;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.hub.HubRig.LAN;
import static vn.motcua.hub.HubRig.MINH;
import static vn.motcua.hub.HubRig.done;
import static vn.motcua.hub.HubRig.refused;
import static vn.motcua.hub.HubRig.request;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.event.TicketCalled;
import vn.motcua.core.model.CallReason;
import vn.motcua.core.model.ChoiceReason;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.wire.Requests;
import vn.motcua.hub.LedgerRig;
import vn.motcua.hub.Sites;
import vn.motcua.hub.TestClock;
import vn.motcua.hub.platform.ledger.Outcome;

/** The counter's rules through the writer, on a clock that stands still until told. */
class CallRulesTest {
    private final Vertx vertx = Vertx.vertx();
    private final TestClock clock = new TestClock("2026-11-23T01:00:00Z");
    private final Site site = Sites.open();

    @TempDir
    Path folder;

    private LedgerRig rig;

    @BeforeEach
    void start() throws Exception {
        rig = new LedgerRig(vertx, site, clock, LedgerRig.store(folder.resolve("hub.db"), site), new Random(7));
    }

    @AfterEach
    void stop() {
        vn.motcua.hub.HubRig.await(rig.writer.close());
        vn.motcua.hub.HubRig.await(vertx.close());
    }

    private VisitId issue(ServiceId service, Priority priority) {
        Requests.Allocated given = done(rig.tickets.issueAtConsole(request(), LAN, service, priority));
        clock.advance(Duration.ofSeconds(1));
        return given.visitId();
    }

    private VisitId callNext() {
        VisitInHand called = done(rig.counters.callNext(request(), LAN, Sites.C1));
        done(rig.counters.finish(request(), LAN, Sites.C1));
        return called.visitId();
    }

    @Test
    void priorityGoesFirstButAtMostTwiceInARowWhileAnOrdinaryOneWaits() {
        done(rig.counters.open(request(), LAN, Sites.C1));
        VisitId n1 = issue(Sites.LAND, Priority.NORMAL);
        VisitId n2 = issue(Sites.CIVIL, Priority.NORMAL);
        List<VisitId> first = new ArrayList<>();
        for (int i = 0; i < 5; i++) first.add(issue(Sites.LAND, Priority.PRIORITY));
        List<VisitId> order = new ArrayList<>();
        for (int i = 0; i < 7; i++) order.add(callNext());
        assertThat(order).containsExactly(first.get(0), first.get(1), n1, first.get(2), first.get(3), n2, first.get(4));
        assertThat(refused(rig.counters.callNext(request(), LAN, Sites.C1))).isEqualTo("NOBODY_WAITING");
    }

    private String counterRow() {
        return rig.picture()
                .lines()
                .filter(line -> line.startsWith("CounterState[counterId=" + Sites.C1))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void theRunIsRememberedOverARestart() throws Exception {
        done(rig.counters.open(request(), LAN, Sites.C1));
        VisitId ordinary = issue(Sites.LAND, Priority.NORMAL);
        for (int i = 0; i < 3; i++) issue(Sites.LAND, Priority.PRIORITY);
        callNext();
        callNext();
        assertThat(counterRow()).contains("passed=2");
        vn.motcua.hub.HubRig.await(rig.writer.close());

        rig = new LedgerRig(
                vertx,
                site,
                clock,
                vn.motcua.hub.platform.database.HubFile.openWriter(folder.resolve("hub.db")),
                new Random(9));

        assertThat(callNext()).isEqualTo(ordinary);
        assertThat(counterRow()).contains("passed=0");
    }

    @Test
    void aCallOutOfOrderKeepsWhoseTurnItWasAndCountsForNothing() {
        done(rig.counters.open(request(), LAN, Sites.C1));
        VisitId first = issue(Sites.LAND, Priority.NORMAL);
        VisitId second = issue(Sites.LAND, Priority.NORMAL);
        VisitId high = issue(Sites.LAND, Priority.PRIORITY);
        assertThat(callNext()).isEqualTo(high);
        assertThat(counterRow()).contains("passed=1");

        done(rig.counters.call(request(), LAN, Sites.C1, second, ChoiceReason.URGENT));
        done(rig.counters.finish(request(), LAN, Sites.C1));
        assertThat(counterRow()).contains("passed=1");
        assertThat(order(second).reason()).isEqualTo(CallReason.CHOSEN);
        assertThat(order(second).because()).isEqualTo(ChoiceReason.URGENT);
        assertThat(order(second).next().visitId()).isEqualTo(first);
        assertThat(order(second).next().reason()).isEqualTo(CallReason.BY_TIME);

        done(rig.counters.call(request(), LAN, Sites.C1, first, ChoiceReason.OTHER));
        assertThat(order(first).reason()).isEqualTo(CallReason.BY_TIME);
        assertThat(order(first).because()).as("it was his turn").isNull();
        assertThat(order(first).next()).isNull();
        assertThat(counterRow()).contains("passed=0");
        assertThat(order(high).reason()).isEqualTo(CallReason.PRIORITY);
    }

    private TicketCalled.Order order(VisitId visit) {
        return org.awaitility.Awaitility.await()
                .until(() -> latestOrder(visit), Optional::isPresent)
                .orElseThrow();
    }

    /** Told to listeners just after the answer. */
    private Optional<TicketCalled.Order> latestOrder(VisitId visit) {
        return rig.events.stream()
                .filter(TicketCalled.class::isInstance)
                .map(TicketCalled.class::cast)
                .filter(called -> called.visitId().equals(visit))
                .map(TicketCalled::order)
                .reduce((one, other) -> other);
    }

    @Test
    void aCounterCallsOnlyItsOwnServices() {
        done(rig.counters.open(request(), LAN, Sites.C2));
        VisitId civil = issue(Sites.CIVIL, Priority.NORMAL);
        assertThat(refused(rig.counters.callNext(request(), LAN, Sites.C2))).isEqualTo("NOBODY_WAITING");
        assertThat(refused(rig.counters.call(request(), LAN, Sites.C2, civil))).isEqualTo("WRONG_SERVICE");
    }

    @Test
    void oneOfficerPerCounterAndOneCounterPerOfficer() {
        done(rig.counters.open(request(), LAN, Sites.C1));
        done(rig.counters.open(request(), LAN, Sites.C1));
        assertThat(refused(rig.counters.open(request(), MINH, Sites.C1))).isEqualTo("COUNTER_TAKEN");
        assertThat(refused(rig.counters.open(request(), LAN, Sites.C2))).isEqualTo("OTHER_COUNTER_OPEN");
        assertThat(refused(rig.counters.callNext(request(), MINH, Sites.C1))).isEqualTo("NOT_YOUR_COUNTER");
        assertThat(refused(rig.counters.callNext(request(), LAN, Sites.C2))).isEqualTo("COUNTER_CLOSED");
        issue(Sites.LAND, Priority.NORMAL);
        done(rig.counters.callNext(request(), LAN, Sites.C1));
        assertThat(refused(rig.counters.close(request(), LAN, Sites.C1))).isEqualTo("VISIT_IN_HAND");
        assertThat(refused(rig.counters.callNext(request(), LAN, Sites.C1))).isEqualTo("VISIT_IN_HAND");
        done(rig.counters.finish(request(), LAN, Sites.C1));
        done(rig.counters.close(request(), LAN, Sites.C1));
    }

    @Test
    void aSecondCallOfTheSameVisitNamesTheCounterThatHasIt() {
        done(rig.counters.open(request(), LAN, Sites.C1));
        done(rig.counters.open(request(), MINH, Sites.C2));
        VisitId visit = issue(Sites.LAND, Priority.NORMAL);
        done(rig.counters.call(request(), LAN, Sites.C1, visit));
        Outcome<VisitInHand> second = vn.motcua.hub.HubRig.await(rig.counters.call(request(), MINH, Sites.C2, visit));
        Requests.Refusal refusal = ((Outcome.Refused<VisitInHand>) second).refusal();
        assertThat(refusal.code()).isEqualTo("ALREADY_CALLED");
        assertThat(refusal.message().vi()).isEqualTo("Số A001 đã được gọi vào quầy 1.");
    }

    @Test
    void eachRecallIsANewAnnouncementUntilTheLimitThenANoShowIsSuggestedAndMayStillBeCalled() {
        done(rig.counters.open(request(), LAN, Sites.C1));
        VisitId visit = issue(Sites.LAND, Priority.NORMAL);
        List<String> announcements = new ArrayList<>();
        announcements.add(done(rig.counters.callNext(request(), LAN, Sites.C1))
                .announcementId()
                .value());
        for (int i = 1; i <= 3; i++) {
            VisitInHand again = done(rig.counters.recall(request(), LAN, Sites.C1));
            assertThat(again.times()).isEqualTo(i);
            announcements.add(again.announcementId().value());
        }
        assertThat(announcements).doesNotHaveDuplicates();
        assertThat(refused(rig.counters.recall(request(), LAN, Sites.C1))).isEqualTo("RECALL_LIMIT");
        done(rig.counters.noShow(request(), LAN, Sites.C1));
        VisitInHand back = done(rig.counters.call(request(), LAN, Sites.C1, visit));
        assertThat(back.times()).isZero();
        assertThat(announcements).doesNotContain(back.announcementId().value());
    }

    @Test
    void theRightToRateIsBornWithTheEndOfService() {
        done(rig.counters.open(request(), LAN, Sites.C1));
        issue(Sites.LAND, Priority.NORMAL);
        done(rig.counters.callNext(request(), LAN, Sites.C1));
        Instant now = clock.instant();
        VisitEnded ended = done(rig.counters.finish(request(), LAN, Sites.C1));
        assertThat(ended.tabletUntil()).isEqualTo(now.plus(Duration.ofMinutes(15)));
        assertThat(ended.phoneUntil()).isEqualTo(now.plus(Duration.ofHours(72)));
    }

    @Test
    void theSameRequestGetsTheSameAnswerAndAnotherCommandUnderItIsRefused() {
        done(rig.counters.open(request(), LAN, Sites.C1));
        issue(Sites.LAND, Priority.NORMAL);
        issue(Sites.LAND, Priority.NORMAL);
        var id = request();
        VisitInHand first = done(rig.counters.callNext(id, LAN, Sites.C1));
        assertThat(done(rig.counters.callNext(id, LAN, Sites.C1))).isEqualTo(first);
        assertThat(refused(rig.counters.finish(id, LAN, Sites.C1))).isEqualTo("REQUEST_REUSED");
    }

    @Test
    void theDaysEndClosesCountersAndWaitersAlsoWhenTheHubWasDown() throws Exception {
        done(rig.counters.open(request(), LAN, Sites.C1));
        VisitId inHand = issue(Sites.LAND, Priority.NORMAL);
        VisitId waits = issue(Sites.LAND, Priority.NORMAL);
        done(rig.counters.callNext(request(), LAN, Sites.C1));
        vn.motcua.hub.HubRig.await(rig.writer.close());

        clock.advance(Duration.ofHours(30));
        rig = new LedgerRig(
                vertx,
                site,
                clock,
                vn.motcua.hub.platform.database.HubFile.openWriter(folder.resolve("hub.db")),
                new Random(8));
        assertThat(refused(rig.counters.callNext(request(), LAN, Sites.C1))).isEqualTo("COUNTER_CLOSED");
        assertThat(rig.picture().lines().filter(line -> line.contains(inHand.value()) || line.contains(waits.value())))
                .hasSize(2)
                .allMatch(line -> line.contains("status=UNSERVED"));
        done(rig.counters.open(request(), LAN, Sites.C1));
        Requests.Allocated fresh = done(rig.tickets.issueAtConsole(request(), LAN, Sites.LAND, Priority.NORMAL));
        assertThat(fresh.number().text()).isEqualTo("A001");
    }
}
