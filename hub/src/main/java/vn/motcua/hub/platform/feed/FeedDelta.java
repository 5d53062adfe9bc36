package vn.motcua.hub.platform.feed;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.motcua.core.wire.FeedFrame;
import vn.motcua.core.wire.Json;

/** One publication as those see it who look at the same topics: written down once for all of them. Under the feed's lock. */
final class FeedDelta {
    private final long position;
    private final String changes;
    /** By the position the reader stands at, the same for nearly all. */
    private final Map<Long, String> texts = new HashMap<>();

    private FeedDelta(long position, String changes) {
        this.position = position;
        this.changes = changes;
    }

    static FeedDelta of(Set<String> topics, List<FeedFrame.Change> real, long position) {
        List<FeedFrame.Change> mine =
                real.stream().filter(change -> topics.contains(change.topic())).toList();
        return new FeedDelta(position, mine.isEmpty() ? "" : Json.write(mine));
    }

    long position() {
        return position;
    }

    /** Nothing of it concerns these readers. */
    boolean isEmpty() {
        return changes.isEmpty();
    }

    String text(long since) {
        return texts.computeIfAbsent(
                since,
                from -> "{\"t\":\"delta\",\"since\":" + from + ",\"position\":" + position + ",\"changes\":" + changes
                        + "}");
    }
}
