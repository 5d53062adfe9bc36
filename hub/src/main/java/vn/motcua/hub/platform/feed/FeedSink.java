package vn.motcua.hub.platform.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.Set;
import java.util.function.Consumer;

/** Where sources put what is so now. Putting an equal value again is no change. Writer thread, but for {@link #later}. */
public interface FeedSink {
    void put(String topic, String key, JsonNode value);

    void remove(String topic, String key);

    /** Removes every key of the topic that begins so and is not among {@code kept}. */
    void retain(String topic, String prefix, Set<String> kept);

    /** Whether anybody looks at a topic that is filled only on demand, such as one visit's. */
    boolean isWatched(String topic);

    /** All topics that are filled on demand and looked at now. */
    default Set<String> watched() {
        return Set.of();
    }

    /**
     * What takes long to work out and rests on unchanging values alone: done at its place in the order, but perhaps on another
     * thread, so that no command waits for it.
     */
    default void later(Consumer<FeedSink> work) {
        work.accept(this);
    }
}
