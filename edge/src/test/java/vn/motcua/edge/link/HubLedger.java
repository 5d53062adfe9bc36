package vn.motcua.edge.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.HashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.motcua.core.event.StreamName;
import vn.motcua.core.wire.LinkFrame.KnownEvent;
import vn.motcua.core.wire.LinkFrame.StreamPosition;
import vn.motcua.edge.store.Outbox.Position;

/** What a hub keeps of one agent: every event once, in order, and what it found wrong. Guarded by itself. */
final class HubLedger {
    private final Map<StreamName, Position> last = new EnumMap<>(StreamName.class);
    private final Map<StreamName, List<ObjectNode>> kept = new EnumMap<>(StreamName.class);
    private final Set<String> ids = new LinkedHashSet<>();
    private final Map<String, String> idAt = new HashMap<>();
    private final List<String> faults = new ArrayList<>();

    synchronized Position last(StreamName stream) {
        return last.getOrDefault(stream, Position.START);
    }

    synchronized List<StreamPosition> positions() {
        List<StreamPosition> positions = new ArrayList<>();
        last.forEach((stream, at) -> positions.add(new StreamPosition(stream, at.epoch(), 0, at.sequence())));
        return positions;
    }

    /** The last event of each stream, as a welcome carries it. */
    synchronized List<KnownEvent> known() {
        List<KnownEvent> known = new ArrayList<>();
        last.forEach((stream, at) -> {
            String id = idAt.get(stream + "/" + at);
            if (id != null) known.add(new KnownEvent(stream, at.epoch(), at.sequence(), id));
        });
        return known;
    }

    synchronized void commit(StreamName stream, List<JsonNode> events) {
        for (JsonNode event : events) commit(stream, (ObjectNode) event);
    }

    private void commit(StreamName stream, ObjectNode event) {
        Position at = new Position(
                event.path("epoch").asLong(), event.path("sequence").asLong());
        String id = event.path("id").asText();
        String place = stream + "/" + at;
        String there = idAt.putIfAbsent(place, id);
        if (there != null && !there.equals(id)) faults.add("SEQUENCE_REUSED at " + place);
        if (!last(stream).isBefore(at)) return;
        long expected = last(stream).epoch() == at.epoch() ? last(stream).sequence() + 1 : 1;
        boolean mark = event.path("type").asText().equals("EventsDropped")
                && event.path("data").path("fromSequence").asLong() <= expected;
        if (at.sequence() != expected && !mark) faults.add("gap before " + place + ", expected " + expected);
        last.put(stream, at);
        if (ids.add(id)) kept.computeIfAbsent(stream, name -> new ArrayList<>()).add(event);
    }

    synchronized List<ObjectNode> kept(StreamName stream) {
        return List.copyOf(kept.getOrDefault(stream, List.of()));
    }

    synchronized List<String> faults() {
        return List.copyOf(faults);
    }

    synchronized void fault(String what) {
        faults.add(what);
    }

    /** As restored from an older backup. */
    synchronized void forgetAfter(StreamName stream, long sequence) {
        List<ObjectNode> all = kept.getOrDefault(stream, new ArrayList<>());
        for (ObjectNode event : List.copyOf(all)) {
            if (event.path("sequence").asLong() <= sequence) continue;
            all.remove(event);
            ids.remove(event.path("id").asText());
            idAt.remove(stream + "/"
                    + new Position(
                            event.path("epoch").asLong(), event.path("sequence").asLong()));
        }
        last.put(
                stream,
                new Position(
                        last(stream).epoch(), Math.min(sequence, last(stream).sequence())));
    }
}
