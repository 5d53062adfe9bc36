package vn.motcua.hub.platform.feed;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.http.ServerWebSocket;
import java.util.Map;
import java.util.Set;

/** Live feed sockets of pages. */
public interface FeedServer {
    /** Takes over the socket, on its event loop. Who may have it, and with which scopes, the caller has checked. */
    void handle(ServerWebSocket socket, Set<FeedScope> scopes);

    /**
     * What a topic holds now, key → value as a snapshot would carry it; empty if the topic holds nothing or does not exist. For
     * pages made on the server. From memory, any thread.
     */
    Map<String, JsonNode> values(String topic);
}
