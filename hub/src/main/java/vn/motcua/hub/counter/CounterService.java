package vn.motcua.hub.counter;

import io.vertx.core.Future;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.VisitId;
import vn.motcua.hub.platform.ledger.Outcome;

/**
 * What an officer does at a counter. Any thread; every answer comes after the commit. Every call may be refused
 * {@code UNKNOWN_COUNTER}, and all but {@link #open} {@code COUNTER_CLOSED} or {@code NOT_YOUR_COUNTER}.
 */
public interface CounterService {
    /** Opening one's own open counter again is done, not refused. Refused: {@code COUNTER_TAKEN}, {@code OTHER_COUNTER_OPEN}. */
    Future<Outcome<CounterState>> open(RequestId requestId, PersonId person, CounterId counter);

    /** Refused: {@code VISIT_IN_HAND}. */
    Future<Outcome<CounterState>> close(RequestId requestId, PersonId person, CounterId counter);

    /** The hub picks by the order of the line. Refused: {@code NOBODY_WAITING}, {@code VISIT_IN_HAND}. */
    Future<Outcome<VisitInHand>> callNext(RequestId requestId, PersonId person, CounterId counter);

    /**
     * Calls this visit, also one marked as no-show that came after all. Refused: {@code UNKNOWN_TICKET}, {@code ALREADY_CALLED}
     * (names who has it), {@code NOT_WAITING}, {@code NOT_CALLABLE_YET}, {@code WRONG_SERVICE}, {@code VISIT_IN_HAND}.
     */
    Future<Outcome<VisitInHand>> call(RequestId requestId, PersonId person, CounterId counter, VisitId visit);

    /** Announces the visit in hand again. Refused: {@code NO_VISIT}, {@code RECALL_LIMIT} (suggests a no-show). */
    Future<Outcome<VisitInHand>> recall(RequestId requestId, PersonId person, CounterId counter);

    /** Service ended; the right to rate is born. Refused: {@code NO_VISIT}. */
    Future<Outcome<VisitEnded>> finish(RequestId requestId, PersonId person, CounterId counter);

    /**
     * Takes back the last call, finish or no-show of this person at this counter: times, figures and order are as before it.
     * Refused: {@code NOTHING_TO_UNDO} (it is not the last thing done here), {@code UNDO_OVER} (more than ten seconds ago),
     * {@code ALREADY_CALLED} (another counter has called the visit since).
     *
     * @param position of the action in the ledger, as offered in the counter's state
     */
    Future<Outcome<Undone>> undo(RequestId requestId, PersonId person, CounterId counter, long position);

    /** Called and did not come. Refused: {@code NO_VISIT}. */
    Future<Outcome<VisitEnded>> noShow(RequestId requestId, PersonId person, CounterId counter);
}
