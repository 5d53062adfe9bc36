package vn.motcua.hub.counter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.TicketNumber;
import vn.motcua.core.model.VisitId;

/**
 * The visit that left a counter's hand.
 *
 * @param visitId who
 * @param number as called
 * @param rightId the right to rate; null after a no-show
 * @param tabletUntil last moment to rate at the counter; null after a no-show
 * @param phoneUntil last moment to rate by phone; null after a no-show
 * @param then the companion that is in hand now; null if the counter is free
 */
public record VisitEnded(
        VisitId visitId,
        TicketNumber number,
        @Nullable String rightId,
        @Nullable Instant tabletUntil,
        @Nullable Instant phoneUntil,
        @Nullable VisitInHand then) {
    /** The counter is free. */
    public VisitEnded(
            VisitId visitId,
            TicketNumber number,
            @Nullable String rightId,
            @Nullable Instant tabletUntil,
            @Nullable Instant phoneUntil) {
        this(visitId, number, rightId, tabletUntil, phoneUntil, null);
    }

    VisitEnded then(VisitInHand companion) {
        return new VisitEnded(visitId, number, rightId, tabletUntil, phoneUntil, companion);
    }
}
