package vn.motcua.hub.counter;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.hub.HubRig.LAN;
import static vn.motcua.hub.HubRig.MINH;
import static vn.motcua.hub.HubRig.await;
import static vn.motcua.hub.HubRig.done;
import static vn.motcua.hub.HubRig.request;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.event.VisitParked;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.hub.LedgerRig;
import vn.motcua.hub.Sites;
import vn.motcua.hub.TestClock;
import vn.motcua.hub.ticket.DayBook;

/** What the live floor says of lines and counters, on a clock that stands still until told. */
class WorkloadRulesTest {
    private static final Duration TARGET = Duration.ofMinutes(15);
    private final CalledTally tally = new CalledTally(TARGET);
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
        await(rig.writer.close());
        await(vertx.close());
    }

    private void issue(int count) {
        for (int i = 0; i < count; i++) done(rig.tickets.issueAtConsole(request(), LAN, Sites.LAND, Priority.NORMAL));
    }

    private Workload land() {
        List<Workload> lines = await(rig.writer.side(any -> {
            DayBook day = rig.floor.tickets().day(rig.floor.today(clock.instant()));
            return WorkloadRules.lines(site, day, rig.floor.counters(), tally.of(day), clock.instant());
        }));
        return lines.stream()
                .filter(line -> line.service().equals(Sites.LAND))
                .findFirst()
                .orElseThrow();
    }

    private WorkloadRules.Desk desk(CounterId id) {
        List<WorkloadRules.Desk> desks = await(rig.writer.side(any -> WorkloadRules.desks(
                site,
                rig.floor.tickets().day(rig.floor.today(clock.instant())),
                rig.floor.counters(),
                clock.instant())));
        return desks.stream()
                .filter(desk -> desk.counter().equals(id))
                .findFirst()
                .orElseThrow();
    }

    @Test
    void whoWaitsWithNoCounterOpenIsTheWorst() {
        issue(1);
        clock.advance(Duration.ofMinutes(20));

        assertThat(land().trouble()).isEqualTo(Workload.Trouble.NOBODY_SERVES);
        assertThat(land().late()).isEqualTo(1);
    }

    @Test
    void aWaitOfExactlyTheTargetIsInTimeAndASecondMoreIsLate() {
        done(rig.counters.open(request(), LAN, Sites.C1));
        issue(1);
        clock.advance(TARGET);
        assertThat(land().late()).isZero();
        clock.advance(Duration.ofSeconds(1));
        assertThat(land().late()).isEqualTo(1);
        assertThat(land().trouble()).isEqualTo(Workload.Trouble.LATE);

        done(rig.counters.callNext(request(), LAN, Sites.C1));
        assertThat(land()).matches(line -> line.called() == 1 && line.inTime() == 0 && line.waiting() == 0);
        done(rig.counters.finish(request(), LAN, Sites.C1));
        issue(1);
        clock.advance(TARGET);
        done(rig.counters.callNext(request(), LAN, Sites.C1));
        assertThat(land()).matches(line -> line.called() == 2 && line.inTime() == 1);
        assertThat(land().trouble()).isEqualTo(Workload.Trouble.NONE);
    }

    @Test
    void aLineThatWouldTakeMoreThanTwiceTheTargetIsOverloadedUntilCountersOpen() {
        int mean = site.service(Sites.LAND).orElseThrow().meanServiceMinutes();
        done(rig.counters.open(request(), LAN, Sites.C1));
        issue(2 * 15 / mean);
        assertThat(land().trouble()).isEqualTo(Workload.Trouble.NONE);
        issue(1);
        assertThat(land().trouble()).isEqualTo(Workload.Trouble.OVERLOADED);
        done(rig.counters.open(request(), MINH, second(Sites.LAND)));

        assertThat(land()).matches(line -> line.open() == 2 && line.free() == 2);
        assertThat(land().trouble()).isEqualTo(Workload.Trouble.NONE);
    }

    private CounterId second(ServiceId service) {
        return site.counters().stream()
                .filter(counter -> counter.services().contains(service))
                .filter(counter -> !counter.id().equals(Sites.C1))
                .findFirst()
                .orElseThrow()
                .id();
    }

    @Test
    void aFreeCounterIsIdleAfterAMinuteBesideSomebodyItCouldCall() {
        done(rig.counters.open(request(), LAN, Sites.C1));
        clock.advance(Duration.ofMinutes(5));
        assertThat(desk(Sites.C1).isIdle()).as("nobody waits").isFalse();
        issue(2);
        assertThat(desk(Sites.C1)).matches(desk -> desk.isIdle() && desk.waitingHere() == 2);
        done(rig.counters.callNext(request(), LAN, Sites.C1));
        assertThat(desk(Sites.C1)).matches(desk -> !desk.isIdle() && desk.freeSince() == null);
        clock.advance(Duration.ofMinutes(3));
        done(rig.counters.finish(request(), LAN, Sites.C1));
        clock.advance(Duration.ofSeconds(59));
        assertThat(desk(Sites.C1).isIdle()).as("just done with the one before").isFalse();
        clock.advance(Duration.ofSeconds(1));

        assertThat(desk(Sites.C1).isIdle()).isTrue();
    }

    @Test
    void aCounterThatSentSomebodyOnOrPutHimAsideWasNotIdleBefore() {
        done(rig.counters.open(request(), LAN, Sites.C1));
        issue(3);
        done(rig.counters.callNext(request(), LAN, Sites.C1));
        clock.advance(Duration.ofMinutes(5));
        done(rig.counters.transfer(request(), LAN, Sites.C1, SOON));
        assertThat(desk(Sites.C1))
                .matches(desk -> !desk.isIdle() && clock.instant().equals(desk.freeSince()));
        done(rig.counters.callNext(request(), LAN, Sites.C1));
        clock.advance(Duration.ofMinutes(5));
        done(rig.counters.park(request(), LAN, Sites.C1, VisitParked.Reason.COPIES, null));
        Instant parked = clock.instant();
        assertThat(desk(Sites.C1)).matches(desk -> !desk.isIdle() && parked.equals(desk.freeSince()));
        clock.advance(Duration.ofSeconds(4));
        done(rig.counters.callNext(request(), LAN, Sites.C1));
        long call = await(rig.writer.side(
                        any -> rig.floor.counters().undo().last(Sites.C1).orElseThrow()))
                .position();
        done(rig.counters.undo(request(), LAN, Sites.C1, call));
        assertThat(desk(Sites.C1).freeSince()).as("a call taken back").isEqualTo(parked);
    }

    private static final SendOn SOON =
            new SendOn(Sites.LAND, null, null, SendOn.Place.LAST, Duration.ofMinutes(10), false);

    @Test
    void whoWaitsForAnotherCounterIsNoReasonToCallThisOneIdle() {
        done(rig.counters.open(request(), LAN, Sites.C1));
        done(rig.counters.open(request(), MINH, second(Sites.LAND)));
        issue(1);
        done(rig.counters.callNext(request(), LAN, Sites.C1));
        SendOn there = new SendOn(null, second(Sites.LAND), null, SendOn.Place.LAST, Duration.ZERO, false);
        done(rig.counters.transfer(request(), LAN, Sites.C1, there));
        clock.advance(Duration.ofMinutes(3));
        assertThat(desk(Sites.C1)).matches(desk -> !desk.isIdle() && desk.waitingHere() == 0);
        assertThat(desk(second(Sites.LAND))).matches(desk -> desk.isIdle() && desk.waitingHere() == 1);
    }

    @Test
    void whoWasSentOnIsLateFromTheMomentHeStandsThere() {
        done(rig.counters.open(request(), LAN, Sites.C1));
        issue(1);
        clock.advance(Duration.ofMinutes(14));
        done(rig.counters.callNext(request(), LAN, Sites.C1));
        clock.advance(Duration.ofMinutes(14));
        done(rig.counters.transfer(request(), LAN, Sites.C1, SOON));
        clock.advance(Duration.ofMinutes(10).plus(TARGET));
        assertThat(land()).matches(line -> line.late() == 0 && line.trouble() == Workload.Trouble.NONE);
        assertThat(land().longestSince()).isEqualTo(clock.instant().minus(TARGET));
        done(rig.counters.callNext(request(), LAN, Sites.C1));
        assertThat(land()).matches(line -> line.called() == 1 && line.inTime() == 1);
    }
}
