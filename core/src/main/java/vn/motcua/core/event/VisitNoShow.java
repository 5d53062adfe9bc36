package vn.motcua.core.event;

import java.time.Instant;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.VisitId;

/**
 * Called and did not come.
 *
 * @param visitId who
 * @param counterId where
 * @param personId who decided
 * @param at hub clock
 */
public record VisitNoShow(VisitId visitId, CounterId counterId, PersonId personId, Instant at)
        implements Event, Event.OfVisit {}
