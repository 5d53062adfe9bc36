package vn.motcua.edge.web;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.wire.FeedFrame;
import vn.motcua.core.wire.FeedFrame.Change;

/**
 * All topics this agent's pages may see, its own and those relayed from the hub, with positions of its own. A page that comes back
 * within the last {@value #RING} changes gets only what it missed. Event loop only.
 */
public final class LocalFeed {
    static final int RING = 2_000;

    private final String incarnation;
    private final Map<String, TreeMap<String, JsonNode>> topics = new HashMap<>();
    private final ArrayDeque<Change> ring = new ArrayDeque<>();
    private final Set<Runnable> listeners = new HashSet<>();
    private long position;

    /** @param bootId a restarted agent counts anew, and pages must not resume across it */
    public LocalFeed(String bootId) {
        this.incarnation = "agent-" + bootId;
    }

    /** Sets or removes (null) one value; setting what is there already changes nothing. */
    public void set(String topic, String key, @Nullable JsonNode value) {
        TreeMap<String, JsonNode> keys = topics.computeIfAbsent(topic, name -> new TreeMap<>());
        boolean same = value == null ? !keys.containsKey(key) : value.equals(keys.get(key));
        if (same) return;
        if (value == null) keys.remove(key);
        else keys.put(key, value);
        position++;
        ring.addLast(new Change(topic, key, value));
        if (ring.size() > RING) ring.removeFirst();
        List.copyOf(listeners).forEach(Runnable::run);
    }

    /** Makes a topic hold exactly these values. */
    public void replace(String topic, Map<String, JsonNode> values) {
        for (String key : List.copyOf(topic(topic).keySet())) if (!values.containsKey(key)) set(topic, key, null);
        values.forEach((key, value) -> set(topic, key, value));
    }

    public Map<String, JsonNode> topic(String topic) {
        return topics.getOrDefault(topic, new TreeMap<>());
    }

    long position() {
        return position;
    }

    /** Everything of these topics now. */
    FeedFrame snapshot(Set<String> wanted) {
        Map<String, Map<String, JsonNode>> values = new TreeMap<>();
        for (String topic : wanted) values.put(topic, new TreeMap<>(topic(topic)));
        return new FeedFrame.Snapshot(position, incarnation, values);
    }

    /** What came after a position, or everything if that is too long ago or was never ours. */
    FeedFrame since(Set<String> wanted, long since, @Nullable String of) {
        long oldest = position - ring.size();
        if (!incarnation.equals(of) || since < oldest || since > position) return snapshot(wanted);
        List<Change> missed = new ArrayList<>();
        long at = oldest;
        for (Change change : ring) if (++at > since && wanted.contains(change.topic())) missed.add(change);
        return new FeedFrame.Delta(since, position, missed);
    }

    String incarnation() {
        return incarnation;
    }

    /** Told after each change. */
    public void listen(Runnable listener) {
        listeners.add(listener);
    }

    void unlisten(Runnable listener) {
        listeners.remove(listener);
    }
}
