package vn.motcua.kiosk;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import java.nio.file.Path;
import java.time.Instant;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.Requests;

/** A request this kiosk forgot, because its disk was put back to an earlier day, and the hub did not. */
class ForgottenRequestTest {
    @TempDir
    private Path home;

    @Test
    void whatTheHubGaveBeforeTheKioskKnewOfItIsPrintedAgainWithTheMarkAndStaysTheSameVisit() throws Exception {
        VisitId visit = new VisitId(UUID.randomUUID().toString());
        KioskRig rig = new KioskRig(home).open();
        try {
            rig.hub.how = (ask, timeout) -> Future.succeededFuture(
                    Json.tree(given(ask, visit, rig.clock.now().minusSeconds(600))));

            TicketLedger.Issued issued = rig.issue(KioskRig.ask());

            assertThat(issued.request().visitId()).isEqualTo(visit);
            assertThat(rig.printed).hasSize(1);
            assertThat(rig.printed.get(0).attempt()).isEqualTo(2);
            assertThat(rig.printed.get(0).visitId()).isEqualTo(visit.value());
            assertThat(rig.printed.get(0).printout().reprintMark()).isEqualTo("BẢN IN LẠI · lần 2");
        } finally {
            rig.closeAll();
        }
    }

    private static Requests.Allocated given(Requests.AllocateTicket ask, VisitId visit, Instant at) {
        return new Requests.Allocated(
                ask.requestId(),
                visit,
                KioskRig.site(true).series().get(0).number(7),
                KioskRig.DAY,
                3,
                15,
                24,
                false,
                at);
    }
}
