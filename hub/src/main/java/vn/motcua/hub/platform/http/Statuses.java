package vn.motcua.hub.platform.http;

import static java.util.Map.entry;

import java.util.Map;

/** The one place that chooses the HTTP status of a refusal. */
final class Statuses {
    private static final Map<String, Integer> BY_CODE = Map.ofEntries(
            entry("BAD_BODY", 400),
            entry("BAD_FIELD", 400),
            entry("BAD_REQUEST", 400),
            entry("BAD_SCORE", 400),
            entry("BAD_KEY", 400),
            entry("SIGN_IN_NEEDED", 401),
            entry("LOCKED", 401),
            entry("WRONG_LOGIN", 401),
            entry("UPLOAD_NOT_OPEN", 401),
            entry("NOT_ALLOWED", 403),
            entry("BAD_CSRF", 403),
            entry("CROSS_SITE", 403),
            entry("WRONG_CODE", 403),
            entry("WRONG_PASSWORD", 403),
            entry("WRONG_PIN", 403),
            entry("PIN_LOCKED", 403),
            entry("PIN_NOT_HERE", 403),
            entry("BAD_CODE", 403),
            entry("NOT_YOUR_COUNTER", 403),
            entry("INCIDENT_OWN", 403),
            entry("NOT_ASKED", 403),
            entry("REOPEN_SUPERIOR", 403),
            entry("BAD_VERDICT", 422),
            entry("NOT_FOUND", 404),
            entry("METHOD_NOT_ALLOWED", 405),
            entry("CATALOGUE_MOVED", 412),
            entry("BODY_TOO_LARGE", 413),
            entry("URI_TOO_LONG", 414),
            entry("WRONG_MEDIA_TYPE", 415),
            entry("PASSWORD_TOO_SHORT", 422),
            entry("PASSWORD_TOO_LONG", 422),
            entry("PASSWORD_TOO_PLAIN", 422),
            entry("PASSWORD_IS_NAME", 422),
            entry("PIN_FORM", 422),
            entry("PIN_TOO_PLAIN", 422),
            entry("BAD_PICTURE", 422),
            entry("KEY_TWICE", 422),
            entry("KEY_RESERVED", 422),
            entry("NO_CODE", 422),
            entry("CATALOGUE_UNFIT", 422),
            entry("WRONG_HOST", 421),
            entry("UPGRADE_NEEDED", 426),
            entry("BASE_NEEDED", 428),
            entry("TOO_MANY_ATTEMPTS", 429),
            entry("TOO_MANY_REQUESTS", 429),
            entry("TOO_MANY_BOOKINGS", 429),
            entry("INTERNAL", 500),
            entry("BUSY", 503),
            entry("RETRY_LATER", 503),
            entry("TIMEOUT", 503));

    private Statuses() {}

    /** Something unknown is 404, any other "no" of a feature is a conflict with how things stand: 409. */
    static int of(String code) {
        Integer status = BY_CODE.get(code);
        if (status != null) return status;
        return code.startsWith("UNKNOWN_") ? 404 : 409;
    }
}
