package vn.motcua.hub.counter;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.VisitParked;
import vn.motcua.core.model.ChoiceReason;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.ServiceId;
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

    /** The hub picks by the order of the line. Refused: {@code NOBODY_WAITING}, {@code VISIT_IN_HAND}, {@code COUNTER_PAUSED}. */
    Future<Outcome<VisitInHand>> callNext(RequestId requestId, PersonId person, CounterId counter);

    /**
     * Calls this visit, also one put aside or marked as no-show that came after all. Refused: {@code UNKNOWN_TICKET}, {@code ALREADY_CALLED}
     * (names who has it), {@code NOT_WAITING}, {@code NOT_CALLABLE_YET}, {@code WRONG_SERVICE}, {@code VISIT_IN_HAND},
     * {@code COUNTER_PAUSED}.
     */
    Future<Outcome<VisitInHand>> call(
            RequestId requestId, PersonId person, CounterId counter, VisitId visit, @Nullable ChoiceReason because);

    /** As above, without saying why. */
    default Future<Outcome<VisitInHand>> call(RequestId requestId, PersonId person, CounterId counter, VisitId visit) {
        return call(requestId, person, counter, visit, null);
    }

    /**
     * Serves somebody who took no number; counted and timed, never announced. Refused: {@code VISIT_IN_HAND}, {@code UNKNOWN_SERVICE},
     * {@code NOT_SERVED}. Until it ends it can only be finished, or dropped by {@link #noShow}; recall, transfer and park are refused
     * {@code NO_NUMBER}.
     *
     * @param note a code, or empty
     */
    Future<Outcome<VisitInHand>> startWithoutNumber(
            RequestId requestId, PersonId person, CounterId counter, ServiceId service, String note);

    /** Announces the visit in hand again. Refused: {@code NO_VISIT}, {@code RECALL_LIMIT} (suggests a no-show). */
    Future<Outcome<VisitInHand>> recall(RequestId requestId, PersonId person, CounterId counter);

    /**
     * Service ended; the right to rate is born, unless the visit was here for a moment and goes back to who sent it. Refused:
     * {@code NO_VISIT}.
     */
    default Future<Outcome<VisitEnded>> finish(RequestId requestId, PersonId person, CounterId counter) {
        return finish(requestId, person, counter, null);
    }

    /**
     * The same, or a stage of the visit is done and it waits for the next. Refused: {@code NO_VISIT}, {@code NOT_NEXT} (no stage behind
     * this one, as the catalogue stands now), {@code NOT_SERVED}.
     *
     * @param next the stage it goes on to; null to end the visit
     */
    Future<Outcome<VisitEnded>> finish(
            RequestId requestId, PersonId person, CounterId counter, @Nullable ServiceId next);

    /**
     * These visits go together from now on. Refused: {@code UNKNOWN_TICKET}, {@code NOT_WAITING} (over, or of another day).
     *
     * @param visits two or more
     */
    Future<Outcome<Company>> link(RequestId requestId, PersonId person, List<VisitId> visits);

    /** This one goes alone again. Refused: {@code UNKNOWN_TICKET}. */
    Future<Outcome<Company>> unlink(RequestId requestId, PersonId person, VisitId visit);

    /**
     * Sends the visit in hand on, under its own number. Refused: {@code NO_VISIT}, {@code UNKNOWN_SERVICE}, {@code NOT_SERVED} (there,
     * or anywhere), {@code PERSON_NOT_HERE} (has no counter open).
     */
    Future<Outcome<VisitMoved>> transfer(RequestId requestId, PersonId person, CounterId counter, SendOn to);

    /**
     * Puts the visit in hand aside. Refused: {@code NO_VISIT}.
     *
     * @param expected back after this; null if nobody said
     */
    Future<Outcome<VisitMoved>> park(
            RequestId requestId,
            PersonId person,
            CounterId counter,
            VisitParked.Reason reason,
            @Nullable Duration expected);

    /** Somebody put aside, or marked as no-show, is there again and waits. Refused: {@code UNKNOWN_TICKET}, {@code NOT_AWAY}. */
    Future<Outcome<VisitMoved>> bringBack(RequestId requestId, PersonId person, CounterId counter, VisitId visit);

    /**
     * Takes back the last call, finish, no-show, transfer, parking, finished stage or person of this person at this counter: times, figures and order are as before it.
     * Refused: {@code NOTHING_TO_UNDO} (it is not the last thing done here), {@code UNDO_OVER} (more than ten seconds ago),
     * {@code ALREADY_CALLED} (another counter has called the visit since).
     *
     * @param position of the action in the ledger, as offered in the counter's state
     */
    Future<Outcome<Undone>> undo(RequestId requestId, PersonId person, CounterId counter, long position);

    /** One of the group in hand is done and leaves. Refused: {@code NO_VISIT}, {@code LAST_PERSON} (finish the visit instead). */
    Future<Outcome<GroupInHand>> finishPerson(RequestId requestId, PersonId person, CounterId counter);

    /** Called and did not come. Refused: {@code NO_VISIT}. */
    Future<Outcome<VisitEnded>> noShow(RequestId requestId, PersonId person, CounterId counter);
}
