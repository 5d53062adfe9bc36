package vn.motcua.hub.counter;

import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.VisitId;

/**
 * One counter on one business day.
 *
 * @param counterId which
 * @param personId who serves there; null when closed
 * @param openedAt since when; null when closed
 * @param visitId the visit in hand; null if none
 * @param priorityRun priority calls in a row made while an ordinary visitor waited
 * @param servedToday visits finished on {@code day}
 * @param day the business day the two counts belong to; null before the first
 */
public record CounterState(
        CounterId counterId,
        @Nullable PersonId personId,
        @Nullable Instant openedAt,
        @Nullable VisitId visitId,
        int priorityRun,
        int servedToday,
        @Nullable LocalDate day) {
    public static CounterState closed(CounterId id) {
        return new CounterState(id, null, null, null, 0, 0, null);
    }

    public boolean isOpen() {
        return personId != null;
    }
}
