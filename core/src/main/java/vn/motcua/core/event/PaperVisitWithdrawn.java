package vn.motcua.core.event;

import java.time.Instant;
import java.time.LocalDate;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.TicketNumber;
import vn.motcua.core.model.VisitId;

/**
 * A paper number that was keyed in wrongly is taken out again: its visit counts nowhere from here on, and stays to be read.
 *
 * @param visitId as it was keyed in
 * @param number as it was keyed in
 * @param businessDay of the number
 * @param withdrawnBy who took it out
 * @param at taken out, hub clock
 */
public record PaperVisitWithdrawn(
        VisitId visitId, TicketNumber number, LocalDate businessDay, Reason reason, PersonId withdrawnBy, Instant at)
        implements Event, Event.OfVisit {
    /** What was wrong with it. */
    public enum Reason {
        /** Nobody ever held this number: it may be given to somebody. */
        NOT_HANDED_OUT,
        /** Somebody held it, but service, counter, person or time was wrong: it can be keyed in again, and is nobody else's. */
        WRONG_DETAILS
    }
}
