package vn.motcua.core.event;

import java.time.Instant;
import vn.motcua.core.model.AgentId;

/**
 * An agent stood behind its own past, or was enrolled again, and counts anew from here.
 *
 * @param agentId who
 * @param epoch the new one
 * @param reason {@code BEHIND_OWN_PAST} or {@code ENROLLED_AGAIN}
 * @param at hub clock
 */
public record EpochStarted(AgentId agentId, long epoch, String reason, Instant at) implements Event {}
