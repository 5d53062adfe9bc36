package vn.motcua.core.event;

import java.time.Instant;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.VisitId;

/**
 * Service ended; the right to rate is born.
 *
 * @param visitId who
 * @param counterId where
 * @param personId who served
 * @param rightId names the right to rate
 * @param tabletUntil last moment at the counter's tablet or pad
 * @param phoneUntil last moment by the ticket's QR
 * @param at hub clock
 */
public record VisitFinished(
        VisitId visitId,
        CounterId counterId,
        PersonId personId,
        String rightId,
        Instant tabletUntil,
        Instant phoneUntil,
        Instant at)
        implements Event, Event.OfVisit {}
