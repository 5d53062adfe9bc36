package vn.motcua.core.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.VisitId;

/**
 * An officer asks for a second one at the counter.
 *
 * @param helpId of this request
 * @param counterId where
 * @param personId who asks
 * @param visitId whom it is about; null if nobody is in hand
 * @param reason what for
 * @param until if nobody said to come by then, the supervisors are told
 * @param at hub clock
 */
public record HelpAsked(
        String helpId,
        CounterId counterId,
        PersonId personId,
        @Nullable VisitId visitId,
        Reason reason,
        Instant until,
        Instant at)
        implements Event, Event.MayBeOfVisit {
    /** What a second officer is needed for. */
    public enum Reason {
        ADVICE,
        SIGNATURE,
        LANGUAGE,
        DEVICE,
        OTHER
    }
}
