package vn.motcua.hub.platform.http;

import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.Role;

/**
 * The signed-in person a request comes from.
 *
 * @param sessionKey names the session without being able to open it
 * @param csrf what the header {@code X-CSRF-Token} of each change must carry
 * @param isLocked nobody used the session for a while: it opens nothing before its password was given
 */
public record Caller(
        PersonId id, String login, String name, Role role, String sessionKey, String csrf, boolean isLocked) {
    @Override
    public String toString() {
        return "Caller[" + id + "]";
    }
}
