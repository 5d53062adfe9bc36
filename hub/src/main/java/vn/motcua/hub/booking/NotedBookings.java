package vn.motcua.hub.booking;

import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import vn.motcua.core.event.BookingNoted;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.EventEnvelope;
import vn.motcua.core.model.BookingCode;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.VisitId;
import vn.motcua.hub.platform.ledger.IdSource;
import vn.motcua.hub.platform.ledger.Reactor;
import vn.motcua.hub.ticket.Ticket;
import vn.motcua.hub.ticket.TicketBook;

/** Bookings that kiosks took while they were cut off, joined to their visits once the hub hears of them. Writer thread. */
public final class NotedBookings implements Reactor {
    private final Supplier<Site> site;
    private final BookingBook book;
    private final TicketBook tickets;

    public NotedBookings(Supplier<Site> site, BookingBook book, TicketBook tickets) {
        this.site = site;
        this.book = book;
        this.tickets = tickets;
    }

    @Override
    public List<Event> react(EventEnvelope fact, Instant now, IdSource ids) {
        if (!(fact.event() instanceof BookingNoted noted)) return List.of();
        // The number of a late answer and the one on paper are one visit, under the id of the first.
        Optional<Ticket> ticket = tickets.ticket(noted.requestId());
        VisitId visit = ticket.map(Ticket::visitId).orElse(noted.visitId());
        String hash = noted.codeHash();
        Optional<Booking> booking = hash == null ? Optional.empty() : book.booking(hash);
        return KioskCheckIn.noted(booking, noted, visit, ticket.map(Ticket::askedFor), fact.id(), site.get(), now);
    }

    /** The form the ledger keeps: never a code, and no hash but our own. */
    public static BookingNoted sealed(BookingNoted noted, BookingCodes codes) {
        String code = noted.code();
        return noted.sealed(code == null || !BookingCode.isValid(code) ? "" : codes.hash(new BookingCode(code)));
    }
}
