package vn.motcua.camera.source;

import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;

/**
 * What was said and stored lately, so that the same call made again changes nothing. Only of what names its event and its time: a number
 * alone begins anew when a camera's program does. Bounded; not thread safe.
 */
public final class Repeats {
    private static final int KNOWN_MAX = 512;

    private final Map<String, Boolean> known = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, Boolean> eldest) {
            return size() > KNOWN_MAX;
        }
    };

    /** What tells this from every other; empty where nothing does. */
    public static Optional<String> mark(Heard heard) {
        if (!(heard instanceof Heard.Event event)) return Optional.empty();
        Seen seen = event.seen();
        String id = seen.detail().getOrDefault("event", "");
        if (id.isEmpty() || seen.deviceAt() == null) return Optional.empty();
        return Optional.of(String.join(
                "\n", seen.channel(), seen.kind().word(), seen.phase().name(), id, String.valueOf(seen.deviceAt())));
    }

    public boolean isKnown(String mark) {
        return known.containsKey(mark);
    }

    public void remember(String mark) {
        known.put(mark, true);
    }
}
