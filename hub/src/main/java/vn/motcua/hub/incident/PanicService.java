package vn.motcua.hub.incident;

import io.vertx.core.Future;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.wire.Requests;
import vn.motcua.hub.platform.ledger.Outcome;

/** Calls for help from counters. Any thread; every answer comes after the commit. */
public interface PanicService {
    /** An agent tells of a press before its outbox does. Done also if it is known already. Refused: {@code UNKNOWN_COUNTER}. */
    Future<Outcome<Requests.PanicRaised>> raise(Requests.RaisePanic press);

    /** A supervisor has seen it. Done also if somebody had before. Refused: {@code UNKNOWN_PANIC}. */
    Future<Outcome<Seen>> acknowledge(RequestId requestId, PersonId person, String panicId);

    /**
     * Who saw it first.
     *
     * @param by who
     */
    record Seen(String panicId, PersonId by) {}
}
