package vn.motcua.hub.incident;

import io.vertx.core.Future;
import java.time.Instant;
import vn.motcua.core.event.PanicEnded;
import vn.motcua.core.model.CounterId;
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
     * A supervisor who has just given the own password or PIN once more says that it is over, and what it was. Done also if somebody had
     * before. Refused: {@code UNKNOWN_PANIC}, {@code PANIC_TEST} (nothing to end).
     */
    Future<Outcome<Ended>> end(RequestId requestId, PersonId person, String panicId, PanicEnded.Reason reason);

    /**
     * The buttons of a counter are about to be tried: the first press of each is a test. Refused: {@code UNKNOWN_COUNTER},
     * {@code PANIC_OPEN} (an alarm of that counter still stands).
     */
    Future<Outcome<TestAnnounced>> announceTest(RequestId requestId, PersonId person, CounterId counter);

    /**
     * Who ended it first, and as what.
     *
     * @param by who
     */
    record Ended(String panicId, PersonId by, PanicEnded.Reason reason) {}

    /**
     * A test that may begin.
     *
     * @param until a press from then on is an alarm again
     */
    record TestAnnounced(String testId, CounterId counterId, Instant until) {}

    /**
     * Who saw it first.
     *
     * @param by who
     */
    record Seen(String panicId, PersonId by) {}
}
