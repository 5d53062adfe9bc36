package vn.motcua.hub.ticket;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.hub.HubRig.LAN;
import static vn.motcua.hub.HubRig.await;
import static vn.motcua.hub.HubRig.done;
import static vn.motcua.hub.HubRig.refused;
import static vn.motcua.hub.HubRig.request;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.VisitId;
import vn.motcua.hub.HubRig;
import vn.motcua.hub.LedgerRig;
import vn.motcua.hub.Sites;
import vn.motcua.hub.TestClock;
import vn.motcua.hub.counter.VisitInHand;

/** A number given back by its holder, through the writer. */
class CancelRulesTest {
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
    }

    @AfterEach
    void stop() {
        await(rig.writer.close());
        await(vertx.close());
    }

    private VisitId issue() {
        clock.advance(Duration.ofSeconds(1));
        return done(rig.tickets.issueAtConsole(request(), LAN, Sites.LAND, Priority.NORMAL))
                .visitId();
    }

    @Test
    void aNumberGivenBackLeavesTheLineAndIsNeverCalledNorGivenAgain() {
        VisitId first = issue();
        VisitId second = issue();

        assertThat(done(rig.tickets.cancelByVisitor(first)).number().text()).isEqualTo("A001");

        assertThat(done(rig.counters.callNext(request(), LAN, Sites.C1)).visitId())
                .isEqualTo(second);
        done(rig.counters.finish(request(), LAN, Sites.C1));
        assertThat(refused(rig.counters.callNext(request(), LAN, Sites.C1))).isEqualTo("NOBODY_WAITING");
        assertThat(refused(rig.counters.call(request(), LAN, Sites.C1, first))).isEqualTo("NOT_WAITING");
        assertThat(done(rig.tickets.issueAtConsole(request(), LAN, Sites.LAND, Priority.NORMAL))
                        .number()
                        .text())
                .isEqualTo("A003");
    }

    @Test
    void givingItBackTwiceIsGivingItBackOnce() {
        VisitId visit = issue();
        done(rig.tickets.cancelByVisitor(visit));
        long position = rig.writer.position();
        clock.advance(Duration.ofMinutes(10));

        assertThat(done(rig.tickets.cancelByVisitor(visit)).visitId()).isEqualTo(visit);
        assertThat(rig.writer.position()).isEqualTo(position);
    }

    @Test
    void whoWasCalledOnceIsTheOfficersToEnd() {
        VisitId visit = issue();
        VisitInHand called = done(rig.counters.callNext(request(), LAN, Sites.C1));
        assertThat(called.visitId()).isEqualTo(visit);

        assertThat(refused(rig.tickets.cancelByVisitor(visit))).isEqualTo("CANCEL_TOO_LATE");
        done(rig.counters.noShow(request(), LAN, Sites.C1));
        assertThat(refused(rig.tickets.cancelByVisitor(visit))).isEqualTo("CANCEL_TOO_LATE");
        done(rig.counters.call(request(), LAN, Sites.C1, visit));
        done(rig.counters.finish(request(), LAN, Sites.C1));
        assertThat(refused(rig.tickets.cancelByVisitor(visit))).isEqualTo("CANCEL_TOO_LATE");
    }

    @Test
    void aDayThatIsOverAndATicketNobodyKnowsAreRefused() {
        VisitId visit = issue();
        clock.advance(Duration.ofDays(1));

        assertThat(refused(rig.tickets.cancelByVisitor(visit))).isEqualTo("CANCEL_TOO_LATE");
        assertThat(refused(rig.tickets.cancelByVisitor(HubRig.visit()))).isEqualTo("UNKNOWN_TICKET");
    }
}
