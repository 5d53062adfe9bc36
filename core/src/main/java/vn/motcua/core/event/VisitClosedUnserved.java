package vn.motcua.core.event;

import java.time.Instant;
import java.time.LocalDate;
import vn.motcua.core.model.VisitId;

/**
 * The business day ended with the visit still waiting or called; never counted as served.
 *
 * @param visitId who
 * @param businessDay that ended
 * @param at hub clock
 */
public record VisitClosedUnserved(VisitId visitId, LocalDate businessDay, Instant at) implements Event, Event.OfVisit {}
