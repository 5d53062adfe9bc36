package vn.motcua.rating;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.WireException;

/**
 * The rights one counter's page has been shown and that are still alive: the newest, and those before it whose citizen
 * may be pressing this very moment. Bounded; kept over restarts as JSON. Event loop only.
 */
final class CounterRights {
    private static final int KEPT = 8;

    private final Map<String, RatingRight> rights = new LinkedHashMap<>();

    static CounterRights parse(String text) {
        CounterRights rights = new CounterRights();
        try {
            for (JsonNode one : Json.parseObject(text).path("rights")) {
                RatingRight.read(one).ifPresent(right -> rights.rights.put(right.rightId(), right));
            }
        } catch (WireException unreadable) {
            return new CounterRights();
        }
        return rights;
    }

    String text() {
        ObjectNode root = Json.object();
        ArrayNode list = root.putArray("rights");
        rights.values().forEach(right -> list.add(right.json()));
        return Json.write(root);
    }

    /** Takes what the hub says now; true if that changed anything. */
    boolean learn(RatingRight right, Instant now) {
        rights.values().removeIf(one -> !one.isAlive(now));
        if (right.equals(rights.put(right.rightId(), right))) return false;
        while (rights.size() > KEPT) {
            rights.values().stream()
                    .min(Comparator.comparing(RatingRight::until))
                    .ifPresent(oldest -> rights.remove(oldest.rightId()));
        }
        return true;
    }

    Optional<RatingRight> alive(String rightId, Instant now) {
        return Optional.ofNullable(rights.get(rightId)).filter(right -> right.isAlive(now));
    }

    /** Of the visit finished last, if that one is still alive. */
    Optional<RatingRight> newest(Instant now) {
        return rights.values().stream()
                .max(Comparator.comparing(RatingRight::finishedAt))
                .filter(right -> right.isAlive(now));
    }
}
