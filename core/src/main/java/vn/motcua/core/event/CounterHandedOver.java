package vn.motcua.core.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.VisitId;

/**
 * An open counter has another officer from now on, with the visit in hand if there is one.
 *
 * @param counterId which
 * @param personId who had it
 * @param to who has it now
 * @param visitId the visit that went along; null if nobody was in hand
 * @param way how it came about
 * @param at hub clock
 */
public record CounterHandedOver(
        CounterId counterId,
        PersonId personId,
        PersonId to,
        @Nullable VisitId visitId,
        Way way,
        Instant at) implements Event, Event.MayBeOfVisit {
    /** How a counter came to its next officer. */
    public enum Way {
        /** Accepted by the colleague at a place of the colleague's own. */
        ACCEPTED,
        /** The colleague signed in at the counter's own PC. */
        SAME_PC
    }
}
