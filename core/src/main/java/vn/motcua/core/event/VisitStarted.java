package vn.motcua.core.event;

import java.time.Instant;
import java.time.LocalDate;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.TicketNumber;
import vn.motcua.core.model.VisitId;

/**
 * An officer serves somebody who took no number. The visit is counted and timed like any other, and never announced.
 *
 * @param requestId asked with
 * @param visitId the visit it begins
 * @param number of a run beside the site's series, for lists and time lines; on no paper
 * @param serviceId what is served
 * @param businessDay at the site
 * @param counterId where
 * @param personId who serves
 * @param note a code the officer wrote, such as a dossier's; empty if none
 * @param at hub clock
 */
public record VisitStarted(
        RequestId requestId,
        VisitId visitId,
        TicketNumber number,
        ServiceId serviceId,
        LocalDate businessDay,
        CounterId counterId,
        PersonId personId,
        String note,
        Instant at)
        implements Event, Event.OfVisit {}
