package vn.motcua.core.event;

import java.time.Instant;
import vn.motcua.core.model.AgentId;

/**
 * An agent stood behind its own past and counts anew from here.
 *
 * @param agentId who
 * @param epoch the new one
 * @param reason such as {@code BEHIND_OWN_PAST}
 * @param at hub clock
 */
public record EpochStarted(AgentId agentId, long epoch, String reason, Instant at) implements Event {}
