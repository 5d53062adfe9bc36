package vn.motcua.hub.fleet;

import java.time.Instant;
import java.util.List;
import vn.motcua.core.model.AgentId;

/**
 * An agent as enrolled.
 *
 * @param publicKey Ed25519, base64url of the raw 32 bytes
 * @param state {@link #ENROLLED}, {@link #HELD} or {@link #REVOKED}
 * @param epoch the highest epoch the hub told it to go on under; 1 at first
 */
public record Agent(AgentId id, String publicKey, List<String> modules, String state, long epoch, Instant enrolledAt) {
    public static final String ENROLLED = "ENROLLED";
    public static final String HELD = "HELD";
    public static final String REVOKED = "REVOKED";
    public static final String KIOSK_MODULE = "kiosk";

    public Agent {
        modules = List.copyOf(modules);
    }

    public boolean isKiosk() {
        return modules.contains(KIOSK_MODULE);
    }

    public boolean mayLink() {
        return state.equals(ENROLLED);
    }

    Agent in(String other) {
        return new Agent(id, publicKey, modules, other, epoch, enrolledAt);
    }

    Agent under(long newer) {
        return new Agent(id, publicKey, modules, state, Math.max(epoch, newer), enrolledAt);
    }
}
