package vn.motcua.hub.platform.link;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Set;
import vn.motcua.core.wire.Json;

/** What may be kept of a received event, should it go to quarantine: a ticket's code is a secret, a scan is a person's. Pure. */
final class MaskedEvents {
    private static final String SCAN = "ScanReceived";
    private static final String MASK = "…";
    private static final Set<String> ENVELOPE =
            Set.of("id", "site", "source", "stream", "epoch", "sequence", "type", "version", "occurredAt");
    /** Of a scan; each only if it reads as a word of the protocol. */
    private static final Set<String> SCAN_DATA = Set.of("kind", "source", "repeat");

    private MaskedEvents() {}

    static boolean mayBeScan(String text) {
        return text.contains(SCAN);
    }

    static JsonNode masked(JsonNode node, String text) {
        if (mayBeScan(text)) return node.isObject() ? scan((ObjectNode) node) : Json.node(MASK);
        if (!node.path("data").path("code").isTextual()) return node;
        ObjectNode copy = node.deepCopy();
        ((ObjectNode) copy.path("data")).put("code", MASK);
        return copy;
    }

    private static JsonNode scan(ObjectNode event) {
        ObjectNode kept = event.deepCopy();
        kept.retain(ENVELOPE);
        kept.properties().removeIf(one -> one.getValue().isContainerNode());
        ObjectNode data = Json.object();
        for (String name : SCAN_DATA) {
            JsonNode value = event.path("data").path(name);
            if (value.isBoolean() || value.isTextual() && value.textValue().matches("[A-Z_]{1,32}"))
                data.set(name, value);
        }
        kept.set("data", data);
        return kept;
    }
}
