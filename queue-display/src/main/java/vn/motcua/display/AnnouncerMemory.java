package vn.motcua.display;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.motcua.core.model.AnnouncementId;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.WireException;

/**
 * Which announcements ended here and whether the outbox has that fact, kept over restarts as one small JSON text. The
 * ending is stored before its event: an announcement may be reported twice after a crash between the two, never spoken
 * twice. Event loop only.
 */
final class AnnouncerMemory {
    private static final int KEPT = 100;

    private final Map<AnnouncementId, Ending> endings = new LinkedHashMap<>();

    /**
     * How one ended.
     *
     * @param reason empty if it was spoken
     * @param isReported whether the event is in the outbox
     */
    record Ending(String reason, Instant at, boolean isReported) {}

    /** An ending that is not in the outbox yet. */
    record Unreported(AnnouncementId id, Ending ending) {}

    /** What a text holds; empty if it is none of ours, which costs at most a repeated announcement. */
    static Optional<AnnouncerMemory> parse(String text) {
        try {
            AnnouncerMemory memory = new AnnouncerMemory();
            for (JsonNode one : Json.parseObject(text).path("endings")) {
                memory.endings.put(
                        new AnnouncementId(one.path("id").asText()),
                        new Ending(
                                one.path("reason").asText(),
                                Instant.parse(one.path("at").asText()),
                                one.path("reported").asBoolean()));
            }
            return Optional.of(memory);
        } catch (WireException | IllegalArgumentException | java.time.DateTimeException unreadable) {
            return Optional.empty();
        }
    }

    String text() {
        ObjectNode root = Json.object();
        ArrayNode list = root.putArray("endings");
        endings.forEach((id, ending) -> list.addObject()
                .put("id", id.value())
                .put("reason", ending.reason())
                .put("at", ending.at().toString())
                .put("reported", ending.isReported()));
        return Json.write(root);
    }

    boolean hasEnded(AnnouncementId id) {
        return endings.containsKey(id);
    }

    /** Notes an ending once; false if it was known. */
    boolean end(AnnouncementId id, Ending ending) {
        if (endings.putIfAbsent(id, ending) != null) return false;
        forgetOldest();
        return true;
    }

    void reported(AnnouncementId id) {
        endings.computeIfPresent(id, (key, ending) -> new Ending(ending.reason(), ending.at(), true));
    }

    /** Oldest first. */
    List<Unreported> unreported() {
        return endings.entrySet().stream()
                .filter(entry -> !entry.getValue().isReported())
                .map(entry -> new Unreported(entry.getKey(), entry.getValue()))
                .toList();
    }

    /** More than twice what the feed keeps, so nothing the feed still offers is forgotten. */
    private void forgetOldest() {
        var oldest = endings.entrySet().iterator();
        while (endings.size() > KEPT && oldest.hasNext()) {
            if (oldest.next().getValue().isReported()) oldest.remove();
        }
    }
}
