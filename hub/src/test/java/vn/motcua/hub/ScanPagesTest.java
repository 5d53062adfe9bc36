package vn.motcua.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;
import static vn.motcua.hub.HubRig.LAN;
import static vn.motcua.hub.HubRig.MINH;
import static vn.motcua.hub.HubRig.done;
import static vn.motcua.hub.HubRig.refused;
import static vn.motcua.hub.HubRig.request;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.http.WebSocket;
import java.util.List;
import java.util.concurrent.CopyOnWriteArrayList;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import vn.motcua.core.event.ScanReceived;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.ScanKind;
import vn.motcua.core.model.ScanSource;
import vn.motcua.core.model.VisitId;
import vn.motcua.hub.scan.ScanView;

/** Which page sees a scan, and at which counter and for which visit one may scan. */
class ScanPagesTest extends ScanRig {
    @Test
    void nobodyElseSeesIt() {
        ScriptedAgent agent = rig.enrol("pc-1", "kiosk");
        agent.linked(rig.port());
        List<JsonNode> other = new CopyOnWriteArrayList<>();
        page(MINH, other);
        assertThat(ask(agent, report(request(), CARD)).body().path("shown").asBoolean())
                .as("the counter is closed")
                .isFalse();
        done(rig.hub.counters().open(request(), LAN, Sites.C2));
        assertThat(ask(agent, report(request(), CARD)).body().path("shown").asBoolean())
                .as("another person's page")
                .isFalse();

        assertThat(other).isEmpty();
        assertThat(stored()).hasSize(2);
    }

    @Test
    void theLastPageThatAskedIsTheOne() {
        ScriptedAgent agent = rig.enrol("pc-1", "kiosk");
        agent.linked(rig.port());
        done(rig.hub.counters().open(request(), LAN, Sites.C2));
        List<JsonNode> before = new CopyOnWriteArrayList<>();
        WebSocket first = page(LAN, before);
        page(LAN, seen);
        await().atMost(SOON).until(first::isClosed);
        assertThat(first.closeStatusCode()).isEqualTo((short) 4001);

        ask(agent, report(request(), CARD));

        await().atMost(SOON).until(() -> seen.size() == 1);
        assertThat(before).isEmpty();
    }

    @Test
    void nobodyTakesAnothersPlace() {
        ScriptedAgent agent = rig.enrol("pc-1", "kiosk");
        agent.linked(rig.port());
        done(rig.hub.counters().open(request(), LAN, Sites.C2));
        WebSocket own = page(LAN, seen);
        List<JsonNode> other = new CopyOnWriteArrayList<>();
        page(MINH, other);

        assertThat(ask(agent, report(request(), CARD)).body().path("shown").asBoolean())
                .isTrue();

        await().atMost(SOON).until(() -> seen.size() == 1);
        assertThat(own.isClosed()).isFalse();
        assertThat(other).isEmpty();
    }

    @Test
    void aPageScansAtItsOwnCounterOnly() {
        assertThat(refused(rig.hub
                        .scans()
                        .atConsole(request(), LAN, Sites.C2, null, ScanSource.WEDGE, List.of("ABCD-2345"))))
                .isEqualTo("COUNTER_CLOSED");
        done(rig.hub.counters().open(request(), LAN, Sites.C2));
        assertThat(refused(rig.hub
                        .scans()
                        .atConsole(request(), MINH, Sites.C2, null, ScanSource.WEDGE, List.of("ABCD-2345"))))
                .isEqualTo("NOT_YOUR_COUNTER");
        assertThat(done(rig.hub
                        .scans()
                        .atConsole(request(), LAN, Sites.C2, null, ScanSource.IMAGE, List.of("ABCD-2345", CARD))))
                .extracting(ScanView::kind)
                .containsExactly(ScanKind.BOOKING_CODE, ScanKind.CITIZEN_ID);
        assertThat(stored()).hasSize(2);
    }

    @Test
    void whatWasScannedInOneVisitIsNeverPutToTheNext() {
        ScriptedAgent agent = rig.enrol("pc-1", "kiosk");
        agent.linked(rig.port());
        VisitId first = called(agent);
        ScanView inTime = console(first);
        done(rig.hub.counters().finish(request(), LAN, Sites.C2));
        ScanView afterwards = console(first);
        VisitId next = called(agent);

        assertThat(inTime.visitId()).isEqualTo(first);
        assertThat(afterwards.visitId()).isNull();
        assertThat(console(first).visitId()).as("a picture that was read late").isNull();
        assertThat(console(null).visitId()).as("scanned before the call").isNull();
        assertThat(console(next).visitId()).isEqualTo(next);
        assertThat(stored()).extracting(ScanReceived::visitId).containsExactly(first, null, null, null, next);
    }

    private ScanView console(@Nullable VisitId inHand) {
        return done(rig.hub.scans().atConsole(request(), LAN, Sites.C2, inHand, ScanSource.IMAGE, List.of(CARD)))
                .get(0);
    }

    @Test
    void oneRequestIsNotUsedForAnotherNumberOfCodes() {
        done(rig.hub.counters().open(request(), LAN, Sites.C2));
        RequestId id = request();
        done(rig.hub.scans().atConsole(id, LAN, Sites.C2, null, ScanSource.IMAGE, List.of(CARD)));

        assertThat(refused(rig.hub
                        .scans()
                        .atConsole(id, LAN, Sites.C2, null, ScanSource.IMAGE, List.of(CARD, "ABCD-2345"))))
                .isEqualTo("REQUEST_REUSED");
    }

    @Test
    void whoeverDoesNotServeThereSendsNoPicture() {
        assertThat(refused(rig.hub.scans().mayScan(LAN, Sites.C2))).isEqualTo("COUNTER_CLOSED");
        done(rig.hub.counters().open(request(), LAN, Sites.C2));
        assertThat(refused(rig.hub.scans().mayScan(MINH, Sites.C2))).isEqualTo("NOT_YOUR_COUNTER");
        assertThat(done(rig.hub.scans().mayScan(LAN, Sites.C2))).isTrue();
    }
}
