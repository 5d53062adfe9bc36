package vn.motcua.core.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.VisitId;

/**
 * The visit in hand was put aside: it is open, nobody calls it, and it does not hold the line up.
 *
 * @param visitId who
 * @param counterId where
 * @param personId who decided
 * @param reason why
 * @param until when it is expected back; null if nobody said
 * @param at hub clock
 */
public record VisitParked(
        VisitId visitId,
        CounterId counterId,
        PersonId personId,
        Reason reason,
        @Nullable Instant until,
        Instant at) implements Event, Event.OfVisit {
    /** Why somebody is put aside. Of papers and errands, never of the person. */
    public enum Reason {
        PAPERS_MISSING,
        COPIES,
        FORM,
        PAYMENT,
        OTHER_OFFICE,
        OUTSIDE,
        OTHER
    }
}
