package vn.motcua.camera;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.time.DateTimeException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.WireException;
import vn.motcua.edge.module.ModuleContext;

/**
 * The calls of one source that could still be repeated: those whose timestamp may yet be accepted. A ring of {@value
 * #SLOTS}, stored in rows of a few, so that a replay after a restart is known too. When the ring is full
 * of such calls the next is refused rather than one of them forgotten. Event loop only.
 */
final class SeenCalls {
    static final int SLOTS = 1_024;

    private static final int ROW = 16;

    /** A signed call stays acceptable from the window before its timestamp to the window after. */
    static final Duration REMEMBERED = WebhookSignature.WINDOW.multipliedBy(2);

    private static final Logger LOG = LoggerFactory.getLogger(SeenCalls.class);

    private final ModuleContext context;
    private final String source;
    private final @Nullable Seen[] slots = new @Nullable Seen[SLOTS];
    private final Map<String, Seen> byKey = new HashMap<>();
    private final Map<String, Seen> bySignature = new HashMap<>();
    private int next;

    /**
     * An accepted call.
     *
     * @param key hash of its idempotency key
     * @param bodyHash hash of its body
     * @param signature as signed: the same bytes sent again have the same
     * @param at when it came, hub time
     */
    record Seen(String key, String bodyHash, String signature, String cameraEventId, Instant at) {
        private ObjectNode json() {
            return Json.object()
                    .put("key", key)
                    .put("body", bodyHash)
                    .put("signature", signature)
                    .put("id", cameraEventId)
                    .put("at", at.toString());
        }

        private static Seen read(JsonNode json) {
            return new Seen(
                    json.path("key").asText(),
                    json.path("body").asText(),
                    json.path("signature").asText(),
                    json.path("id").asText(),
                    Instant.parse(json.path("at").asText()));
        }
    }

    private SeenCalls(ModuleContext context, String source) {
        this.context = context;
        this.source = source;
    }

    static Future<SeenCalls> load(ModuleContext context, String source) {
        SeenCalls seen = new SeenCalls(context, source);
        List<Future<Void>> loading = new ArrayList<>();
        for (int first = 0; first < SLOTS; first += ROW) {
            int row = first;
            loading.add(context.load(seen.name(row)).map(text -> seen.fill(row, text)));
        }
        return Future.all(loading).map(loaded -> seen.afterNewest());
    }

    /** A row that cannot be read is an empty one: the calls in it could be repeated, the module still works. */
    private @Nullable Void fill(int row, Optional<String> text) {
        try {
            int slot = row;
            for (JsonNode one : Json.parseObject(text.orElse("{}")).path("calls")) {
                if (slot < row + ROW) put(slot++, Seen.read(one));
            }
        } catch (WireException | DateTimeException unreadable) {
            LOG.warn("what {} sent before cannot be read: {}", source, unreadable.getMessage());
        }
        return null;
    }

    private SeenCalls afterNewest() {
        next = IntStream.range(0, SLOTS)
                .filter(slot -> slots[slot] != null)
                .reduce((one, other) -> at(one).isAfter(at(other)) ? one : other)
                .orElse(-1);
        next = (next + 1) % SLOTS;
        return this;
    }

    private Instant at(int slot) {
        Seen seen = slots[slot];
        return seen == null ? Instant.MIN : seen.at();
    }

    Optional<Seen> byKey(String key) {
        return Optional.ofNullable(byKey.get(key));
    }

    boolean hasSignature(String signature) {
        return bySignature.containsKey(signature);
    }

    /** Whether one more call than those on their way can be remembered without forgetting one that could be repeated. */
    boolean hasRoom(int onTheirWay, Instant now) {
        return at((next + onTheirWay) % SLOTS).isBefore(now.minus(REMEMBERED));
    }

    /** Known at once; completes when it is durable. A failure is logged: the event itself is stored already. */
    Future<Void> remember(Seen call) {
        int slot = next;
        next = (next + 1) % SLOTS;
        put(slot, call);
        return context.save(name(slot - slot % ROW), row(slot - slot % ROW)).recover(failure -> {
            LOG.warn("a call of {} is remembered only until a restart: {}", source, failure.getMessage());
            return Future.succeededFuture();
        });
    }

    private String row(int first) {
        ObjectNode row = Json.object();
        ArrayNode calls = row.putArray("calls");
        for (int slot = first; slot < first + ROW; slot++) {
            Seen call = slots[slot];
            if (call != null) calls.add(call.json());
        }
        return Json.write(row);
    }

    private void put(int slot, Seen call) {
        Seen forgotten = slots[slot];
        if (forgotten != null) {
            byKey.remove(forgotten.key(), forgotten);
            bySignature.remove(forgotten.signature(), forgotten);
        }
        slots[slot] = call;
        byKey.put(call.key(), call);
        bySignature.put(call.signature(), call);
    }

    private String name(int row) {
        return "seen:" + source + ":" + row;
    }
}
