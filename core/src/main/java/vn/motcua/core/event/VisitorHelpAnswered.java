package vn.motcua.core.event;

import java.time.Instant;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.PersonId;

/**
 * An officer goes to a visitor who called for help at a kiosk or a rating page ({@code DeviceStatusChanged} with the code
 * {@code HELP_REQUESTED}); the screen there says so.
 *
 * @param agentId whose screen
 * @param device its name there
 * @param personId who goes
 * @param at hub clock
 */
public record VisitorHelpAnswered(AgentId agentId, String device, PersonId personId, Instant at) implements Event {}
