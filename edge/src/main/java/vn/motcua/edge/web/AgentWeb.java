package vn.motcua.edge.web;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.core.http.HttpClosedException;
import io.vertx.core.http.HttpMethod;
import io.vertx.core.http.HttpServer;
import io.vertx.core.http.HttpServerOptions;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import io.vertx.ext.web.handler.BodyHandler;
import java.net.BindException;
import java.nio.channels.ClosedChannelException;
import java.time.Instant;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.edge.link.HubLink;

/** The web server of one agent, on 127.0.0.1 only. Event loop only. */
public final class AgentWeb {
    public static final String LOOPBACK = "127.0.0.1";
    public static final int MAX_BODY = 64 * 1024;

    private static final Logger LOG = LoggerFactory.getLogger(AgentWeb.class);
    private static final int MOST_PAGES = 64;

    private final Vertx vertx;
    private final Router router;
    private final LocalFeed feed;
    private final FeedRelay relay;
    private final Supplier<Instant> hubNow;
    private final Pages pages = new Pages();
    private @Nullable HttpServer server;
    private int openFeeds;

    public AgentWeb(Vertx vertx, HubLink link, LocalFeed feed, Supplier<Instant> hubNow) {
        this.vertx = vertx;
        this.feed = feed;
        this.hubNow = hubNow;
        this.relay = new FeedRelay(link, feed);
        this.router = Router.router(vertx);
        protect();
        router.get("/feed").handler(this::openFeed);
    }

    private void protect() {
        router.route().handler(AgentWeb::secure).failureHandler(AgentWeb::failed);
        router.route().handler(new LoopbackGuard());
        BodyHandler body = BodyHandler.create(false).setBodyLimit(MAX_BODY);
        for (HttpMethod method : new HttpMethod[] {HttpMethod.POST, HttpMethod.PUT, HttpMethod.DELETE})
            router.route().method(method).handler(body);
        router.errorHandler(404, context -> Answers.refuse(context, 404, "NOT_FOUND"));
        router.errorHandler(413, context -> Answers.refuse(context, 413, "TOO_LARGE"));
        router.errorHandler(400, context -> Answers.refuse(context, 400, "BAD_REQUEST"));
        router.errorHandler(500, context -> {
            Throwable cause = context.failure();
            Answers.failed(context, cause == null ? new IllegalStateException("no cause given") : cause);
        });
    }

    /** A page that is closed while it still sends is nobody's fault, and nobody waits for an answer. */
    private static void failed(RoutingContext context) {
        if (isHungUp(context.failure()))
            LOG.debug("{} was broken off", context.request().path());
        else context.next();
    }

    private static boolean isHungUp(@Nullable Throwable cause) {
        return cause instanceof HttpClosedException || cause instanceof ClosedChannelException;
    }

    private static void secure(RoutingContext context) {
        context.response()
                .putHeader("X-Content-Type-Options", "nosniff")
                .putHeader("Referrer-Policy", "same-origin")
                .putHeader("X-Frame-Options", "DENY")
                .putHeader("Cross-Origin-Opener-Policy", "same-origin")
                .putHeader("Cross-Origin-Resource-Policy", "same-origin")
                .putHeader("Content-Security-Policy", "default-src 'none'; frame-ancestors 'none'; base-uri 'none'");
        if (context.request().path().startsWith("/api/")) context.response().putHeader("Cache-Control", "no-store");
        context.next();
    }

    /** Behind the host and origin checks and the body limit; open to modules until {@link #listen}. */
    public Router router() {
        return router;
    }

    public LocalFeed feed() {
        return feed;
    }

    /** A router of its own for one part, mounted at the root. */
    public Router mountedRouter() {
        Router part = Router.router(vertx);
        router.route("/*").subRouter(part);
        return part;
    }

    /**
     * Serves pages and listens.
     *
     * @param port 0 for any free one
     * @param bench whether {@code /bench} exists
     * @return the port; fails with {@link PortInUseException}
     */
    public Future<Integer> listen(int port, boolean bench) {
        HttpServerOptions options = new HttpServerOptions()
                .setHost(LOOPBACK)
                .setPort(port)
                // Browsers speak HTTP/2 over TLS only: here it would be 130 classes nobody uses.
                .setHttp2ClearTextEnabled(false)
                .setMaxWebSocketFrameSize(MAX_BODY)
                .setMaxWebSocketMessageSize(MAX_BODY)
                .setMaxInitialLineLength(8 * 1024)
                .setMaxHeaderSize(16 * 1024)
                .setIdleTimeout(120);
        return pages.load(vertx, bench).compose(loaded -> {
            pages.mount(vertx, router);
            HttpServer fresh = vertx.createHttpServer(options)
                    .requestHandler(router)
                    .exceptionHandler(e -> LOG.debug("a connection failed: {}", e.getMessage()));
            server = fresh;
            return fresh.listen().map(HttpServer::actualPort).recover(e -> Future.failedFuture(named(e, port)));
        });
    }

    private static Throwable named(Throwable e, int port) {
        for (Throwable cause = e; cause != null; cause = cause.getCause())
            if (cause instanceof BindException) return new PortInUseException(port, e);
        return e;
    }

    public Future<Void> close() {
        return server == null ? Future.succeededFuture() : server.close();
    }

    private void openFeed(RoutingContext context) {
        if (!"websocket".equalsIgnoreCase(context.request().getHeader("Upgrade"))) {
            Answers.refuse(context, 400, "BAD_REQUEST");
            return;
        }
        if (openFeeds >= MOST_PAGES) {
            Answers.refuse(context, 503, "TOO_BUSY");
            return;
        }
        openFeeds++;
        context.request()
                .toWebSocket()
                .onSuccess(socket -> new FeedSocket(vertx, socket, feed, relay, hubNow).open(() -> openFeeds--))
                .onFailure(e -> {
                    openFeeds--;
                    LOG.debug("a feed did not open: {}", e.getMessage());
                });
    }
}
