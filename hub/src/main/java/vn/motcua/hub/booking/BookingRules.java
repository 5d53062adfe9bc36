package vn.motcua.hub.booking;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.BookingCancelled;
import vn.motcua.core.event.BookingCheckedIn;
import vn.motcua.core.event.BookingMade;
import vn.motcua.core.event.BookingMissed;
import vn.motcua.core.event.BookingMoved;
import vn.motcua.core.event.Event;
import vn.motcua.core.model.BookingId;
import vn.motcua.core.model.BookingPolicy;
import vn.motcua.core.model.LinePolicy;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.Text;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.wire.Requests;
import vn.motcua.hub.booking.BookingService.BookingView;
import vn.motcua.hub.booking.BookingService.CheckedIn;
import vn.motcua.hub.booking.BookingService.Standing;
import vn.motcua.hub.platform.ledger.Decision;
import vn.motcua.hub.platform.ledger.Refusals;
import vn.motcua.hub.ticket.TicketStatus;
import vn.motcua.hub.ticket.Tickets;

/** Who gets which slot, and what becomes of it. Pure: state, time and ids are arguments. */
final class BookingRules {
    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("HH:mm");
    private static final DateTimeFormatter DAY = DateTimeFormatter.ofPattern("dd/MM/yyyy");

    private BookingRules() {}

    /**
     * What is asked for.
     *
     * @param codeHash of the code that follows from the request
     */
    record Wish(ServiceId service, Instant startsAt, Text.Locale locale, String codeHash) {}

    /** Books a slot. The same wish again, known by its code, is the same booking. */
    static Decision<BookingView> make(BookingBook book, Site site, Wish wish, BookingId id, Instant now) {
        Optional<Booking> known = book.booking(wish.codeHash());
        if (known.isPresent()) return again(known.get(), wish);
        Optional<Slot> slot =
                SlotRules.at(site.calendar(), wish.startsAt(), site.bookings().slot());
        Requests.Refusal refusal = refusal(book, site, wish.service(), slot, wish.startsAt(), now);
        if (refusal != null) return Decision.refused(refusal);
        BookingMade made = new BookingMade(
                id, wish.service(), wish.startsAt(), slot.orElseThrow().endsAt(), wish.codeHash(), wish.locale(), now);
        return Decision.accepted(BookingView.of(Booking.made(made)), made);
    }

    private static Decision<BookingView> again(Booking known, Wish wish) {
        boolean isSame = known.service().equals(wish.service())
                && (known.moves() > 0 || known.startsAt().equals(wish.startsAt()));
        return isSame ? Decision.accepted(BookingView.of(known)) : Refusals.decision("REQUEST_REUSED");
    }

    /** To another slot; the one it has is kept unless the other is free. */
    static Decision<BookingView> move(BookingBook book, Site site, String codeHash, Instant startsAt, Instant now) {
        Optional<Booking> known = book.booking(codeHash);
        if (known.isEmpty()) return Refusals.decision("UNKNOWN_BOOKING");
        Booking booking = known.get();
        if (isOver(booking, now)) return Refusals.decision("BOOKING_OVER");
        if (booking.startsAt().equals(startsAt)) return Decision.accepted(BookingView.of(booking));
        Optional<Slot> slot =
                SlotRules.at(site.calendar(), startsAt, site.bookings().slot());
        Requests.Refusal refusal = refusal(book, site, booking.service(), slot, startsAt, now);
        if (refusal != null) return Decision.refused(refusal);
        BookingMoved moved =
                new BookingMoved(booking.id(), startsAt, slot.orElseThrow().endsAt(), now);
        return Decision.accepted(BookingView.of(booking.moved(moved)), moved);
    }

    /** Gives the slot back, until its beginning. */
    static Decision<BookingView> cancel(BookingBook book, String codeHash, Instant now) {
        Optional<Booking> known = book.booking(codeHash);
        if (known.isEmpty()) return Refusals.decision("UNKNOWN_BOOKING");
        Booking booking = known.get();
        if (booking.status() == BookingStatus.CANCELLED) return Decision.accepted(BookingView.of(booking));
        if (isOver(booking, now)) return Refusals.decision("BOOKING_OVER");
        return Decision.accepted(
                BookingView.of(booking.ended(BookingStatus.CANCELLED, now)), new BookingCancelled(booking.id(), now));
    }

    /** Whoever holds it can change nothing any more. */
    private static boolean isOver(Booking booking, Instant now) {
        return booking.status() != BookingStatus.BOOKED || !now.isBefore(booking.startsAt());
    }

    private static Requests.@Nullable Refusal refusal(
            BookingBook book, Site site, ServiceId service, Optional<Slot> slot, Instant startsAt, Instant now) {
        BookingPolicy policy = site.bookings();
        int capacity = site.bookable(service);
        if (capacity == 0) return Refusals.of("NOT_OFFERED");
        if (slot.isEmpty()) return Refusals.of("NO_SLOT");
        if (SlotRules.isClosed(slot.get(), policy, now)) return Refusals.of("TOO_LATE");
        LocalDate last = SlotRules.lastDay(site.calendar(), policy, now);
        if (site.calendar().businessDay(startsAt).isAfter(last)) return Refusals.of("TOO_FAR", DAY.format(last));
        return book.taken(service, slot.get()) < capacity ? null : Refusals.of("SLOT_FULL");
    }

    /**
     * Whoever booked is there and gets a number.
     *
     * @param issue gives one for the booking's service
     * @param given tells the number of a visit that has one
     * @param person who gives it at the console; null at a kiosk
     */
    static Decision<CheckedIn> checkIn(
            Optional<Booking> known,
            Site site,
            Function<Booking, Decision<Requests.Allocated>> issue,
            Function<VisitId, Optional<Tickets.Given>> given,
            @Nullable PersonId person,
            Instant now) {
        if (known.isEmpty()) return Refusals.decision("UNKNOWN_BOOKING");
        Booking booking = known.get();
        if (booking.visitId() != null) return again(booking, site, given.apply(booking.visitId()), now);
        if (booking.status() == BookingStatus.CANCELLED) return Refusals.decision("BOOKING_OVER");
        LocalDate day = site.calendar().businessDay(booking.startsAt());
        if (!day.equals(site.calendar().businessDay(now)))
            return Refusals.decision("NOT_TODAY", time(booking, site), DAY.format(day));
        Decision<Requests.Allocated> number = issue.apply(booking);
        if (number instanceof Decision.Refused<Requests.Allocated> refused) return Decision.refused(refused.refusal());
        Decision.Accepted<Requests.Allocated> issued = (Decision.Accepted<Requests.Allocated>) number;
        List<Event> events = new ArrayList<>(issued.events());
        events.add(new BookingCheckedIn(booking.id(), issued.answer().visitId(), booking.startsAt(), person, now));
        Standing standing = standing(site.line().appointments(), booking.startsAt(), now);
        return new Decision.Accepted<>(
                events,
                new CheckedIn(
                        issued.answer(), booking.id(), booking.startsAt(), standing, false, TicketStatus.WAITING));
    }

    /** The number he has: good, or wanting an officer, or no good any more. */
    private static Decision<CheckedIn> again(Booking booking, Site site, Optional<Tickets.Given> known, Instant now) {
        if (known.isEmpty()) return Refusals.decision("BOOKING_OVER");
        Requests.Allocated ticket = known.get().ticket();
        TicketStatus state = known.get().status();
        String number = ticket.number().text();
        if (!ticket.businessDay().equals(site.calendar().businessDay(now)) || state == TicketStatus.UNSERVED)
            return Refusals.decision("BOOKING_OVER");
        if (state == TicketStatus.FINISHED) return used("BOOKING_USED_SERVED", number);
        if (state == TicketStatus.CANCELLED) return used("BOOKING_USED_GIVEN_BACK", number);
        Instant came = booking.checkedInAt() == null ? booking.startsAt() : booking.checkedInAt();
        Standing standing = standing(site.line().appointments(), booking.startsAt(), came);
        return Decision.accepted(new CheckedIn(ticket, booking.id(), booking.startsAt(), standing, true, state));
    }

    private static Decision<CheckedIn> used(String words, String number) {
        return Decision.refused(
                new Requests.Refusal("BOOKING_USED", Refusals.of(words, number).message()));
    }

    private static String time(Booking booking, Site site) {
        return TIME.format(booking.startsAt().atZone(site.calendar().zone()));
    }

    static Standing standing(LinePolicy.Appointments windows, Instant bookedAt, Instant came) {
        if (came.isAfter(bookedAt.plus(windows.late()))) return Standing.LATE;
        return came.isBefore(bookedAt.minus(windows.early())) ? Standing.EARLY : Standing.ON_TIME;
    }

    /** Bookings nobody came with: their slots are released. */
    static List<Event> missed(BookingBook book, Duration release, Instant now) {
        List<Event> events = new ArrayList<>();
        for (Booking booking : book.toCome(now.minus(release))) events.add(new BookingMissed(booking.id(), now));
        return events;
    }
}
