package vn.motcua.core.event;

import java.time.Instant;
import java.util.List;
import vn.motcua.core.model.AgentId;

/**
 * An agent presented a one-time code and left its public key.
 *
 * @param agentId who
 * @param publicKey Ed25519, base64url of the raw 32 bytes
 * @param modules what it said it runs
 * @param at hub clock
 */
public record AgentEnrolled(AgentId agentId, String publicKey, List<String> modules, Instant at) implements Event {
    public AgentEnrolled {
        modules = List.copyOf(modules);
    }
}
