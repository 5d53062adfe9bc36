package vn.motcua.hub.counter;

import io.vertx.core.Future;
import java.time.Duration;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.CounterPaused;
import vn.motcua.core.event.HelpAsked;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.RequestId;
import vn.motcua.hub.platform.ledger.Outcome;

/**
 * What an officer does with the counter itself: leaving it for a while, handing it over, standing in for others, asking for a second
 * officer. Any thread; every answer comes after the commit. Refused like the commands of {@link CounterService}.
 */
public interface DeskService {
    /**
     * Refused: {@code VISIT_IN_HAND}, {@code COUNTER_PAUSED}.
     *
     * @param expected back after this; null if nobody said
     */
    Future<Outcome<Desk>> pause(
            RequestId requestId,
            PersonId person,
            CounterId counter,
            CounterPaused.Reason reason,
            @Nullable Duration expected);

    Future<Outcome<Desk>> resume(RequestId requestId, PersonId person, CounterId counter);

    /** Serves here what those counters are there for, as long as this one is open. Refused: {@code UNKNOWN_COUNTER}. */
    Future<Outcome<Desk>> serveFor(RequestId requestId, PersonId person, CounterId counter, Set<CounterId> others);

    /** Refused: {@code OWN_COUNTER} (offered to oneself). */
    Future<Outcome<Desk>> offer(RequestId requestId, PersonId person, CounterId counter, PersonId to);

    /** By its officer or by who was asked. */
    Future<Outcome<Desk>> withdraw(RequestId requestId, PersonId person, CounterId counter);

    /**
     * Takes an offered counter over, with the visit in hand; the own counter closes. Refused: {@code OFFER_OVER}, {@code VISIT_IN_HAND} (at
     * the own counter).
     */
    Future<Outcome<CounterState>> accept(RequestId requestId, PersonId person, CounterId counter);

    /** Gives the counter of {@code from} to whoever signed in there. Refused: {@code NO_COUNTER}, {@code VISIT_IN_HAND}. */
    Future<Outcome<CounterState>> handOverHere(RequestId requestId, PersonId from, PersonId to);

    Future<Outcome<Desk>> askHelp(RequestId requestId, PersonId person, CounterId counter, HelpAsked.Reason reason);

    /** Refused: {@code HELP_OVER}, {@code HELP_TAKEN} (somebody else comes already), {@code OWN_COUNTER}. */
    Future<Outcome<Desk>> takeHelp(RequestId requestId, PersonId person, String helpId);

    Future<Outcome<Desk>> endHelp(RequestId requestId, PersonId person, CounterId counter);
}
