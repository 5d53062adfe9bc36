package vn.motcua.hub.platform.http;

import java.time.Duration;

/** The cookie that carries a session's token: for this host only, out of reach of scripts, never sent from another site. */
public final class SessionCookie {
    public static final String NAME = "motcua_session";

    private SessionCookie() {}

    /** @param isSecure whether the hub speaks TLS; a browser then never sends it in the clear */
    public static String set(String token, Duration lives, boolean isSecure) {
        return NAME + "=" + token + "; Path=/; Max-Age=" + lives.toSeconds() + "; HttpOnly; SameSite=Strict"
                + (isSecure ? "; Secure" : "");
    }

    public static String clear(boolean isSecure) {
        return set("", Duration.ZERO, isSecure);
    }
}
