package vn.motcua.core.event;

import java.time.Instant;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.VisitId;

/**
 * A visit goes alone again.
 *
 * @param visitId who
 * @param company with whom it had gone
 * @param personId who unlinked it
 * @param at hub clock
 */
public record CompanionLeft(VisitId visitId, String company, PersonId personId, Instant at)
        implements Event, Event.OfVisit {}
