package vn.motcua.core.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.VisitId;

/**
 * Somebody who had been put aside, or had not come when called, is back and waits again.
 *
 * @param visitId who
 * @param counterId where an officer saw it; null if nobody did, but the time had come that was set when it was put aside
 * @param personId who; null with the counter. Neither was null before version 2
 * @param first before everybody who was not put first
 * @param since waiting counts from here
 * @param notBefore not called earlier; null for at once
 * @param at hub clock
 */
public record VisitReturned(
        VisitId visitId,
        @Nullable CounterId counterId,
        @Nullable PersonId personId,
        boolean first,
        Instant since,
        @Nullable Instant notBefore,
        Instant at)
        implements Event, Event.OfVisit {}
