package vn.motcua.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.hub.HubRig.LAN;
import static vn.motcua.hub.HubRig.MINH;
import static vn.motcua.hub.HubRig.await;
import static vn.motcua.hub.HubRig.done;
import static vn.motcua.hub.HubRig.refused;
import static vn.motcua.hub.HubRig.request;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;
import java.util.Random;
import org.awaitility.Awaitility;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.event.TicketCalled;
import vn.motcua.core.event.VisitParked;
import vn.motcua.core.model.CallReason;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.VisitId;
import vn.motcua.hub.counter.SendOn;
import vn.motcua.hub.counter.SendOn.Place;
import vn.motcua.hub.counter.VisitEnded;
import vn.motcua.hub.counter.VisitMoved;

class SendOnTest {
    private static final PersonId HOA = HubRig.person();
    private final Vertx vertx = Vertx.vertx();
    private final TestClock clock = new TestClock("2026-11-23T01:00:00Z");
    private final Site site = Sites.open();

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
    void verified() throws Exception {
        await(rig.writer.close());
        assertThat(Verifier.verify(folder.resolve("hub.db")).problems()).isEmpty();
        await(vertx.close());
    }

    private VisitId issue(ServiceId service) {
        VisitId visit = done(rig.tickets.issueAtConsole(request(), LAN, service, Priority.NORMAL))
                .visitId();
        clock.advance(Duration.ofSeconds(1));
        return visit;
    }

    private VisitId next(PersonId person, CounterId counter) {
        return done(rig.counters.callNext(request(), person, counter)).visitId();
    }

    private static SendOn toService(ServiceId service, Place place) {
        return new SendOn(service, null, null, place, Duration.ZERO, false);
    }

    private static SendOn toCounter(CounterId counter, boolean comesBack) {
        return new SendOn(null, counter, null, Place.LAST, Duration.ZERO, comesBack);
    }

    private VisitMoved transfer(SendOn to) {
        return done(rig.counters.transfer(request(), LAN, Sites.C1, to));
    }

    @Test
    void sentToAServiceItWaitsBehindOrBeforeThoseWhoWaitForIt() {
        VisitId sent = issue(Sites.CIVIL);
        VisitId land = issue(Sites.LAND);
        next(LAN, Sites.C1);
        clock.advance(Duration.ofMinutes(1));
        transfer(toService(Sites.LAND, Place.LAST));
        assertThat(next(MINH, Sites.C2)).isEqualTo(land);
        done(rig.counters.finish(request(), MINH, Sites.C2));

        VisitId other = issue(Sites.LAND);
        assertThat(next(LAN, Sites.C1)).isEqualTo(sent);
        transfer(toService(Sites.LAND, Place.FIRST));
        assertThat(next(MINH, Sites.C2)).isEqualTo(sent);
        done(rig.counters.finish(request(), MINH, Sites.C2));
        assertThat(next(MINH, Sites.C2)).isEqualTo(other);
    }

    @Test
    void sentToACounterItIsCalledThereOnlyWhileThatCounterIsOpen() {
        VisitId sent = issue(Sites.LAND);
        next(LAN, Sites.C1);
        transfer(toCounter(Sites.C2, false));
        assertThat(refused(rig.counters.callNext(request(), LAN, Sites.C1))).isEqualTo("NOBODY_WAITING");
        done(rig.counters.close(request(), MINH, Sites.C2));
        assertThat(next(LAN, Sites.C1)).isEqualTo(sent);
    }

    @Test
    void aCounterThatDoesNotServeItGetsItForWhatItServesFirst() {
        issue(Sites.CIVIL);
        next(LAN, Sites.C1);
        assertThat(transfer(toCounter(Sites.C2, false)).serviceId()).isEqualTo(Sites.LAND);
    }

    @Test
    void sentToAPersonItWaitsWhereThatPersonIs() {
        VisitId sent = issue(Sites.LAND);
        next(LAN, Sites.C1);
        SendOn hoa = new SendOn(null, null, HOA, Place.LAST, Duration.ZERO, false);
        assertThat(refused(rig.counters.transfer(request(), LAN, Sites.C1, hoa)))
                .isEqualTo("PERSON_NOT_HERE");
        transfer(new SendOn(null, null, MINH, Place.LAST, Duration.ZERO, false));
        assertThat(refused(rig.counters.callNext(request(), LAN, Sites.C1))).isEqualTo("NOBODY_WAITING");
        assertThat(next(MINH, Sites.C2)).isEqualTo(sent);
    }

    @Test
    void notBeforeItsMinutesAreOver() {
        VisitId sent = issue(Sites.LAND);
        next(LAN, Sites.C1);
        transfer(new SendOn(Sites.LAND, null, null, Place.FIRST, Duration.ofMinutes(15), false));
        assertThat(refused(rig.counters.callNext(request(), MINH, Sites.C2))).isEqualTo("NOBODY_WAITING");
        clock.advance(Duration.ofMinutes(15));
        issue(Sites.LAND);
        assertThat(next(MINH, Sites.C2)).isEqualTo(sent);
    }

    @Test
    void beforeItsMinutesAreOverItMayBeCalledByHandAndItIsKeptWhoseTurnItWas() {
        VisitId sent = issue(Sites.LAND);
        next(LAN, Sites.C1);
        transfer(new SendOn(Sites.LAND, null, null, Place.LAST, Duration.ofMinutes(15), false));
        VisitId other = issue(Sites.LAND);
        done(rig.counters.call(request(), MINH, Sites.C2, sent));
        TicketCalled call = lastCallOf(sent);
        assertThat(call.order().reason()).isEqualTo(CallReason.CHOSEN);
        assertThat(call.order().next().visitId()).isEqualTo(other);
        assertThat(call.personId()).isEqualTo(MINH);
    }

    private TicketCalled lastCallOf(VisitId visit) {
        return Awaitility.await()
                .until(
                        () -> rig.events.stream()
                                .filter(event -> event instanceof TicketCalled one
                                        && one.visitId().equals(visit)
                                        && one.counterId().equals(Sites.C2))
                                .map(TicketCalled.class::cast)
                                .findFirst(),
                        Optional::isPresent)
                .orElseThrow();
    }

    @Test
    void sentOnForAMomentByOneToWhomItCameForAMomentItGoesBackAllTheWay() {
        done(rig.counters.open(request(), HOA, Sites.C3));
        VisitId sent = issue(Sites.LAND);
        next(LAN, Sites.C1);
        transfer(toCounter(Sites.C2, true));
        next(MINH, Sites.C2);
        SendOn further = new SendOn(
                site.counter(Sites.C3).orElseThrow().services().get(0),
                Sites.C3,
                null,
                Place.LAST,
                Duration.ZERO,
                true);
        done(rig.counters.transfer(request(), MINH, Sites.C2, further));
        assertThat(next(HOA, Sites.C3)).isEqualTo(sent);
        String before = rig.picture();
        done(rig.counters.finish(request(), HOA, Sites.C3));
        undo(HOA, Sites.C3);
        assertThat(rig.picture()).isEqualTo(before);
        assertThat(done(rig.counters.finish(request(), HOA, Sites.C3)).rightId())
                .isNull();
        assertThat(next(MINH, Sites.C2)).isEqualTo(sent);
        assertThat(done(rig.counters.finish(request(), MINH, Sites.C2)).rightId())
                .isNull();
        assertThat(next(LAN, Sites.C1)).isEqualTo(sent);
        assertThat(done(rig.counters.finish(request(), LAN, Sites.C1)).rightId())
                .isNotNull();
    }

    @Test
    void sentOnForGoodByOneToWhomItCameForAMomentItStillGoesBack() {
        done(rig.counters.open(request(), HOA, Sites.C3));
        VisitId sent = issue(Sites.LAND);
        next(LAN, Sites.C1);
        transfer(toCounter(Sites.C2, true));
        next(MINH, Sites.C2);
        SendOn further = new SendOn(
                site.counter(Sites.C3).orElseThrow().services().get(0),
                Sites.C3,
                null,
                Place.LAST,
                Duration.ZERO,
                false);
        done(rig.counters.transfer(request(), MINH, Sites.C2, further));
        next(HOA, Sites.C3);
        done(rig.counters.finish(request(), HOA, Sites.C3));
        assertThat(refused(rig.counters.callNext(request(), MINH, Sites.C2))).isEqualTo("NOBODY_WAITING");
        assertThat(next(LAN, Sites.C1)).isEqualTo(sent);
    }

    @Test
    void doneWhereItWasSentForAMomentItComesBackFirstAndIsRatedOnlyAtItsEnd() {
        VisitId sent = issue(Sites.LAND);
        next(LAN, Sites.C1);
        transfer(toCounter(Sites.C2, true));
        assertThat(next(MINH, Sites.C2)).isEqualTo(sent);
        issue(Sites.LAND);
        VisitEnded there = done(rig.counters.finish(request(), MINH, Sites.C2));
        assertThat(there.rightId()).isNull();
        assertThat(next(LAN, Sites.C1)).isEqualTo(sent);
        assertThat(done(rig.counters.finish(request(), LAN, Sites.C1)).rightId())
                .isNotNull();
    }

    @Test
    void whoWasPutAsideHoldsNobodyUpAndWaitsFirstWhenBack() {
        VisitId parked = issue(Sites.LAND);
        next(LAN, Sites.C1);
        done(rig.counters.park(request(), LAN, Sites.C1, VisitParked.Reason.COPIES, Duration.ofMinutes(10)));
        VisitId other = issue(Sites.LAND);
        assertThat(next(LAN, Sites.C1)).isEqualTo(other);
        done(rig.counters.finish(request(), LAN, Sites.C1));
        issue(Sites.LAND);
        done(rig.counters.bringBack(request(), MINH, Sites.C2, parked));
        assertThat(refused(rig.counters.bringBack(request(), MINH, Sites.C2, parked)))
                .isEqualTo("NOT_AWAY");
        assertThat(next(MINH, Sites.C2)).isEqualTo(parked);
    }

    @Test
    void whoIsPutAsideMayBeCalledAtOnceAndIsUnservedAtTheDaysEnd() {
        VisitId called = issue(Sites.LAND);
        next(LAN, Sites.C1);
        done(rig.counters.park(request(), LAN, Sites.C1, VisitParked.Reason.FORM, null));
        assertThat(done(rig.counters.call(request(), LAN, Sites.C1, called)).visitId())
                .isEqualTo(called);
        done(rig.counters.park(request(), LAN, Sites.C1, VisitParked.Reason.FORM, null));
        clock.advance(Duration.ofHours(30));
        assertThat(refused(rig.counters.callNext(request(), LAN, Sites.C1))).isEqualTo("COUNTER_CLOSED");
        assertThat(rig.picture().lines().filter(line -> line.contains(called.value())))
                .allMatch(line -> line.contains("status=UNSERVED"));
    }

    @Test
    void whoMissedTheCallIsCalledAgainAfterAWhileOrAFewCalls() {
        VisitId late = issue(Sites.LAND);
        next(LAN, Sites.C1);
        done(rig.counters.noShow(request(), LAN, Sites.C1));
        clock.advance(Duration.ofMinutes(1));
        VisitMoved back = done(rig.counters.bringBack(request(), LAN, Sites.C1, late));
        Duration after = site.line().returns().after();
        assertThat(back.notBefore()).isEqualTo(clock.instant().minusSeconds(60).plus(after));
        assertThat(refused(rig.counters.callNext(request(), LAN, Sites.C1))).isEqualTo("NOBODY_WAITING");
        clock.advance(after);
        assertThat(next(LAN, Sites.C1)).isEqualTo(late);
    }

    @Test
    void callsThatHappenWhileWhoMissedHisIsBackBringHisTurnOn() {
        VisitId late = issue(Sites.LAND);
        int calls = site.line().returns().afterCalls();
        for (int i = 0; i < calls; i++) issue(Sites.LAND);
        next(LAN, Sites.C1);
        done(rig.counters.noShow(request(), LAN, Sites.C1));
        clock.advance(Duration.ofSeconds(1));
        next(LAN, Sites.C1);
        done(rig.counters.finish(request(), LAN, Sites.C1));
        assertThat(done(rig.counters.bringBack(request(), LAN, Sites.C1, late)).notBefore())
                .isNotNull();
        for (int i = 2; i <= calls; i++) {
            assertThat(next(LAN, Sites.C1)).isNotEqualTo(late);
            if (i == calls) undoOfACall();
            else done(rig.counters.finish(request(), LAN, Sites.C1));
        }
        VisitId last = next(LAN, Sites.C1);
        assertThat(last).as("a call taken back never was").isNotEqualTo(late);
        issue(Sites.LAND);
        assertThat(next(MINH, Sites.C2)).as("three were called since").isEqualTo(late);
    }

    private void undoOfACall() {
        assertThat(done(rig.counters.undo(request(), LAN, Sites.C1, offered(Sites.C1)))
                        .visit())
                .isNull();
    }

    @Test
    void whoMissedTheCallAndIsBackMayBeCalledByHandAtOnce() {
        VisitId late = issue(Sites.LAND);
        next(LAN, Sites.C1);
        done(rig.counters.noShow(request(), LAN, Sites.C1));
        done(rig.counters.bringBack(request(), LAN, Sites.C1, late));
        assertThat(done(rig.counters.call(request(), MINH, Sites.C2, late)).visitId())
                .isEqualTo(late);
    }

    @Test
    void sendingOnAndPuttingAsideAreUndoneExactlyUntilSomebodyElseHasTheVisit() {
        issue(Sites.LAND);
        next(LAN, Sites.C1);
        String before = rig.picture();
        transfer(toCounter(Sites.C2, true));
        undo();
        assertThat(rig.picture()).isEqualTo(before);
        done(rig.counters.park(request(), LAN, Sites.C1, VisitParked.Reason.OTHER, null));
        undo();
        assertThat(rig.picture()).isEqualTo(before);
        transfer(toCounter(Sites.C2, false));
        next(MINH, Sites.C2);
        assertThat(refused(rig.counters.undo(request(), LAN, Sites.C1, offered(Sites.C1))))
                .isEqualTo("ALREADY_CALLED");
        // The clock stands still: sent on from there in the same moment, only the order in the ledger tells who was
        // last.
        done(rig.counters.transfer(request(), MINH, Sites.C2, toCounter(Sites.C1, false)));
        assertThat(refused(rig.counters.undo(request(), LAN, Sites.C1, offered(Sites.C1))))
                .isEqualTo("NOTHING_TO_UNDO");
    }

    private void undo() {
        undo(LAN, Sites.C1);
    }

    private void undo(PersonId person, CounterId counter) {
        assertThat(done(rig.counters.undo(request(), person, counter, offered(counter)))
                        .visit())
                .isNotNull();
    }

    private long offered(CounterId counter) {
        return await(rig.writer.side(
                        connection -> rig.floor.counters().undo().last(counter).orElseThrow()))
                .position();
    }
}
