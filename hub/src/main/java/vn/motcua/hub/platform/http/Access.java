package vn.motcua.hub.platform.http;

import java.util.Optional;
import vn.motcua.core.model.Role;

/** Who may use an endpoint. Each role includes those before it. */
public enum Access {
    /** Anybody; a session cookie is not even looked at, so nothing here may depend on who asks. */
    PUBLIC,
    /** The conversation itself proves who it is: the agents' link. */
    KEY,
    OFFICER,
    /** Somebody signed in, also while the session is locked: what unlocks it. */
    OFFICER_EVEN_LOCKED,
    SUPERVISOR,
    ADMINISTRATOR,
    /** A screen on the hub's own PC, or somebody signed in. */
    OFFICER_OR_LOOPBACK;

    /** The least role that may; empty if none is asked. */
    public Optional<Role> role() {
        return switch (this) {
            case PUBLIC, KEY -> Optional.empty();
            case OFFICER, OFFICER_EVEN_LOCKED, OFFICER_OR_LOOPBACK -> Optional.of(Role.OFFICER);
            case SUPERVISOR -> Optional.of(Role.SUPERVISOR);
            case ADMINISTRATOR -> Optional.of(Role.ADMINISTRATOR);
        };
    }
}
