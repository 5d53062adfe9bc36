package vn.motcua.hub.platform.feed;

import java.util.ArrayList;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.motcua.core.wire.FeedFrame;
import vn.motcua.core.wire.Json;

/** One publication: each topic's part is written down once, for all who look at it. Under the feed's lock. */
final class FeedDelta {
    private final long position;
    private final Map<String, List<FeedFrame.Change>> changes = new LinkedHashMap<>();
    private final Map<String, FeedBody> bodies = new HashMap<>();

    /** @param real not empty */
    FeedDelta(List<FeedFrame.Change> real, long position) {
        this.position = position;
        for (FeedFrame.Change change : real)
            changes.computeIfAbsent(change.topic(), topic -> new ArrayList<>()).add(change);
    }

    long position() {
        return position;
    }

    boolean concerns(Set<String> topics) {
        for (String topic : changes.keySet()) if (topics.contains(topic)) return true;
        return false;
    }

    /**
     * What readers of these topics get; at least one of them is concerned.
     *
     * @param since the position the reader stands at
     */
    FeedText text(Set<String> topics, long since) {
        List<FeedBody> mine = new ArrayList<>();
        for (String topic : changes.keySet())
            if (topics.contains(topic)) mine.add(bodies.computeIfAbsent(topic, this::body));
        String head = "{\"t\":\"delta\",\"since\":" + since + ",\"position\":" + position + ",\"changes\":[";
        return FeedText.shared(head, mine, "]}");
    }

    private FeedBody body(String topic) {
        String list = Json.write(changes.getOrDefault(topic, List.of()));
        return new FeedBody(list.substring(1, list.length() - 1));
    }
}
