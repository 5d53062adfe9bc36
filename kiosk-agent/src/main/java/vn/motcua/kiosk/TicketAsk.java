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
import vn.motcua.edge.store.TicketBooking;
import vn.motcua.edge.store.TicketSlip;

/**
 * A touch on a tile: one intent, one request id, however often it is sent.
 *
 * @param slip that was scanned just before; null if none was
 * @param booking that was scanned or typed just before; null if none was
 */
record TicketAsk(
        RequestId requestId,
        ServiceId serviceId,
        Text.Locale locale,
        Priority priority,
        @Nullable TicketSlip slip,
        @Nullable TicketBooking booking) {
    /** Of somebody who did not book. */
    TicketAsk(
            RequestId requestId,
            ServiceId serviceId,
            Text.Locale locale,
            Priority priority,
            @Nullable TicketSlip slip) {
        this(requestId, serviceId, locale, priority, slip, null);
    }

    /**
     * @param slips the slip of a scan, while it is remembered
     * @param bookings the booking of a scan, while it is remembered
     * @throws IllegalArgumentException if the page sent nonsense
     */
    static TicketAsk of(
            ObjectNode body,
            Function<String, Optional<TicketSlip>> slips,
            Function<String, Optional<TicketBooking>> bookings) {
        JsonNode scan = body.path("scanId");
        Optional<String> scanId = scan.isTextual() ? Optional.of(scan.textValue()) : Optional.empty();
        return new TicketAsk(
                new RequestId(body.path("requestId").asText()),
                new ServiceId(body.path("serviceId").asText()),
                Text.Locale.valueOf(body.path("locale").asText("VI").toUpperCase(Locale.ROOT)),
                new Priority(body.path("priority").asText("NORMAL").toUpperCase(Locale.ROOT)),
                scanId.flatMap(slips).orElse(null),
                scanId.flatMap(bookings).orElse(null));
    }
}
