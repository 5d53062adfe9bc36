package vn.motcua.edge.link;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.Duration;
import java.util.Collections;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.function.Consumer;
import java.util.function.LongSupplier;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.wire.FeedFrame;
import vn.motcua.core.wire.LinkFrame;
import vn.motcua.edge.module.FeedView;

/** The values of one subscription, kept over reconnects and resumed by position. Event loop only. */
final class LinkedView implements FeedView {
    static final Duration NEVER = Duration.ofDays(3650);

    private final String id;
    private final List<String> topics;
    private final Runnable onChange;
    private final Consumer<LinkedView> onClose;
    private final LongSupplier nanos;
    private final Map<String, TreeMap<String, JsonNode>> values = new HashMap<>();
    private @Nullable String incarnation;
    private long position;
    private boolean live;
    private long wordNanos;
    private long wordAgeMs;

    LinkedView(String id, List<String> topics, Runnable onChange, Consumer<LinkedView> onClose, LongSupplier nanos) {
        this.id = id;
        this.topics = List.copyOf(topics);
        this.onChange = onChange;
        this.onClose = onClose;
        this.nanos = nanos;
    }

    String id() {
        return id;
    }

    LinkFrame.Subscribe subscribeFrame(String hubIncarnation) {
        boolean resumable = live && hubIncarnation.equals(incarnation);
        return resumable
                ? new LinkFrame.Subscribe(id, topics, position, incarnation)
                : new LinkFrame.Subscribe(id, topics, null, null);
    }

    /** @return false if the frame does not follow what is held: then it must be asked for anew */
    boolean take(FeedFrame frame) {
        if (frame instanceof FeedFrame.Snapshot snapshot) replace(snapshot);
        else if (frame instanceof FeedFrame.Delta delta) {
            if (!live || delta.since() > position) return false;
            if (delta.position() > position) change(delta);
        } else if (frame instanceof FeedFrame.Beat beat) {
            word(beat.ageMs());
            return true;
        }
        word(0);
        onChange.run();
        return true;
    }

    private void word(long ageMs) {
        wordNanos = nanos.getAsLong();
        wordAgeMs = Math.max(0, ageMs);
    }

    private void replace(FeedFrame.Snapshot snapshot) {
        values.clear();
        snapshot.topics().forEach((topic, keys) -> values.put(topic, new TreeMap<>(keys)));
        position = snapshot.position();
        incarnation = snapshot.incarnation();
        live = true;
    }

    private void change(FeedFrame.Delta delta) {
        for (FeedFrame.Change change : delta.changes()) {
            JsonNode value = change.value();
            TreeMap<String, JsonNode> keys = values.computeIfAbsent(change.topic(), topic -> new TreeMap<>());
            if (value == null || value.isNull()) keys.remove(change.key());
            else keys.put(change.key(), value);
        }
        position = delta.position();
    }

    @Override
    public boolean isLive() {
        return live;
    }

    @Override
    public Map<String, JsonNode> topic(String topic) {
        return Collections.unmodifiableMap(values.getOrDefault(topic, new TreeMap<>()));
    }

    @Override
    public Optional<JsonNode> value(String topic, String key) {
        return Optional.ofNullable(topic(topic).get(key));
    }

    @Override
    public Duration age() {
        return live ? Duration.ofNanos(nanos.getAsLong() - wordNanos).plusMillis(wordAgeMs) : NEVER;
    }

    @Override
    public void close() {
        onClose.accept(this);
    }
}
