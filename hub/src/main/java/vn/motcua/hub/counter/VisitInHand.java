package vn.motcua.hub.counter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.AnnouncementId;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.TicketNumber;
import vn.motcua.core.model.VisitId;

/**
 * The visit a counter has just called or called again.
 *
 * @param visitId who
 * @param number as called: the number on paper
 * @param serviceId asked for
 * @param priority class
 * @param counterId where
 * @param calledAt first call at this counter, hub clock
 * @param times recalls so far, 0 after the first call
 * @param announcementId of this call; null for a visit without a number, whom nobody called
 */
public record VisitInHand(
        VisitId visitId,
        TicketNumber number,
        ServiceId serviceId,
        Priority priority,
        CounterId counterId,
        Instant calledAt,
        int times,
        @Nullable AnnouncementId announcementId) {}
