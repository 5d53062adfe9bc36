package vn.motcua.hub.estimate;

import java.util.HashMap;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.StringJoiner;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.wire.Json;

/**
 * The stays of each seat as their row holds them. A seat is written with every call and every end at it, and of its stays one is new then: the
 * others are not put into words again. Writer thread.
 */
final class StayTexts {
    /** What stood in each seat's row last; never more than its stays. */
    private final Map<CounterId, Map<Stay, String>> written = new HashMap<>();

    /** A list in JSON. */
    String of(CounterId counter, List<Stay> stays) {
        Map<Stay, String> before = written.getOrDefault(counter, Map.of());
        Map<Stay, String> now = new IdentityHashMap<>();
        StringJoiner list = new StringJoiner(",", "[", "]");
        for (Stay stay : stays) {
            String text = before.isEmpty() ? null : before.get(stay);
            if (text == null) text = Json.write(stay);
            now.put(stay, text);
            list.add(text);
        }
        written.put(counter, now);
        return list.toString();
    }
}
