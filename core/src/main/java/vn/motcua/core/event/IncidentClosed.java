package vn.motcua.core.event;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.PersonId;

/**
 * Nothing is left to do about an incident.
 *
 * @param incidentId which
 * @param personId who said so; null when its cause was gone before anybody looked
 * @param at hub clock
 */
public record IncidentClosed(String incidentId, @Nullable PersonId personId, Instant at) implements Event {}
