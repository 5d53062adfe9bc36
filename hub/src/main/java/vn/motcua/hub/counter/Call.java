package vn.motcua.hub.counter;

import java.time.Instant;
import vn.motcua.core.model.AnnouncementId;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.model.ZoneId;

/**
 * One call or recall, as announced.
 *
 * @param number as spoken
 * @param times 0 for the first call, then the recalls counted
 */
public record Call(
        AnnouncementId announcementId,
        VisitId visitId,
        ZoneId zone,
        CounterId counterId,
        String number,
        int times,
        Instant at) {}
