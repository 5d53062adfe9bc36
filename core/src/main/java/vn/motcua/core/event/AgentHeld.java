package vn.motcua.core.event;

import java.time.Instant;
import vn.motcua.core.model.AgentId;

/**
 * Two live links with one key: held until enrolled again.
 *
 * @param agentId who
 * @param reason such as {@code CLONE}
 * @param at hub clock
 */
public record AgentHeld(AgentId agentId, String reason, Instant at) implements Event {}
