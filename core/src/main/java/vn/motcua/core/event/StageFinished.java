package vn.motcua.core.event;

import java.time.Instant;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.VisitId;

/**
 * One stage of a visit is done; it waits for the next, under its own number, behind those who wait for that already.
 *
 * @param visitId who
 * @param counterId where
 * @param personId who served
 * @param serviceId what is done
 * @param nextServiceId waits for this now
 * @param at hub clock; waiting for the next stage counts from here
 */
public record StageFinished(
        VisitId visitId,
        CounterId counterId,
        PersonId personId,
        ServiceId serviceId,
        ServiceId nextServiceId,
        Instant at)
        implements Event, Event.OfVisit {}
