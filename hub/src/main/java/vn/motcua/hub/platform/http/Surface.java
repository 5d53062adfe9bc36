package vn.motcua.hub.platform.http;

import io.micrometer.core.instrument.MeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Handler;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServerRequest;
import io.vertx.core.http.HttpServerResponse;
import io.vertx.ext.web.Route;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.URLEncoder;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import vn.motcua.core.model.Text;

/**
 * The HTTP surface: mounts endpoints so that each stands behind the {@link Gate}, reads a bounded body, answers in bounded time
 * and is counted. What is not mounted here does not exist. Build on one thread, then any event loop.
 */
public final class Surface {
    public static final int BODY_BYTES_MAX = 64 * 1024;
    public static final int DOCUMENT_BYTES_MAX = 1024 * 1024;
    public static final int PICTURE_BYTES_MAX = 4 * 1024 * 1024;
    public static final int PIECE_BYTES_MAX = 1024 * 1024;
    private static final Duration ANSWER_WITHIN = Duration.ofSeconds(15);

    private final Router router;
    private final Gate gate;
    private final HttpMeters meters;
    private final Refusals refusals;
    private final SecurityHeaders headers;
    private final Supplier<HostRule> hosts;
    private final BodyHandler pictures = BodyHandler.create(false).setBodyLimit(PICTURE_BYTES_MAX);
    private final BodyHandler documents = BodyHandler.create(false).setBodyLimit(DOCUMENT_BYTES_MAX);
    private final BodyHandler pieces = BodyHandler.create(false).setBodyLimit(PIECE_BYTES_MAX);
    private final BodyHandler bodies = BodyHandler.create(false).setBodyLimit(BODY_BYTES_MAX);
    private final Map<Endpoint, Route> mounted = new LinkedHashMap<>();

    /**
     * @param sessions who a session token belongs to
     * @param ownOrigins besides the host a request names
     * @param hosts the names it may be called by
     * @param isTls whether this hub speaks TLS itself
     */
    public Surface(
            Vertx vertx,
            Function<String, Optional<Caller>> sessions,
            Supplier<Set<String>> ownOrigins,
            Supplier<HostRule> hosts,
            boolean isTls,
            MeterRegistry registry) {
        this.router = Router.router(vertx);
        this.gate = new Gate(sessions, ownOrigins);
        this.meters = new HttpMeters(registry);
        this.refusals = new Refusals(meters);
        this.hosts = hosts;
        this.headers = new SecurityHeaders(isTls);
        for (int status : new int[] {400, 404, 405, 413, 414, 415, 500, 503}) {
            router.errorHandler(status, context -> fail(context, failureOf(context, status)));
        }
    }

    /** Mounts an endpoint that answers once. */
    public void mount(Endpoint endpoint, Action action) {
        Route route = gated(endpoint);
        // The router wants bodies read before anything of ours; we refuse strangers before a byte of theirs is read.
        BodyHandler reader = reader(endpoint.kind());
        if (endpoint.isChange()) route.handler(context -> reader.handle(context));
        route.handler(context -> run(context, endpoint, action));
    }

    private static int bytesMax(Endpoint.Kind kind) {
        return switch (kind) {
            case PICTURE -> PICTURE_BYTES_MAX;
            case DOCUMENT -> DOCUMENT_BYTES_MAX;
            case PIECE -> PIECE_BYTES_MAX;
            default -> BODY_BYTES_MAX;
        };
    }

    private BodyHandler reader(Endpoint.Kind kind) {
        return switch (kind) {
            case PICTURE -> pictures;
            case DOCUMENT -> documents;
            case PIECE -> pieces;
            default -> bodies;
        };
    }

    /** Mounts files or a socket: whatever answers by itself. */
    public void mountRaw(Endpoint endpoint, Handler<RoutingContext> handler) {
        gated(endpoint).handler(handler);
    }

    /** The endpoints mounted so far, and their routes. */
    public Map<Endpoint, Route> mounted() {
        return Map.copyOf(mounted);
    }

    /** Every route of the router, whoever put it there. */
    public List<Route> routes() {
        return router.getRoutes();
    }

    /** What the server calls for each request. */
    public void handle(HttpServerRequest request) {
        headers.put(request.response().headers());
        Optional<RefusedException> refused = hosts.get().refusal(request);
        if (refused.isEmpty()) router.handle(request);
        else send(request, refusals.reply(refused.get(), false, Text.Locale.VI).with("Connection", "close"));
    }

    /** The caller the gate let through; for {@link #mountRaw} handlers. */
    public static Caller callerOf(RoutingContext context) {
        Optional<Caller> caller = admitted(context);
        return caller.orElseThrow(() -> new IllegalStateException("endpoint without a role asked for its caller"));
    }

    private Route gated(Endpoint endpoint) {
        if (mounted.containsKey(endpoint)) throw new IllegalArgumentException(endpoint + " is mounted twice");
        Route route = router.route(endpoint.method(), endpoint.routerPath());
        // What can be got can be asked after, without its body (RFC 9110 §9.3.2).
        if (endpoint.method().equals(HttpMethod.GET) && endpoint.kind() != Endpoint.Kind.SOCKET)
            route.method(HttpMethod.HEAD);
        mounted.put(endpoint, route);
        return route.handler(context -> admit(context, endpoint)).failureHandler(context -> fail(context, endpoint));
    }

    private void admit(RoutingContext context, Endpoint endpoint) {
        long began = System.nanoTime();
        context.addEndHandler(ended -> meters.answered(
                endpoint.toString(), context.response().getStatusCode(), Duration.ofNanos(System.nanoTime() - began)));
        try {
            context.put("caller", gate.admit(context, endpoint));
        } catch (RefusedException refused) {
            context.fail(refused);
            return;
        }
        context.next();
    }

    private void run(RoutingContext context, Endpoint endpoint, Action action) {
        answer(new Call(context, admitted(context)), action)
                .timeout(ANSWER_WITHIN.toMillis(), TimeUnit.MILLISECONDS)
                .onSuccess(reply -> send(context, reply))
                .onFailure(context::fail);
    }

    private static Future<Reply> answer(Call call, Action action) {
        try {
            return action.answer(call);
        } catch (RuntimeException thrown) {
            return Future.failedFuture(thrown);
        }
    }

    private void fail(RoutingContext context, Endpoint endpoint) {
        Throwable failure = context.statusCode() == 413
                ? Refusals.tooLarge(bytesMax(endpoint.kind()))
                : failureOf(context, context.statusCode());
        if (endpoint.kind() == Endpoint.Kind.PAGE && isCode(failure, "SIGN_IN_NEEDED")) {
            send(
                    context,
                    Reply.seeOther("/sign-in?next=" + encode(context.request().uri())));
            return;
        }
        boolean asHtml = endpoint.kind() == Endpoint.Kind.PAGE
                || endpoint.kind() == Endpoint.Kind.FORM && Call.wantsHtml(context);
        send(context, refusals.reply(failure, asHtml, Call.locale(context)));
    }

    private void fail(RoutingContext context, Throwable failure) {
        boolean asHtml = context.request().method().equals(HttpMethod.GET) && Call.wantsHtml(context);
        Reply reply = refusals.reply(failure, asHtml, Call.locale(context));
        send(context, reply.status() == 405 ? reply.with("Allow", methodsOf(context.normalizedPath())) : reply);
    }

    private String methodsOf(String path) {
        return mounted.entrySet().stream()
                .filter(one -> one.getKey().covers(path))
                .flatMap(one -> one.getValue().methods().stream())
                .map(HttpMethod::name)
                .distinct()
                .sorted()
                .collect(Collectors.joining(", "));
    }

    private static Throwable failureOf(RoutingContext context, int status) {
        Throwable failure = context.failure();
        return failure != null ? failure : Refusals.ofStatus(status < 400 ? 500 : status);
    }

    private static boolean isCode(Throwable failure, String code) {
        return failure instanceof RefusedException refused && refused.code().equals(code);
    }

    private static void send(RoutingContext context, Reply reply) {
        send(context.request(), reply);
    }

    private static void send(HttpServerRequest request, Reply reply) {
        HttpServerResponse response = request.response();
        if (response.ended() || response.closed()) return;
        response.setStatusCode(reply.status());
        if (!reply.contentType().isEmpty()) response.putHeader("Content-Type", reply.contentType());
        reply.headers().forEach(response::putHeader);
        if (!reply.cookies().isEmpty()) response.putHeader("Set-Cookie", reply.cookies());
        // A refused body may still be on its way: the connection cannot be used for the next request.
        if (reply.status() == 413) response.putHeader("Connection", "close");
        Reply.Source source = reply.source();
        if (source != null) {
            ResponseStream.send(response, source)
                    .onFailure(gone -> request.connection().close());
            return;
        }
        Future<Void> sent = reply.body().length() == 0 ? response.end() : response.end(reply.body());
        sent.onFailure(gone -> request.connection().close());
    }

    private static Optional<Caller> admitted(RoutingContext context) {
        Optional<Caller> caller = context.get("caller");
        return caller == null ? Optional.empty() : caller;
    }

    private static String encode(String text) {
        return URLEncoder.encode(text, StandardCharsets.UTF_8);
    }
}
