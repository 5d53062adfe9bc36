package vn.motcua.core.wire;

import com.fasterxml.jackson.annotation.JsonInclude;
import com.fasterxml.jackson.annotation.JsonSubTypes;
import com.fasterxml.jackson.annotation.JsonTypeInfo;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One frame of a live feed, to a page or, inside {@link LinkFrame.Feed}, to an agent. A topic is a map of keyed values; a
 * snapshot replaces all of them, a delta sets or removes single keys. docs/protocol.md lists topics and keys.
 */
@JsonTypeInfo(use = JsonTypeInfo.Id.NAME, property = "t")
@JsonSubTypes({
    @JsonSubTypes.Type(value = FeedFrame.Snapshot.class, name = "snapshot"),
    @JsonSubTypes.Type(value = FeedFrame.Delta.class, name = "delta"),
    @JsonSubTypes.Type(value = FeedFrame.Beat.class, name = "beat"),
})
public sealed interface FeedFrame {
    /** Everything at a position. {@code topics}: topic → key → value. */
    record Snapshot(long position, String incarnation, Map<String, Map<String, JsonNode>> topics)
            implements FeedFrame {}

    /** What changed after {@code since} up to {@code position}. */
    record Delta(long since, long position, List<Change> changes) implements FeedFrame {
        public Delta {
            changes = List.copyOf(changes);
        }
    }

    /**
     * @param ageMs the age of the last word from the home hub when this frame was sent; 0 from the hub itself. A relay passes on
     *     the age it knows, never one it made up
     * @param hubTime hub clock of that last word
     */
    record Beat(long position, long ageMs, Instant hubTime) implements FeedFrame {}

    /** @param value the new value of the key, or null if the key is gone */
    @JsonInclude(JsonInclude.Include.ALWAYS)
    record Change(String topic, String key, @Nullable JsonNode value) {}

    default String write() {
        return Json.write(this);
    }

    default ObjectNode tree() {
        return Json.tree(this);
    }

    /** @throws WireException if the text is no feed frame */
    static FeedFrame parse(String text) {
        return Json.read(text, FeedFrame.class);
    }

    /** @throws WireException if the tree is no feed frame */
    static FeedFrame parse(JsonNode tree) {
        return Json.read(tree, FeedFrame.class);
    }
}
