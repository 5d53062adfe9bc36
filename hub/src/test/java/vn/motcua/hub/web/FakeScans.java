package vn.motcua.hub.web;

import io.vertx.core.Future;
import io.vertx.core.http.ServerWebSocket;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.ScanKind;
import vn.motcua.core.model.ScanSource;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.scan.ScanWarning;
import vn.motcua.core.wire.Requests;
import vn.motcua.hub.platform.ledger.Outcome;
import vn.motcua.hub.scan.ScanService;
import vn.motcua.hub.scan.ScanView;

/** The scans of a {@link FakeHub}. */
record FakeScans(FakeHub hub) implements ScanService {
    @Override
    public Future<Outcome<Requests.ScanTaken>> ofAgent(Requests.ReportScan report) {
        return Future.failedFuture(new UnsupportedOperationException("not by HTTP"));
    }

    @Override
    public Future<Outcome<List<ScanView>>> atConsole(
            RequestId request,
            PersonId person,
            CounterId counter,
            @Nullable VisitId inHand,
            ScanSource source,
            List<String> texts) {
        ScanView view = new ScanView(
                request.value(),
                ScanKind.UNKNOWN,
                FakeHub.SERVICE,
                Map.of(),
                Map.of("text", "x"),
                Map.of("text", "•••"),
                List.of(ScanWarning.GLUED),
                List.of(FakeHub.SERVICE),
                source,
                "",
                false,
                FakeHub.NOW,
                FakeHub.VISIT,
                "A012",
                new ScanView.TicketSeen("A012", "CALLED"),
                null,
                null);
        return hub.decide("scan " + source + " " + counter + " " + texts.size(), List.of(view));
    }

    @Override
    public Future<Outcome<Boolean>> mayScan(PersonId person, CounterId counter) {
        return Future.succeededFuture(Outcome.done(true));
    }

    @Override
    public void watch(ServerWebSocket page, CounterId counter, PersonId person) {
        hub.log.add("watch " + counter);
    }
}
