package vn.motcua.edge.web;

import io.vertx.core.Handler;
import io.vertx.core.http.HttpHeaders;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.net.HostAndPort;
import io.vertx.ext.web.RoutingContext;
import java.net.URI;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Lets through only what was meant for this server: a Host that is a loopback name with our port (a rebound DNS name is not), and
 * on anything but a plain GET an Origin that is our own, if a browser says one. Event loop only.
 */
final class LoopbackGuard implements Handler<RoutingContext> {
    private static final Logger LOG = LoggerFactory.getLogger(LoopbackGuard.class);
    private static final Set<String> NAMES = Set.of("127.0.0.1", "localhost", "[::1]", "::1");

    @Override
    public void handle(RoutingContext context) {
        HttpServerRequest request = context.request();
        int port = request.localAddress().port();
        if (!isPlain(request) || !isOurHost(request.authority(), port))
            refuse(context, "HOST_REFUSED", String.valueOf(request.authority()));
        else if (isGuarded(request) && !isOurOrigin(request, port))
            refuse(context, "ORIGIN_REFUSED", String.valueOf(request.getHeader(HttpHeaders.ORIGIN)));
        else context.next();
    }

    /** One Host and a path: who names two servers, or another one in the first line, means a proxy. */
    private static boolean isPlain(HttpServerRequest request) {
        return request.headers().getAll(HttpHeaders.HOST).size() <= 1
                && (request.uri().startsWith("/") || request.uri().equals("*"));
    }

    private static boolean isOurHost(@Nullable HostAndPort host, int port) {
        if (host == null || !NAMES.contains(host.host().toLowerCase(Locale.ROOT))) return false;
        return host.port() == port || host.port() <= 0 && port == 80;
    }

    private static boolean isGuarded(HttpServerRequest request) {
        boolean plainGet = request.method() == HttpMethod.GET || request.method() == HttpMethod.HEAD;
        return !plainGet || request.headers().contains(HttpHeaders.UPGRADE);
    }

    // A program on this PC (a recorder's hook, our own check) sends no Origin; a browser always does where it matters.
    private static boolean isOurOrigin(HttpServerRequest request, int port) {
        String site = request.getHeader("Sec-Fetch-Site");
        if (site != null && !site.equals("same-origin") && !site.equals("none")) return false;
        String origin = request.getHeader(HttpHeaders.ORIGIN);
        if (origin == null) return true;
        try {
            URI uri = URI.create(origin);
            String host = uri.getHost();
            int originPort = uri.getPort() > 0 ? uri.getPort() : 80;
            return "http".equals(uri.getScheme()) && host != null && NAMES.contains(host) && originPort == port;
        } catch (IllegalArgumentException notAnOrigin) {
            return false;
        }
    }

    private static void refuse(RoutingContext context, String code, String what) {
        LOG.warn(
                "{} {} refused: {} '{}'",
                context.request().method(),
                context.request().path(),
                code,
                what);
        Answers.refuse(context, 403, code);
    }
}
