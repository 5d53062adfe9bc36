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
 */
public record VisitEnded(
        VisitId visitId,
        TicketNumber number,
        @Nullable String rightId,
        @Nullable Instant tabletUntil,
        @Nullable Instant phoneUntil) {}
