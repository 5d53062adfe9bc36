package vn.motcua.kiosk;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Text;
import vn.motcua.edge.store.TicketSlip;

/**
 * A touch on a tile: one intent, one request id, however often it is sent.
 *
 * @param slip that was scanned just before; null if none was
 */
record TicketAsk(
        RequestId requestId,
        ServiceId serviceId,
        Text.Locale locale,
        Priority priority,
        @Nullable TicketSlip slip) {

    /**
     * @param slips the slip of a scan, while it is remembered
     * @throws IllegalArgumentException if the page sent nonsense
     */
    static TicketAsk of(ObjectNode body, Function<String, Optional<TicketSlip>> slips) {
        JsonNode scanId = body.path("scanId");
        return new TicketAsk(
                new RequestId(body.path("requestId").asText()),
                new ServiceId(body.path("serviceId").asText()),
                Text.Locale.valueOf(body.path("locale").asText("VI").toUpperCase(Locale.ROOT)),
                new Priority(body.path("priority").asText("NORMAL").toUpperCase(Locale.ROOT)),
                scanId.isTextual() ? slips.apply(scanId.textValue()).orElse(null) : null);
    }
}
