package vn.motcua.hub.counter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.TicketNumber;
import vn.motcua.core.model.VisitId;

/**
 * A visit that is not finished and in nobody's hand.
 *
 * @param visitId who
 * @param number on paper
 * @param serviceId waits for this
 * @param counterId waits for this counter; null for any
 * @param personId waits for this person; null for anybody
 * @param notBefore not called earlier; null for at once
 * @param then the companion that is in hand now; null if the counter is as free as before
 */
public record VisitMoved(
        VisitId visitId,
        TicketNumber number,
        ServiceId serviceId,
        @Nullable CounterId counterId,
        @Nullable PersonId personId,
        @Nullable Instant notBefore,
        @Nullable VisitInHand then) {
    /** Nobody follows. */
    public VisitMoved(
            VisitId visitId,
            TicketNumber number,
            ServiceId serviceId,
            @Nullable CounterId counterId,
            @Nullable PersonId personId,
            @Nullable Instant notBefore) {
        this(visitId, number, serviceId, counterId, personId, notBefore, null);
    }

    VisitMoved then(VisitInHand companion) {
        return new VisitMoved(visitId, number, serviceId, counterId, personId, notBefore, companion);
    }
}
