package vn.motcua.hub.platform.http;

import java.time.Duration;

/** The cookie that carries a session's token: for this host only, out of reach of scripts, never sent from another site. */
public final class SessionCookie {
    public static final String NAME = "motcua_session";
    /** The token of the place a browser is: it opens nothing by itself. */
    public static final String PLACE = "motcua_place";

    /** No business day is longer. */
    private static final Duration PLACE_LIVES = Duration.ofDays(1);

    private SessionCookie() {}

    /** @param isSecure whether the hub speaks TLS; a browser then never sends it in the clear */
    public static String set(String token, Duration lives, boolean isSecure) {
        return NAME + "=" + token + "; Path=/; Max-Age=" + lives.toSeconds() + "; HttpOnly; SameSite=Strict"
                + (isSecure ? "; Secure" : "");
    }

    /** Asked for where people sign in, unlock and take over, and nowhere else. */
    public static String setPlace(String token, boolean isSecure) {
        return PLACE + "=" + token + "; Path=/api/v1/session; Max-Age=" + PLACE_LIVES.toSeconds()
                + "; HttpOnly; SameSite=Strict" + (isSecure ? "; Secure" : "");
    }

    public static String clear(boolean isSecure) {
        return set("", Duration.ZERO, isSecure);
    }
}
