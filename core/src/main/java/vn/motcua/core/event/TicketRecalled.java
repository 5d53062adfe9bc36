package vn.motcua.core.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.AnnouncementId;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.TicketNumber;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.model.ZoneId;

/**
 * The same visit is called again; always announced again.
 *
 * @param visitId who
 * @param number as called
 * @param counterId where
 * @param zone whose boards and announcer
 * @param personId who called; null when the hub re-announces after a merge
 * @param announcementId a new one
 * @param times how many recalls so far, this one included
 * @param at hub clock
 */
public record TicketRecalled(
        VisitId visitId,
        TicketNumber number,
        CounterId counterId,
        ZoneId zone,
        @Nullable PersonId personId,
        AnnouncementId announcementId,
        int times,
        Instant at)
        implements Event, Event.OfVisit {}
