package vn.motcua.hub.platform.feed;

import com.fasterxml.jackson.databind.JsonNode;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.wire.FeedFrame;

/**
 * The topics as they stand, and the last changes, each with its position. Guarded by its owner's lock.
 *
 * <p>The position is the feed's own: it starts at the ledger's and goes up by one per publication; within one run of the hub it
 * only grows, and the feed's incarnation changes with each run.
 */
final class FeedLog {
    private final int ringSize;
    private final Map<String, Map<String, JsonNode>> topics = new LinkedHashMap<>();
    private final ArrayDeque<Entry> ring = new ArrayDeque<>();
    private long position;
    private long ringStart;

    /** Of what changed, not to what: who resumes is told how it stands now, and values nobody can ask for any more are let go. */
    private record Entry(long position, String topic, String key, boolean isGone) {}

    FeedLog(int ringSize, long start) {
        this.ringSize = ringSize;
        this.position = start;
        this.ringStart = start;
    }

    long position() {
        return position;
    }

    /** The changes that are changes, in order; the position moves by one if there is any. Nothing may be left to be worked out. */
    List<FeedFrame.Change> publish(List<FeedStep> steps) {
        List<FeedFrame.Change> real = new ArrayList<>();
        for (FeedStep step : steps) {
            if (step instanceof FeedStep.Put put && isReal(put.change())) real.add(put.change());
            else if (step instanceof FeedStep.Retain retain) retain(retain, real);
        }
        if (real.isEmpty()) return real;
        position++;
        for (FeedFrame.Change change : real) remember(change);
        return real;
    }

    private boolean isReal(FeedFrame.Change change) {
        Map<String, JsonNode> keys = topics.computeIfAbsent(change.topic(), topic -> new LinkedHashMap<>());
        JsonNode value = change.value();
        if (value == null) return keys.remove(change.key()) != null;
        return !value.equals(keys.put(change.key(), value));
    }

    private void retain(FeedStep.Retain retain, List<FeedFrame.Change> real) {
        Map<String, JsonNode> keys = topics.get(retain.topic());
        if (keys == null) return;
        keys.keySet().removeIf(key -> {
            boolean isGone = key.startsWith(retain.prefix()) && !retain.kept().contains(key);
            if (isGone) real.add(new FeedFrame.Change(retain.topic(), key, null));
            return isGone;
        });
    }

    private void remember(FeedFrame.Change change) {
        ring.addLast(new Entry(position, change.topic(), change.key(), change.value() == null));
        while (ring.size() > ringSize) {
            // A position is kept whole or not at all.
            long gone = ring.removeFirst().position();
            ringStart = gone;
            Entry next = ring.peekFirst();
            while (next != null && next.position() == gone) {
                ring.removeFirst();
                next = ring.peekFirst();
            }
        }
    }

    @Nullable
    JsonNode value(String topic, String key) {
        return topics.getOrDefault(topic, Map.of()).get(key);
    }

    Map<String, JsonNode> values(String topic) {
        return new LinkedHashMap<>(topics.getOrDefault(topic, Map.of()));
    }

    void forget(String topic) {
        topics.remove(topic);
    }

    FeedFrame.Snapshot snapshot(Set<String> wanted, String incarnation) {
        Map<String, Map<String, JsonNode>> found = new LinkedHashMap<>();
        for (String topic : wanted) found.put(topic, new LinkedHashMap<>(topics.getOrDefault(topic, Map.of())));
        return new FeedFrame.Snapshot(position, incarnation, found);
    }

    /** Only what came after, if the ring still holds all of it. */
    Optional<FeedFrame.Delta> since(long since, Set<String> wanted) {
        if (since < ringStart || since > position) return Optional.empty();
        Map<String, FeedFrame.Change> latest = new LinkedHashMap<>();
        for (Entry entry : ring) {
            if (entry.position() <= since || !wanted.contains(entry.topic())) continue;
            String name = entry.topic() + "\n" + entry.key();
            latest.remove(name);
            // Of a topic nobody looked at since, what there is comes once it is loaded.
            if (!entry.isGone() && !topics.containsKey(entry.topic())) continue;
            latest.put(name, new FeedFrame.Change(entry.topic(), entry.key(), value(entry.topic(), entry.key())));
        }
        return Optional.of(new FeedFrame.Delta(since, position, List.copyOf(latest.values())));
    }
}
