package vn.motcua.hub.booking;

import io.vertx.core.Future;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import java.util.function.Supplier;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.BookingCode;
import vn.motcua.core.model.BookingId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.Text;
import vn.motcua.core.model.TicketCode;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.wire.Requests;
import vn.motcua.hub.platform.database.Readers;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.ledger.Decision;
import vn.motcua.hub.platform.ledger.IdSource;
import vn.motcua.hub.platform.ledger.Outcome;
import vn.motcua.hub.platform.ledger.Prelude;
import vn.motcua.hub.platform.ledger.Refusals;
import vn.motcua.hub.platform.ledger.SiteWriter;
import vn.motcua.hub.ticket.Allocation;
import vn.motcua.hub.ticket.Ticket;
import vn.motcua.hub.ticket.Tickets;

/** Bookings as commands of the site's writer, and as the readers' pool tells them. Any thread. */
public final class Bookings implements BookingService {
    private final SiteWriter writer;
    private final Readers readers;
    private final Supplier<Site> site;
    private final BookingBook book;
    private final BookingCodes codes;
    private final Tickets tickets;
    private final Clock clock;

    /** @param site as it stands; asked for by each decision */
    public Bookings(
            SiteWriter writer,
            Readers readers,
            Supplier<Site> site,
            BookingBook book,
            BookingCodes codes,
            Tickets tickets,
            Clock clock) {
        this.writer = writer;
        this.readers = readers;
        this.site = site;
        this.book = book;
        this.codes = codes;
        this.tickets = tickets;
        this.clock = clock;
    }

    /** What the hub decides without being asked: slots nobody came for are released. */
    public static Prelude releases(BookingBook book, Supplier<Site> site) {
        return (now, ids) ->
                BookingRules.missed(book, site.get().line().appointments().release(), now);
    }

    @Override
    public Future<Outcome<Made>> make(RequestId requestId, ServiceId service, Instant startsAt, Text.Locale locale) {
        BookingCode code = codes.mint(requestId);
        BookingRules.Wish wish = new BookingRules.Wish(service, startsAt, locale, codes.hash(code));
        return writer.command(
                        requestId,
                        "MakeBooking",
                        BookingView.class,
                        (now, ids) -> BookingRules.make(book, site.get(), wish, new BookingId(ids.next()), now))
                .map(outcome -> outcome.map(booking -> new Made(code, booking)));
    }

    @Override
    public Future<Optional<BookingView>> made(RequestId requestId) {
        return find(codes.mint(requestId));
    }

    @Override
    public Future<Outcome<BookingView>> move(RequestId requestId, BookingCode code, Instant startsAt) {
        String hash = codes.hash(code);
        return writer.command(
                requestId,
                "MoveBooking",
                BookingView.class,
                (now, ids) -> BookingRules.move(book, site.get(), hash, startsAt, now));
    }

    @Override
    public Future<Outcome<BookingView>> cancel(RequestId requestId, BookingCode code) {
        String hash = codes.hash(code);
        return writer.command(
                requestId, "CancelBooking", BookingView.class, (now, ids) -> BookingRules.cancel(book, hash, now));
    }

    @Override
    public Future<Outcome<CheckedIn>> checkIn(RequestId requestId, PersonId person, BookingCode code) {
        String hash = codes.hash(code);
        return checkIn(requestId, person, books -> books.booking(hash));
    }

    @Override
    public Future<Outcome<CheckedIn>> checkIn(RequestId requestId, PersonId person, BookingId booking) {
        return checkIn(requestId, person, books -> books.booking(booking));
    }

    private Future<Outcome<CheckedIn>> checkIn(
            RequestId requestId, PersonId person, Function<BookingBook, Optional<Booking>> which) {
        return writer.command(
                requestId,
                "CheckInBooking",
                CheckedIn.class,
                (now, ids) -> BookingRules.checkIn(
                        which.apply(book),
                        site.get(),
                        booking -> atConsole(requestId, booking, now, ids),
                        visit -> tickets.given(visit, now),
                        person,
                        now));
    }

    @Override
    public Future<Outcome<Requests.Allocated>> checkIn(AgentId agent, Requests.AllocateTicket ask) {
        Optional<BookingCode> code = Optional.ofNullable(ask.booking()).flatMap(BookingCode::typed);
        if (code.isEmpty() || !TicketCode.isValid(ask.code()))
            return Future.succeededFuture(Outcome.refused(Refusals.of("BAD_REQUEST", "code")));
        String hash = codes.hash(code.get());
        return writer.command(
                ask.requestId(),
                Requests.ALLOCATE_TICKET,
                Requests.Allocated.class,
                (now, ids) -> KioskCheckIn.number(
                        BookingRules.checkIn(
                                book.booking(hash),
                                site.get(),
                                booking -> tickets.decide(agent, ask, booking.service(), now),
                                visit -> tickets.given(visit, now),
                                null,
                                now),
                        ask.requestId()));
    }

    @Override
    public Future<Optional<AtKiosk>> atKiosk(BookingCode code) {
        String hash = codes.hash(code);
        return read(db -> BookingTable.ofCode(db, hash)
                .map(booking -> KioskCheckIn.atKiosk(booking, site.get(), clock.instant())));
    }

    private Decision<Requests.Allocated> atConsole(RequestId requestId, Booking booking, Instant now, IdSource ids) {
        return tickets.decide(
                new Allocation(
                        requestId,
                        new VisitId(ids.next()),
                        booking.service(),
                        Priority.NORMAL,
                        booking.locale(),
                        "",
                        null,
                        Ticket.CONSOLE),
                now);
    }

    @Override
    public Future<Optional<BookingView>> find(BookingCode code) {
        String hash = codes.hash(code);
        return read(db -> BookingTable.ofCode(db, hash).map(BookingView::of));
    }

    @Override
    public Future<List<DayView>> days(ServiceId service) {
        Site now = site.get();
        int capacity = now.bookable(service);
        if (capacity == 0) return Future.succeededFuture(List.of());
        LocalDate today = now.calendar().businessDay(clock.instant());
        int ahead = now.bookings().daysAhead();
        return read(db -> {
            List<Instant> taken = taken(db, now, service, today, today.plusDays(ahead));
            List<DayView> days = new ArrayList<>();
            for (int i = 0; i <= ahead; i++) days.add(day(now, today.plusDays(i), taken, capacity));
            return days;
        });
    }

    private DayView day(Site now, LocalDate day, List<Instant> taken, int capacity) {
        List<Slot> open = SlotRules.of(now.calendar(), day, now.bookings().slot()).stream()
                .filter(slot -> !SlotRules.isClosed(slot, now.bookings(), clock.instant()))
                .toList();
        if (open.isEmpty()) return new DayView(day, DayState.CLOSED, 0);
        int free = open.stream().mapToInt(slot -> free(slot, taken, capacity)).sum();
        return new DayView(day, free > 0 ? DayState.FREE : DayState.FULL, free);
    }

    @Override
    public Future<List<SlotView>> slots(ServiceId service, LocalDate day) {
        Site now = site.get();
        int capacity = now.bookable(service);
        LocalDate last = SlotRules.lastDay(now.calendar(), now.bookings(), clock.instant());
        boolean isAsked = !day.isAfter(last) && !day.isBefore(now.calendar().businessDay(clock.instant()));
        if (capacity == 0 || !isAsked) return Future.succeededFuture(List.of());
        return read(db -> {
            List<Instant> taken = taken(db, now, service, day, day);
            List<SlotView> slots = new ArrayList<>();
            for (Slot slot : SlotRules.of(now.calendar(), day, now.bookings().slot())) {
                boolean isOpen = !SlotRules.isClosed(slot, now.bookings(), clock.instant());
                slots.add(new SlotView(slot.startsAt(), slot.endsAt(), free(slot, taken, capacity), isOpen));
            }
            return slots;
        });
    }

    private static List<Instant> taken(Sql db, Site site, ServiceId service, LocalDate first, LocalDate last)
            throws SQLException {
        return BookingTable.taken(db, service, begin(site, first), begin(site, last.plusDays(1)));
    }

    private static int free(Slot slot, List<Instant> taken, int capacity) {
        long places = taken.stream()
                .filter(at -> !at.isBefore(slot.startsAt()) && at.isBefore(slot.endsAt()))
                .count();
        return (int) Math.max(0, capacity - places);
    }

    private static Instant begin(Site site, LocalDate day) {
        return day.atStartOfDay(site.calendar().zone()).toInstant();
    }

    @Override
    public Future<List<BookingView>> ofDay(LocalDate day) {
        Site now = site.get();
        return read(db -> BookingTable.between(db, begin(now, day), begin(now, day.plusDays(1))).stream()
                .map(BookingView::of)
                .toList());
    }

    /** Reading rows. */
    @FunctionalInterface
    private interface Read<T> {
        T run(Sql db) throws SQLException;
    }

    private <T> Future<T> read(Read<T> read) {
        return readers.read(connection -> {
            try (Sql db = new Sql(connection)) {
                return read.run(db);
            }
        });
    }
}
