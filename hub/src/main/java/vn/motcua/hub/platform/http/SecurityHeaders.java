package vn.motcua.hub.platform.http;

import io.vertx.core.MultiMap;

/**
 * Headers of every answer, the strictest that make sense; a page replaces the content-security policy by its own, a versioned
 * file the cache rule. Any thread.
 */
final class SecurityHeaders {
    private final boolean isTls;

    SecurityHeaders(boolean isTls) {
        this.isTls = isTls;
    }

    void put(MultiMap headers) {
        headers.set("Content-Security-Policy", "default-src 'none'; base-uri 'none'; frame-ancestors 'none'")
                .set("X-Content-Type-Options", "nosniff")
                .set("X-Frame-Options", "DENY")
                .set("Referrer-Policy", "no-referrer")
                .set("Cross-Origin-Opener-Policy", "same-origin")
                .set("Cross-Origin-Resource-Policy", "same-origin")
                .set(
                        "Permissions-Policy",
                        "camera=(), microphone=(), geolocation=(), payment=(), usb=(), serial=(), hid=(), midi=(), "
                                + "display-capture=()")
                .set("Cache-Control", "no-store");
        if (isTls) headers.set("Strict-Transport-Security", "max-age=31536000");
    }
}
