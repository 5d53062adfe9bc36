package vn.motcua.core.event;

import java.time.Instant;
import vn.motcua.core.model.PersonId;

/**
 * A supervisor looks into an incident; nobody else does until the lease is over. What the supervisor does there renews it.
 *
 * @param incidentId which
 * @param personId who
 * @param until end of the lease
 * @param at hub clock
 */
public record IncidentClaimed(String incidentId, PersonId personId, Instant until, Instant at) implements Event {}
