package vn.motcua.hub.catalogue;

import java.time.LocalDate;
import vn.motcua.core.model.SeriesId;
import vn.motcua.hub.booking.BookingBook;
import vn.motcua.hub.counter.CounterBook;
import vn.motcua.hub.ticket.BandBook;
import vn.motcua.hub.ticket.Lease;
import vn.motcua.hub.ticket.TicketBook;

/** What the catalogue's rules look at. Writer thread. */
public record CatalogueState(
        CatalogueBook book, TicketBook tickets, BandBook bands, CounterBook counters, BookingBook bookings) {
    /** Whether anybody may hold a number of this series on that day or later: given, or leased to a kiosk. */
    boolean hasNumbers(SeriesId series, LocalDate from) {
        boolean isGiven = tickets.day(from).tickets().stream()
                .anyMatch(ticket -> ticket.number().series().equals(series)
                        || ticket.aliases().stream()
                                .anyMatch(alias -> alias.series().equals(series)));
        return isGiven || bands.all().stream().anyMatch(lease -> isFrom(lease, series, from));
    }

    private static boolean isFrom(Lease lease, SeriesId series, LocalDate from) {
        return lease.band().series().equals(series)
                && !lease.band().businessDay().isBefore(from);
    }
}
