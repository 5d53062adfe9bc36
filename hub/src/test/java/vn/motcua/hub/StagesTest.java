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
import vn.motcua.core.event.VisitParked;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.VisitId;
import vn.motcua.hub.counter.Undone;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.ticket.Ticket;
import vn.motcua.hub.ticket.TicketStatus;

/** A visit of several stages on one ticket, and visitors put aside until a time. At this site civil status follows land. */
class StagesTest {
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

    private record Served(String kind, String service, int waited, int took) {}

    private List<Served> served() {
        return await(rig.writer.side(connection -> new Sql(connection)
                .list(
                        "SELECT * FROM served ORDER BY position",
                        row -> new Served(
                                row.text("kind"),
                                row.text("service"),
                                row.integer("wait_seconds"),
                                row.integer("serve_seconds")))));
    }

    @Test
    void aStageIsDoneAndTheVisitWaitsForTheNextUnderItsNumberBehindThoseWhoWaitThere() {
        VisitId visit = issue(Sites.LAND);
        VisitId other = issue(Sites.CIVIL);
        assertThat(next(MINH, Sites.C2)).isEqualTo(visit);
        clock.advance(Duration.ofMinutes(5));
        var end = done(rig.counters.finish(request(), MINH, Sites.C2, Sites.CIVIL));
        assertThat(end.rightId()).as("it is rated at its end").isNull();
        assertThat(ticket(visit).party().done()).containsExactly(Sites.LAND);
        assertThat(next(HOA, Sites.C3)).isEqualTo(other);
        done(rig.counters.finish(request(), HOA, Sites.C3));
        clock.advance(Duration.ofMinutes(3));
        assertThat(next(HOA, Sites.C3)).isEqualTo(visit);
        clock.advance(Duration.ofMinutes(2));
        assertThat(done(rig.counters.finish(request(), HOA, Sites.C3)).rightId())
                .isNotNull();
        assertThat(served())
                .containsExactly(
                        new Served("STAGE", "land", 120, 300),
                        new Served("VISIT", "civil", 360, 0),
                        new Served("VISIT", "civil", 180, 120));
    }

    @Test
    void onlyWhatTheCatalogueNamesMayFollow() {
        issue(Sites.CIVIL);
        next(HOA, Sites.C3);
        assertThat(refused(rig.counters.finish(request(), HOA, Sites.C3, Sites.LAND)))
                .isEqualTo("NOT_NEXT");
        done(rig.counters.finish(request(), HOA, Sites.C3));
    }

    @Test
    void aStageThatWasDoneIsUndoneExactlyUntilTheVisitIsCalledForTheNext() {
        VisitId visit = issue(Sites.LAND);
        next(MINH, Sites.C2);
        String before = rig.picture();
        done(rig.counters.finish(request(), MINH, Sites.C2, Sites.CIVIL));
        assertThat(undo(MINH, Sites.C2).visit()).isNotNull();
        assertThat(rig.picture()).isEqualTo(before);
        assertThat(served()).isEmpty();
        done(rig.counters.finish(request(), MINH, Sites.C2, Sites.CIVIL));
        assertThat(next(HOA, Sites.C3)).isEqualTo(visit);
        long position = await(rig.writer.side(
                        connection -> rig.floor.counters().undo().last(Sites.C2).orElseThrow()))
                .position();
        assertThat(refused(rig.counters.undo(request(), MINH, Sites.C2, position)))
                .isEqualTo("ALREADY_CALLED");
    }

    @Test
    void whoWasPutAsideUntilATimeWaitsAgainByHimselfAlsoAfterARestart() throws Exception {
        VisitId parked = issue(Sites.LAND);
        next(LAN, Sites.C1);
        done(rig.counters.park(request(), LAN, Sites.C1, VisitParked.Reason.COPIES, Duration.ofMinutes(15)));
        clock.advance(Duration.ofMinutes(14));
        rig.writer.tick();
        assertThat(ticket(parked).status()).isEqualTo(TicketStatus.PARKED);
        await(rig.writer.close());
        rig = new LedgerRig(
                vertx,
                Sites.staged(Sites.open()),
                clock,
                vn.motcua.hub.platform.database.HubFile.openWriter(folder.resolve("hub.db")),
                new Random(8));
        VisitId other = issue(Sites.LAND);
        rig.writer.tick();
        assertThat(ticket(parked).status()).isEqualTo(TicketStatus.WAITING);
        assertThat(next(LAN, Sites.C1)).isEqualTo(parked);
        assertThat(next(MINH, Sites.C2)).isEqualTo(other);
    }

    @Test
    void whoIsBackEarlierIsNotBroughtBackASecondTime() {
        VisitId parked = issue(Sites.LAND);
        next(LAN, Sites.C1);
        done(rig.counters.park(request(), LAN, Sites.C1, VisitParked.Reason.COPIES, Duration.ofMinutes(15)));
        done(rig.counters.bringBack(request(), LAN, Sites.C1, parked));
        next(LAN, Sites.C1);
        done(rig.counters.finish(request(), LAN, Sites.C1));
        clock.advance(Duration.ofMinutes(20));
        rig.writer.tick();
        assertThat(ticket(parked).status()).isEqualTo(TicketStatus.FINISHED);
    }
}
