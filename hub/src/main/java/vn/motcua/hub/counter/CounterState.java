package vn.motcua.hub.counter;

import com.fasterxml.jackson.annotation.JsonAutoDetect;
import java.time.Instant;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.VisitId;
import vn.motcua.hub.line.CounterMemory;

/**
 * One counter on one business day.
 *
 * @param counterId which
 * @param personId who serves there; null when closed
 * @param openedAt since when; null when closed
 * @param visitId the visit in hand; null if none
 * @param memory what the order of the line must know of its calls
 * @param servedToday services finished on {@code day}: a visit, or a stage of one
 * @param day the business day the two counts belong to; null before the first
 * @param leftAt when a visit last left its hand, or a pause ended, since it was opened; null before the first
 */
@JsonAutoDetect(isGetterVisibility = JsonAutoDetect.Visibility.NONE)
public record CounterState(
        CounterId counterId,
        @Nullable PersonId personId,
        @Nullable Instant openedAt,
        @Nullable VisitId visitId,
        CounterMemory memory,
        int servedToday,
        @Nullable LocalDate day,
        @Nullable Instant leftAt) {
    public CounterState {
        // An answer given by an older version has none.
        memory = memory == null ? CounterMemory.NONE : memory;
    }

    public static CounterState closed(CounterId id) {
        return new CounterState(id, null, null, null, CounterMemory.NONE, 0, null, null);
    }

    /** Another officer goes on with it, and with the visit in hand. */
    CounterState takenBy(PersonId person, Instant at) {
        return new CounterState(counterId, person, at, visitId, memory, servedToday, day, null);
    }

    /** Free since then. */
    CounterState leftAt(Instant at) {
        return new CounterState(counterId, personId, openedAt, visitId, memory, servedToday, day, at);
    }

    public boolean isOpen() {
        return personId != null;
    }
}
