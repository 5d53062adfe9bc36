package vn.motcua.core.event;

import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.VisitId;

/**
 * A fact contradicts what the hub holds. The fact is kept; a supervisor sees this.
 *
 * @param kind a stable code such as {@code SEQUENCE_REUSED}, {@code NUMBER_TWICE}, {@code CLONE}
 * @param visitId the visit concerned, if one
 * @param eventId the event that showed it, empty if none
 * @param detail one line for a technician
 */
public record AnomalyFound(String kind, @Nullable VisitId visitId, String eventId, String detail)
        implements Event, Event.MayBeOfVisit {}
