package vn.motcua.hub.platform.feed;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import java.util.Map;

/** Fills a topic that is kept only while somebody looks at it. Any thread. */
@FunctionalInterface
public interface TopicLoader {
    Future<Map<String, JsonNode>> load(String topic);
}
