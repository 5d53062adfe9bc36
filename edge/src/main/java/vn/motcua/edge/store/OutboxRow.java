package vn.motcua.edge.store;

import com.fasterxml.jackson.databind.node.ObjectNode;
import com.fasterxml.jackson.databind.util.RawValue;
import vn.motcua.core.event.StreamName;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.SiteId;
import vn.motcua.core.wire.Json;

/** One event as kept in the outbox; {@link #envelope} is what goes over the link. */
public record OutboxRow(
        StreamName stream,
        long epoch,
        long sequence,
        String eventId,
        String type,
        int version,
        String occurredAt,
        String data) {

    /** The envelope of {@code core.wire.EventJson}, to be written; the data is passed on as it was stored. */
    public ObjectNode envelope(SiteId site, AgentId source) {
        ObjectNode tree = Json.object();
        tree.put("id", eventId);
        tree.put("site", site.value());
        tree.put("source", source.value());
        tree.put("stream", stream.name());
        tree.put("epoch", epoch);
        tree.put("sequence", sequence);
        tree.put("type", type);
        tree.put("version", version);
        tree.put("occurredAt", occurredAt);
        // Our own writing, kept since: to be sent it need not be understood again.
        tree.putRawValue("data", new RawValue(data));
        return tree;
    }
}
