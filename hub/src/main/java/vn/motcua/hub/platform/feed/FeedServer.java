package vn.motcua.hub.platform.feed;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Context;
import io.vertx.core.http.ServerWebSocket;
import java.util.Map;
import java.util.Set;

/** Live feed sockets of pages. */
public interface FeedServer {
    /** What moved of one ticket, for its holder's phone; never for a page's own choice of topics. */
    String PHONE = "phone:";

    /** Takes over the socket, on its event loop. Who may have it, and with which scopes, the caller has checked. */
    void handle(ServerWebSocket socket, Set<FeedScope> scopes);

    /**
     * What a topic holds now, key → value as a snapshot would carry it; empty if the topic holds nothing or does not exist. For
     * pages made on the server. From memory, any thread.
     */
    Map<String, JsonNode> values(String topic);

    /**
     * Reads one topic for a page made on the server, until closed: first a snapshot, then what changes, and a beat each second. Any
     * thread; the reader is called on {@code context}.
     */
    Watch watch(String topic, Context context, FeedReader reader);

    /** A topic being read. */
    @FunctionalInterface
    interface Watch {
        /** Ends it; a second time does nothing. */
        void close();
    }
}
