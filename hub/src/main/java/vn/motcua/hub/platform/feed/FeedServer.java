package vn.motcua.hub.platform.feed;

import io.vertx.core.http.ServerWebSocket;
import java.util.Set;

/** Live feed sockets of pages. */
public interface FeedServer {
    /** Takes over the socket, on its event loop. Who may have it, and with which scopes, the caller has checked. */
    void handle(ServerWebSocket socket, Set<FeedScope> scopes);
}
