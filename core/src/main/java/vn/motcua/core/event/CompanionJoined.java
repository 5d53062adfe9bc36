package vn.motcua.core.event;

import java.time.Instant;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.VisitId;

/**
 * A visit goes together with others from now on: called to a counter that serves them all, they follow one another there.
 *
 * @param visitId who
 * @param company names them all
 * @param personId who linked them
 * @param at hub clock
 */
public record CompanionJoined(VisitId visitId, String company, PersonId personId, Instant at)
        implements Event, Event.OfVisit {}
