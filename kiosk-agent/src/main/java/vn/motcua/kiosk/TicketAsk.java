package vn.motcua.kiosk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.util.Locale;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Text;

/** A touch on a tile: one intent, one request id, however often it is sent. */
record TicketAsk(RequestId requestId, ServiceId serviceId, Text.Locale locale, Priority priority) {

    /** @throws IllegalArgumentException if the page sent nonsense */
    static TicketAsk of(ObjectNode body) {
        return new TicketAsk(
                new RequestId(body.path("requestId").asText()),
                new ServiceId(body.path("serviceId").asText()),
                Text.Locale.valueOf(body.path("locale").asText("VI").toUpperCase(Locale.ROOT)),
                Priority.valueOf(body.path("priority").asText("NORMAL").toUpperCase(Locale.ROOT)));
    }
}
