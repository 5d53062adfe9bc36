package vn.motcua.hub.web;

import io.vertx.core.Future;
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
}
