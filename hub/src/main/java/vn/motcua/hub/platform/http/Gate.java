package vn.motcua.hub.platform.http;

import io.vertx.core.http.Cookie;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.function.Supplier;
import vn.motcua.core.model.Role;

/**
 * Stands before every endpoint and lets a request through, or throws the refusal: origin, content type, session, role, then the
 * token against cross-site forgery. The body is not read yet. Event loop only.
 */
final class Gate {
    private static final String FORM = "application/x-www-form-urlencoded";
    private final Function<String, Optional<Caller>> sessions;
    private final Supplier<Set<String>> ownOrigins;

    /**
     * @param sessions who a session token belongs to
     * @param ownOrigins origins besides the one the request names as host: the public address, when a proxy stands before the hub
     */
    Gate(Function<String, Optional<Caller>> sessions, Supplier<Set<String>> ownOrigins) {
        this.sessions = sessions;
        this.ownOrigins = ownOrigins;
    }

    Optional<Caller> admit(RoutingContext context, Endpoint endpoint) {
        HttpServerRequest request = context.request();
        boolean isBrowserSocket = endpoint.kind() == Endpoint.Kind.SOCKET && endpoint.access() != Access.KEY;
        if (endpoint.isChange() || isBrowserSocket) requireOwnOrigin(request, endpoint);
        if (endpoint.isChange()) requireMediaType(request, endpoint);
        Optional<Role> least = endpoint.access().role();
        if (least.isEmpty()) return Optional.empty();
        Optional<Caller> caller = caller(request);
        if (caller.isEmpty()) {
            if (endpoint.access() == Access.OFFICER_OR_LOOPBACK && Call.isLocal(context)) return Optional.empty();
            throw new RefusedException("SIGN_IN_NEEDED");
        }
        // The page itself tells nobody's data, and shows the lock.
        boolean opensLocked = endpoint.access() == Access.OFFICER_EVEN_LOCKED || endpoint.kind() == Endpoint.Kind.PAGE;
        if (caller.get().isLocked() && !opensLocked) throw new RefusedException("LOCKED");
        if (!caller.get().role().includes(least.get())) throw new RefusedException("NOT_ALLOWED");
        if (endpoint.isChange()) requireCsrf(request, caller.get());
        return caller;
    }

    private Optional<Caller> caller(HttpServerRequest request) {
        Cookie cookie = request.getCookie(SessionCookie.NAME);
        return cookie == null || cookie.getValue().length() > 100
                ? Optional.empty()
                : sessions.apply(cookie.getValue());
    }

    private void requireOwnOrigin(HttpServerRequest request, Endpoint endpoint) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none"))
            throw new RefusedException("CROSS_SITE");
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null || isOwn(origin, request)) return;
        // A form of a page sent with no-referrer says "null"; it is good when the browser vouches for it otherwise, or
        // when the
        // path itself is the secret and no cookie is looked at.
        boolean isVouched = "same-origin".equals(site) || endpoint.kind() == Endpoint.Kind.FORM;
        if (!(origin.equals("null") && isVouched)) throw new RefusedException("CROSS_SITE");
    }

    private boolean isOwn(String origin, HttpServerRequest request) {
        if (ownOrigins.get().contains(origin.toLowerCase(Locale.ROOT))) return true;
        if (request.authority() == null) return false;
        try {
            URI uri = URI.create(origin);
            int port = uri.getPort() >= 0 ? uri.getPort() : defaultPort(String.valueOf(uri.getScheme()));
            int ownPort = request.authority().port() > 0
                    ? request.authority().port()
                    : defaultPort(request.isSSL() ? "https" : "http");
            return port == ownPort
                    && (request.isSSL() ? "https" : "http").equals(uri.getScheme())
                    && request.authority().host().equalsIgnoreCase(uri.getHost());
        } catch (IllegalArgumentException notAnOrigin) {
            return false;
        }
    }

    private static int defaultPort(String scheme) {
        return scheme.equals("https") ? 443 : 80;
    }

    private static void requireMediaType(HttpServerRequest request, Endpoint endpoint) {
        String type = request.getHeader(HttpHeaders.CONTENT_TYPE);
        if (type == null && isEmpty(request)) return;
        String bare = type == null ? "" : type.split(";", 2)[0].strip().toLowerCase(Locale.ROOT);
        boolean isPiece = endpoint.kind() == Endpoint.Kind.PIECE;
        boolean isGood = isPiece
                ? bare.equals("application/octet-stream")
                : bare.equals("application/json")
                        || endpoint.kind() == Endpoint.Kind.FORM && bare.equals(FORM)
                        || endpoint.kind() == Endpoint.Kind.PICTURE && bare.startsWith("image/");
        if (!isGood) throw new RefusedException("WRONG_MEDIA_TYPE");
    }

    private static boolean isEmpty(HttpServerRequest request) {
        String length = request.getHeader(HttpHeaders.CONTENT_LENGTH);
        boolean isChunked = request.getHeader(HttpHeaders.TRANSFER_ENCODING) != null;
        return !isChunked && (length == null || length.equals("0"));
    }

    private static void requireCsrf(HttpServerRequest request, Caller caller) {
        String given = request.getHeader("X-CSRF-Token");
        if (given == null
                || !MessageDigest.isEqual(
                        given.getBytes(StandardCharsets.UTF_8), caller.csrf().getBytes(StandardCharsets.UTF_8)))
            throw new RefusedException("BAD_CSRF");
    }
}
