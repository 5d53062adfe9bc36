package vn.motcua.core.event;

import java.time.Instant;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.PersonId;

/**
 * An administrator took an agent's right to link.
 *
 * @param agentId who
 * @param personId by whom
 * @param at hub clock
 */
public record AgentRevoked(AgentId agentId, PersonId personId, Instant at) implements Event {}
