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
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.VisitId;
import vn.motcua.hub.counter.Undone;
import vn.motcua.hub.counter.VisitEnded;
import vn.motcua.hub.ticket.Ticket;
import vn.motcua.hub.ticket.TicketStatus;

/** Tickets that go together. Counter 1 serves land and civil status, 2 land only, 3 civil status only. */
class CompanionsTest {
    private static final PersonId HOA = HubRig.person();
    private final Vertx vertx = Vertx.vertx();
    private final TestClock clock = new TestClock("2026-11-23T01:00:00Z");

    @TempDir
    Path folder;

    private LedgerRig rig;

    @BeforeEach
    void start() throws Exception {
        rig = new LedgerRig(
                vertx,
                Sites.staged(Sites.open()),
                clock,
                LedgerRig.store(folder.resolve("hub.db"), Sites.staged(Sites.open())),
                new Random(7));
        done(rig.counters.open(request(), LAN, Sites.C1));
        done(rig.counters.open(request(), MINH, Sites.C2));
        done(rig.counters.open(request(), HOA, Sites.C3));
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
        clock.advance(Duration.ofMinutes(1));
        return visit;
    }

    private VisitId next(PersonId person, CounterId counter) {
        return done(rig.counters.callNext(request(), person, counter)).visitId();
    }

    private Ticket ticket(VisitId visit) {
        return await(
                rig.writer.side(connection -> rig.floor.tickets().ticket(visit).orElseThrow()));
    }

    private Undone undo(PersonId person, CounterId counter) {
        long position = await(rig.writer.side(
                        connection -> rig.floor.counters().undo().last(counter).orElseThrow()))
                .position();
        return done(rig.counters.undo(request(), person, counter, position));
    }

    private void link(VisitId... visits) {
        done(rig.counters.link(request(), LAN, List.of(visits)));
    }

    @Test
    void theSecondWaitsForTheCounterThatServesBothAndFollowsTheFirstThere() {
        VisitId first = issue(Sites.LAND);
        VisitId stranger = issue(Sites.CIVIL);
        VisitId second = issue(Sites.CIVIL);
        link(first, second);
        assertThat(next(LAN, Sites.C1)).isEqualTo(first);
        assertThat(next(HOA, Sites.C3)).isEqualTo(stranger);
        done(rig.counters.finish(request(), HOA, Sites.C3));
        assertThat(refused(rig.counters.callNext(request(), HOA, Sites.C3))).isEqualTo("NOBODY_WAITING");
        assertThat(refused(rig.counters.call(request(), HOA, Sites.C3, second))).isEqualTo("WITH_COMPANION");
        VisitEnded end = done(rig.counters.finish(request(), LAN, Sites.C1));
        assertThat(end.then()).isNotNull();
        assertThat(end.then().visitId()).isEqualTo(second);
        assertThat(ticket(second).status()).isEqualTo(TicketStatus.CALLED);
        assertThat(done(rig.counters.finish(request(), LAN, Sites.C1)).then()).isNull();
    }

    @Test
    void atACounterThatServesOneOfThemTheOthersWaitAsBefore() {
        VisitId first = issue(Sites.LAND);
        VisitId second = issue(Sites.CIVIL);
        link(first, second);
        assertThat(next(MINH, Sites.C2)).isEqualTo(first);
        assertThat(next(HOA, Sites.C3)).isEqualTo(second);
    }

    @Test
    void nobodyFollowsWhoDidNotCome() {
        VisitId first = issue(Sites.LAND);
        VisitId second = issue(Sites.LAND);
        link(first, second);
        next(LAN, Sites.C1);
        assertThat(refused(rig.counters.callNext(request(), MINH, Sites.C2))).isEqualTo("NOBODY_WAITING");
        done(rig.counters.noShow(request(), LAN, Sites.C1));
        assertThat(ticket(second).status()).isEqualTo(TicketStatus.WAITING);
        assertThat(next(MINH, Sites.C2)).isEqualTo(second);
    }

    @Test
    void callAndFollowingAreUndoneExactlyOneAfterTheOther() {
        VisitId first = issue(Sites.LAND);
        VisitId second = issue(Sites.LAND);
        link(first, second);
        next(LAN, Sites.C1);
        String before = rig.picture();
        done(rig.counters.finish(request(), LAN, Sites.C1));
        assertThat(undo(LAN, Sites.C1).visitId()).isEqualTo(second);
        assertThat(undo(LAN, Sites.C1).visitId()).isEqualTo(first);
        assertThat(rig.picture()).isEqualTo(before);
        assertThat(refused(rig.counters.callNext(request(), MINH, Sites.C2))).isEqualTo("NOBODY_WAITING");
        assertThat(undo(LAN, Sites.C1).visit()).isNull();
        assertThat(next(MINH, Sites.C2)).isEqualTo(first);
    }

    @Test
    void unlinkedEverybodyGoesAlone() {
        VisitId first = issue(Sites.LAND);
        VisitId second = issue(Sites.LAND);
        VisitId third = issue(Sites.LAND);
        link(first, second);
        link(second, third);
        assertThat(ticket(third).party().company())
                .isEqualTo(ticket(first).party().company());
        done(rig.counters.unlink(request(), LAN, first));
        assertThat(ticket(second).party().company()).isNotNull();
        next(LAN, Sites.C1);
        assertThat(next(MINH, Sites.C2)).isEqualTo(second);
        done(rig.counters.unlink(request(), LAN, third));
        assertThat(ticket(second).party().company()).isNull();
        assertThat(done(rig.counters.finish(request(), MINH, Sites.C2)).then()).isNull();
    }

    @Test
    void whoIsDoneOrUnknownIsNotLinked() {
        VisitId first = issue(Sites.LAND);
        VisitId second = issue(Sites.LAND);
        next(LAN, Sites.C1);
        done(rig.counters.finish(request(), LAN, Sites.C1));
        assertThat(refused(rig.counters.link(request(), LAN, List.of(first, second))))
                .isEqualTo("NOT_WAITING");
        assertThat(refused(rig.counters.link(request(), LAN, List.of(second, HubRig.visit()))))
                .isEqualTo("UNKNOWN_TICKET");
    }
}
