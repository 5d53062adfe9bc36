package vn.motcua.hub.counter;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.TicketCalled;
import vn.motcua.core.model.CallReason;
import vn.motcua.core.model.ChoiceReason;
import vn.motcua.core.model.Counter;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.LinePolicy;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.ProfileId;
import vn.motcua.core.model.Service;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.model.WaitKind;
import vn.motcua.hub.booking.BookingBook;
import vn.motcua.hub.line.ArrivalRules;
import vn.motcua.hub.line.CounterMemory;
import vn.motcua.hub.line.Hall;
import vn.motcua.hub.line.Hold;
import vn.motcua.hub.line.LineRules;
import vn.motcua.hub.line.Pick;
import vn.motcua.hub.line.Place;
import vn.motcua.hub.line.Seat;
import vn.motcua.hub.line.Waiting;
import vn.motcua.hub.ticket.DayBook;
import vn.motcua.hub.ticket.Standing;
import vn.motcua.hub.ticket.Ticket;

/** The floor as the rules of the line see it. Pure; writer thread. */
public final class FloorLine {
    private FloorLine() {}

    /** Whose turn it is at an open counter. */
    static Optional<Pick> next(FloorState floor, Counter counter, CounterState state, PersonId person, Instant now) {
        return LineRules.next(seat(floor, counter, person), state.memory(), hall(floor, now), waiting(floor, now));
    }

    /** From this moment on the order has a turn for one who waits. */
    public static Instant turnFrom(FloorState floor, Ticket ticket) {
        return SendOnRules.turnFrom(floor, ticket);
    }

    /** Everybody who waits today. */
    public static List<Waiting> waiting(FloorState floor, Instant now) {
        Seats seats = new Seats(floor);
        return floor.standing().of(floor, today(floor, now), ticket -> waiting(floor, ticket, seats, now));
    }

    private static DayBook today(FloorState floor, Instant now) {
        return floor.tickets().day(floor.today(now));
    }

    /** Where companies are in hand, looked up once somebody asks. */
    private static final class Seats {
        private final FloorState floor;
        private @Nullable Map<String, CounterId> known;

        Seats(FloorState floor) {
            this.floor = floor;
        }

        Map<String, CounterId> get() {
            Map<String, CounterId> seats = known;
            if (seats == null) {
                seats = CompanionRules.seats(floor);
                known = seats;
            }
            return seats;
        }
    }

    /** One who waits. */
    public static Waiting waiting(FloorState floor, Ticket ticket, Instant now) {
        return waiting(floor, ticket, new Seats(floor), now);
    }

    private static Waiting waiting(FloorState floor, Ticket ticket, Seats seats, Instant now) {
        LinePolicy line = floor.site().line();
        Standing standing = ticket.standing();
        ArrivalRules.Arrival booked = standing == null ? booked(floor, ticket, line, now) : null;
        return new Waiting(
                ticket.visitId(),
                ticket.number(),
                ticket.service(),
                line.of(ticket.priority()),
                booked == null ? ticket.waitsSince() : booked.since(),
                ticket.issuedAt(),
                kind(standing, booked),
                hold(floor, ticket, seats),
                standing != null && standing.first() ? Place.FIRST : Place.NORMAL,
                SendOnRules.turnFrom(floor, ticket));
    }

    /** Where it was sent to, or where one it goes with is. */
    private static @Nullable Hold hold(FloorState floor, Ticket ticket, Seats seats) {
        Standing standing = ticket.standing();
        Hold sent =
                standing == null ? null : SendOnRules.hold(floor.site(), floor.counters(), standing, ticket.service());
        if (sent != null || ticket.party().company() == null) return sent;
        return CompanionRules.hold(floor, seats.get(), ticket).orElse(null);
    }

    private static WaitKind kind(@Nullable Standing standing, ArrivalRules.@Nullable Arrival booked) {
        if (standing != null) return standing.kind();
        return booked == null ? WaitKind.WALK_IN : booked.kind();
    }

    /** Who booked waits by his time until he is sent on or misses his call; null for everybody else. */
    private static ArrivalRules.@Nullable Arrival booked(
            FloorState floor, Ticket ticket, LinePolicy line, Instant now) {
        Optional<BookingBook.Arrival> came = floor.bookings().arrival(ticket.visitId());
        if (came.isEmpty()) return null;
        return ArrivalRules.booked(
                line.appointments(), came.get().bookedAt(), came.get().checkedInAt(), now);
    }

    /** A profile the site does not have (any more) is none. */
    public static Seat seat(FloorState floor, Counter counter, PersonId person) {
        ProfileId profile = counter.profile();
        return new Seat(
                counter.id(),
                person,
                Set.copyOf(floor.services(counter.id())),
                profile == null ? null : floor.site().line().profile(profile).orElse(null));
    }

    public static Hall hall(FloorState floor, Instant now) {
        Map<ServiceId, Duration> promises = new HashMap<>();
        Map<ServiceId, Integer> open = new HashMap<>();
        for (Service service : floor.site().services())
            if (service.callAtLatestAfter() != null) promises.put(service.id(), service.callAtLatestAfter());
        for (Counter counter : floor.site().counters())
            if (floor.counters().isCalling(counter.id()))
                floor.services(counter.id()).forEach(service -> open.merge(service, 1, Integer::sum));
        LocalTime time = now.atZone(floor.site().calendar().zone()).toLocalTime();
        return new Hall(now, time, floor.site().line().interleave(), promises, open);
    }

    /** What the fact of a call in order keeps of it. */
    static TicketCalled.Order order(Pick pick) {
        CounterMemory after = pick.memory();
        return new TicketCalled.Order(pick.reason(), pick.rule(), after.profile(), after.passed(), pick.use(), null);
    }

    /** The same for a visit the officer chose: in order if it was its turn. */
    static TicketCalled.Order order(
            VisitId visit, CounterState state, Optional<Pick> next, @Nullable ChoiceReason because) {
        if (LineRules.isTurnOf(visit, next)) return order(next.get());
        CounterMemory kept = state.memory();
        return new TicketCalled.Order(
                CallReason.CHOSEN,
                null,
                kept.profile(),
                kept.passed(),
                CounterMemory.NO_RULE,
                next.map(FloorLine::instead).orElse(null),
                because);
    }

    private static TicketCalled.Next instead(Pick pick) {
        return new TicketCalled.Next(pick.waiting().visitId(), pick.waiting().number(), pick.reason(), pick.rule());
    }
}
