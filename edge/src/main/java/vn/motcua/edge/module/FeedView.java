package vn.motcua.edge.module;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Map;
import java.util.Optional;

/** The current values of subscribed topics. Event loop only. */
public interface FeedView {
    /** False until the first snapshot arrived. */
    boolean isLive();

    /** Keys and values of a topic, in key order; empty when none. */
    Map<String, JsonNode> topic(String topic);

    Optional<JsonNode> value(String topic, String key);

    /** Age of the hub's last word in this feed. Older than 3 s is stale (I8). */
    Duration age();

    void close();
}
