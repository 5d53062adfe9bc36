package vn.motcua.core.wire;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Instant;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.EventEnvelope;
import vn.motcua.core.event.StreamName;
import vn.motcua.core.model.SiteId;

/**
 * Event envelopes as JSON. The form, versioned per type:
 *
 * <pre>{"id":"…","site":"…","source":"…","stream":"ESSENTIAL","epoch":1,"sequence":7,
 *  "type":"TicketCalled","version":1,"occurredAt":"2026-11-22T01:02:03.456Z","data":{…}}</pre>
 */
public final class EventJson {
    private EventJson() {}

    public static ObjectNode toTree(EventEnvelope envelope) {
        ObjectNode tree = Json.object();
        tree.put("id", envelope.id());
        tree.put("site", envelope.site().value());
        tree.put("source", envelope.source());
        tree.put("stream", envelope.stream().name());
        tree.put("epoch", envelope.epoch());
        tree.put("sequence", envelope.sequence());
        tree.put("type", envelope.event().type());
        tree.put("version", envelope.version());
        tree.put("occurredAt", envelope.occurredAt().toString());
        tree.set("data", Json.tree(envelope.event()));
        return tree;
    }

    public static String write(EventEnvelope envelope) {
        return Json.write(toTree(envelope));
    }

    /** @throws WireException if this is no envelope, its type is unknown, or its version is newer than ours */
    public static EventEnvelope parse(String text) {
        return QuickEventReader.read(text).orElseGet(() -> parse(Json.parseObject(text)));
    }

    /** @throws WireException if this is no envelope, its type is unknown, or its version is newer than ours */
    public static EventEnvelope parse(ObjectNode tree) {
        String type = text(tree, "type");
        int version = (int) number(tree, "version");
        try {
            return new EventEnvelope(
                    text(tree, "id"),
                    new SiteId(text(tree, "site")),
                    text(tree, "source"),
                    stream(text(tree, "stream")),
                    number(tree, "epoch"),
                    number(tree, "sequence"),
                    version,
                    instant(text(tree, "occurredAt")),
                    parseData(type, version, tree.path("data")));
        } catch (IllegalArgumentException e) {
            throw new WireException("event " + type + ": " + e.getMessage(), e);
        }
    }

    /** @throws WireException if the type is unknown, the version newer than ours, or the data not of that form */
    public static Event parseData(String type, int version, JsonNode data) {
        EventTypes.Entry entry = EventTypes.byName(type)
                .orElseThrow(() -> new WireException("event type '" + type + "' is unknown here"));
        if (version > entry.version()) {
            throw new WireException("event " + type + " version " + version + ": known here up to " + entry.version());
        }
        return Json.read(data, entry.type());
    }

    private static String text(ObjectNode tree, String key) {
        JsonNode node = tree.path(key);
        if (!node.isTextual()) throw new WireException("event: '" + key + "' must be a text");
        return node.textValue();
    }

    private static long number(ObjectNode tree, String key) {
        JsonNode node = tree.path(key);
        if (!node.isIntegralNumber() || !node.canConvertToLong()) {
            throw new WireException("event: '" + key + "' must be a whole number");
        }
        return node.longValue();
    }

    private static StreamName stream(String name) {
        try {
            return StreamName.valueOf(name);
        } catch (IllegalArgumentException e) {
            throw new WireException("event: stream '" + name + "': allowed are ESSENTIAL, BULK", e);
        }
    }

    private static Instant instant(String text) {
        try {
            return IsoInstant.parse(text);
        } catch (java.time.DateTimeException e) {
            throw new WireException("event: occurredAt '" + text + "': allowed is an ISO-8601 UTC time", e);
        }
    }
}
