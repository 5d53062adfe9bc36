package vn.motcua.hub.web;

import io.vertx.core.Future;
import java.time.Instant;
import vn.motcua.core.event.PanicEnded;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.wire.Requests;
import vn.motcua.hub.incident.PanicService;
import vn.motcua.hub.platform.ledger.Outcome;

/** Takes every call for help. */
final class FakePanics implements PanicService {
    @Override
    public Future<Outcome<Requests.PanicRaised>> raise(Requests.RaisePanic press) {
        return Future.succeededFuture(Outcome.done(new Requests.PanicRaised(press.panicId())));
    }

    @Override
    public Future<Outcome<Seen>> acknowledge(RequestId requestId, PersonId person, String panicId) {
        return Future.succeededFuture(Outcome.done(new Seen(panicId, person)));
    }

    @Override
    public Future<Outcome<Ended>> end(RequestId requestId, PersonId person, String panicId, PanicEnded.Reason reason) {
        return Future.succeededFuture(Outcome.done(new Ended(panicId, person, reason)));
    }

    @Override
    public Future<Outcome<TestAnnounced>> announceTest(RequestId requestId, PersonId person, CounterId counter) {
        return Future.succeededFuture(
                Outcome.done(new TestAnnounced("test-1", counter, Instant.parse("2026-11-22T01:07:00Z"))));
    }
}
