package vn.motcua.edge.store;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.BookingCode;

/**
 * A booking that was held to the kiosk to get a number: its code, which is its holder's secret as a ticket's is, and no person's data.
 *
 * @param startsAt its time; null while the hub did not say
 * @param notedAt when it was held to the kiosk
 */
public record TicketBooking(BookingCode code, @Nullable Instant startsAt, Instant notedAt) {
    static TicketBooking read(ResultSet row) throws SQLException {
        String startsAt = row.getString("starts_at");
        return new TicketBooking(
                new BookingCode(row.getString("code")),
                startsAt == null ? null : Instant.parse(startsAt),
                Instant.parse(row.getString("noted_at")));
    }
}
