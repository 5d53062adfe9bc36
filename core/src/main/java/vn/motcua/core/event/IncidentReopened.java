package vn.motcua.core.event;

import java.time.Instant;
import vn.motcua.core.model.PersonId;

/**
 * A superior had an incident looked into again.
 *
 * @param incidentId which
 * @param personId who
 * @param textId of the reason
 * @param at hub clock
 */
public record IncidentReopened(String incidentId, PersonId personId, String textId, Instant at) implements Event {}
