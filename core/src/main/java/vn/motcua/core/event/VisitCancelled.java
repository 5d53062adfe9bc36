package vn.motcua.core.event;

import java.time.Instant;
import vn.motcua.core.model.VisitId;

/**
 * The visitor gave the number back before anybody called it, or an officer began a visit without a number by mistake.
 *
 * @param visitId who
 * @param by who decided
 * @param at hub clock
 */
public record VisitCancelled(VisitId visitId, By by, Instant at) implements Event, Event.OfVisit {
    /** Who may give a number back. */
    public enum By {
        /** Whoever holds the ticket's code, on the phone page. */
        VISITOR,
        /** The officer who began it without a number, by mistake. */
        COUNTER
    }
}
