package vn.motcua.hub.web;

import io.vertx.core.http.HttpConnection;
import io.vertx.core.http.ServerWebSocket;
import io.vertx.ext.web.RoutingContext;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.model.CounterId;
import vn.motcua.hub.platform.feed.FeedScope;
import vn.motcua.hub.platform.feed.FeedServer;
import vn.motcua.hub.platform.http.Caller;
import vn.motcua.hub.platform.http.RefusedException;
import vn.motcua.hub.platform.http.Surface;
import vn.motcua.hub.platform.link.LinkServer;
import vn.motcua.hub.platform.people.People;
import vn.motcua.hub.scan.ScanService;

/**
 * The WebSockets: an agent's link, which proves itself by its key, and a page's live feed and scans, which end with the session that
 * opened them.
 */
final class SocketRoutes {
    /** Policy violation, RFC 6455 §7.4.1: the session is over. */
    private static final short SESSION_OVER = 1008;

    private static final int FEEDS_PER_SESSION_MAX = 30;
    private static final Logger LOG = LoggerFactory.getLogger(SocketRoutes.class);
    private final LinkServer links;
    private final FeedServer feed;
    private final ScanService scans;
    private final People people;
    private final Map<String, Set<ServerWebSocket>> bySession = new ConcurrentHashMap<>();

    SocketRoutes(LinkServer links, FeedServer feed, ScanService scans, People people) {
        this.links = links;
        this.feed = feed;
        this.scans = scans;
        this.people = people;
        people.onSessionEnd(this::closeFeeds);
        people.onSessionLock(this::closeFeeds);
    }

    void mount(Endpoints endpoints) {
        endpoints
                .raw(HubEndpoint.LINK, this::link)
                .raw(HubEndpoint.FEED, this::feed)
                .raw(HubEndpoint.SCANS, this::scans);
    }

    private void link(RoutingContext context) {
        if (refusedAsPlain(context)) return;
        context.request()
                .toWebSocket()
                .onSuccess(links::handle)
                .onFailure(e -> LOG.debug("link not upgraded: {}", e.toString()));
    }

    /** How a page's socket is used once it is open. */
    private interface Use {
        void begin(ServerWebSocket socket, Caller caller);
    }

    /** Nobody touches a board: a session that is locked still shows what hangs in the hall, and nothing else. */
    private void feed(RoutingContext context) {
        if (refusedAsPlain(context)) return;
        open(
                context,
                (socket, caller) ->
                        feed.handle(socket, caller.isLocked() ? FeedScope.screens() : FeedScope.of(caller.role())));
    }

    /** What is scanned at one counter; nothing of it can be asked for again. */
    private void scans(RoutingContext context) {
        if (refusedAsPlain(context)) return;
        List<String> asked = context.queryParam("counter");
        CounterId counter;
        try {
            counter = new CounterId(asked.isEmpty() ? "" : asked.get(0));
        } catch (IllegalArgumentException wrong) {
            context.fail(RefusedException.badField("counter", "slug"));
            return;
        }
        open(context, (socket, caller) -> scans.watch(socket, counter, caller.id()));
    }

    private void open(RoutingContext context, Use use) {
        Caller caller = Surface.callerOf(context);
        Set<ServerWebSocket> open = bySession.get(caller.sessionKey());
        if (open != null && open.size() >= FEEDS_PER_SESSION_MAX) {
            context.fail(RefusedException.later("TOO_MANY_REQUESTS", Duration.ofSeconds(5)));
            return;
        }
        HttpConnection connection = context.request().connection();
        context.request()
                .toWebSocket()
                .onSuccess(socket -> serve(socket, connection, caller, use))
                .onFailure(e -> LOG.debug("page's socket not upgraded: {}", e.toString()));
    }

    private void serve(ServerWebSocket socket, HttpConnection connection, Caller caller, Use use) {
        remember(caller.sessionKey(), socket);
        // The feed takes the socket's own close handler; the connection under it has another.
        connection.closeHandler(closed -> forget(caller.sessionKey(), socket));
        // An end that came between the gate and now found nothing to close; one that comes later finds this socket.
        if (people.mayGoOn(caller)) use.begin(socket, caller);
        else close(socket);
    }

    private void remember(String sessionKey, ServerWebSocket socket) {
        bySession.compute(sessionKey, (key, sockets) -> {
            Set<ServerWebSocket> all = sockets == null ? ConcurrentHashMap.newKeySet() : sockets;
            all.add(socket);
            return all;
        });
    }

    private void forget(String sessionKey, ServerWebSocket socket) {
        bySession.computeIfPresent(sessionKey, (key, sockets) -> {
            sockets.remove(socket);
            return sockets.isEmpty() ? null : sockets;
        });
    }

    private void closeFeeds(String sessionKey) {
        Set<ServerWebSocket> sockets = bySession.remove(sessionKey);
        if (sockets == null) return;
        sockets.forEach(SocketRoutes::close);
    }

    private static void close(ServerWebSocket socket) {
        socket.close(SESSION_OVER, "session over")
                .onFailure(e -> LOG.debug("feed was closed already: {}", e.toString()));
    }

    /** Whether it was no WebSocket and has been told so. */
    static boolean refusedAsPlain(RoutingContext context) {
        if ("websocket".equalsIgnoreCase(context.request().getHeader("Upgrade"))) return false;
        context.response().putHeader("Upgrade", "websocket");
        context.fail(new RefusedException("UPGRADE_NEEDED"));
        return true;
    }
}
