package vn.motcua.core.event;

import java.time.Instant;
import vn.motcua.core.model.AnnouncementId;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.TicketNumber;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.model.ZoneId;

/**
 * A counter calls a visit; boards show it and the zone's announcer speaks it.
 *
 * @param visitId who
 * @param number as called
 * @param counterId where
 * @param zone whose boards and announcer
 * @param personId who called
 * @param announcementId spoken once or recorded as missed
 * @param at hub clock
 */
public record TicketCalled(
        VisitId visitId,
        TicketNumber number,
        CounterId counterId,
        ZoneId zone,
        PersonId personId,
        AnnouncementId announcementId,
        Instant at)
        implements Event, Event.OfVisit {}
