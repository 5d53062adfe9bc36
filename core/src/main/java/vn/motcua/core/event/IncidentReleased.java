package vn.motcua.core.event;

import java.time.Instant;
import vn.motcua.core.model.PersonId;

/**
 * A supervisor lets an incident go undecided.
 *
 * @param incidentId which
 * @param personId who had it
 * @param at hub clock
 */
public record IncidentReleased(String incidentId, PersonId personId, Instant at) implements Event {}
