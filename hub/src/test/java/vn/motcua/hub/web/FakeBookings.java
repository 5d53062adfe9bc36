package vn.motcua.hub.web;

import io.vertx.core.Future;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import vn.motcua.core.model.BookingCode;
import vn.motcua.core.model.BookingId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Text;
import vn.motcua.core.wire.Requests;
import vn.motcua.hub.booking.BookingService;
import vn.motcua.hub.booking.BookingStatus;
import vn.motcua.hub.platform.ledger.Outcome;
import vn.motcua.hub.ticket.TicketStatus;

/** The bookings of a {@link FakeHub}: one booking known from the start, slots at ten (free) and at half past ten (full). */
final class FakeBookings implements BookingService {
    static final BookingCode CODE = BookingCode.of("BCGHKLMNPQT");
    static final BookingId ID = new BookingId("01935a60-0000-7000-8000-0000000000b1");
    static final ServiceId SERVICE = new ServiceId("nop-ho-so");
    static final Instant TEN = Instant.parse("2026-11-23T03:00:00Z");
    static final LocalDate DAY = LocalDate.of(2026, 11, 23);
    private static final Duration HALF = Duration.ofMinutes(30);

    final Map<BookingCode, BookingView> known = new ConcurrentHashMap<>(Map.of(CODE, view(BookingStatus.BOOKED, TEN)));
    final Map<RequestId, BookingView> made = new ConcurrentHashMap<>();
    private final FakeHub hub;

    FakeBookings(FakeHub hub) {
        this.hub = hub;
    }

    static BookingView view(BookingStatus status, Instant at) {
        return new BookingView(ID, SERVICE, at, at.plus(HALF), status, null);
    }

    @Override
    public Future<Outcome<Made>> make(RequestId requestId, ServiceId service, Instant startsAt, Text.Locale locale) {
        BookingId id = new BookingId(requestId.value());
        BookingView view = new BookingView(id, service, startsAt, startsAt.plus(HALF), BookingStatus.BOOKED, null);
        made.put(requestId, view);
        return hub.decide("book " + service + " " + startsAt + " " + requestId, new Made(CODE, view));
    }

    @Override
    public Future<Optional<BookingView>> made(RequestId requestId) {
        return Future.succeededFuture(Optional.ofNullable(made.get(requestId)));
    }

    @Override
    public Future<Outcome<BookingView>> move(RequestId requestId, BookingCode code, Instant startsAt) {
        return hub.decide("move " + startsAt, view(BookingStatus.BOOKED, startsAt));
    }

    @Override
    public Future<Outcome<BookingView>> cancel(RequestId requestId, BookingCode code) {
        return hub.decide("cancel", view(BookingStatus.CANCELLED, TEN));
    }

    @Override
    public Future<Outcome<CheckedIn>> checkIn(RequestId requestId, PersonId person, BookingCode code) {
        return came(requestId);
    }

    @Override
    public Future<Outcome<CheckedIn>> checkIn(RequestId requestId, PersonId person, BookingId booking) {
        return came(requestId);
    }

    private Future<Outcome<CheckedIn>> came(RequestId requestId) {
        Requests.Allocated ticket =
                new Requests.Allocated(requestId, FakeHub.VISIT, FakeHub.NUMBER, DAY, 3, 12, 20, false, FakeHub.NOW);
        return hub.decide("check in", new CheckedIn(ticket, ID, TEN, Standing.ON_TIME, false, TicketStatus.WAITING));
    }

    @Override
    public Future<Outcome<Requests.Allocated>> checkIn(
            vn.motcua.core.model.AgentId agent, Requests.AllocateTicket ask) {
        return hub.decide(
                "check in",
                new Requests.Allocated(
                        ask.requestId(), ask.visitId(), FakeHub.NUMBER, DAY, 3, 12, 20, false, FakeHub.NOW));
    }

    @Override
    public Future<Optional<AtKiosk>> atKiosk(BookingCode code) {
        return find(code)
                .map(found -> found.map(
                        view -> new AtKiosk(AtKiosk.State.READY, SERVICE, TEN, Standing.ON_TIME, view.visitId())));
    }

    @Override
    public Future<Optional<BookingView>> find(BookingCode code) {
        return Future.succeededFuture(Optional.ofNullable(known.get(code)));
    }

    @Override
    public Future<List<DayView>> days(ServiceId service) {
        return Future.succeededFuture(List.of(
                new DayView(DAY, DayState.FREE, 7),
                new DayView(DAY.plusDays(1), DayState.CLOSED, 0),
                new DayView(DAY.plusDays(2), DayState.FULL, 0)));
    }

    @Override
    public Future<List<SlotView>> slots(ServiceId service, LocalDate day) {
        return Future.succeededFuture(List.of(
                new SlotView(TEN.minus(HALF), TEN, 2, false),
                new SlotView(TEN, TEN.plus(HALF), 2, true),
                new SlotView(TEN.plus(HALF), TEN.plus(HALF).plus(HALF), 0, true)));
    }

    @Override
    public Future<List<BookingView>> ofDay(LocalDate day) {
        return Future.succeededFuture(List.copyOf(known.values()));
    }
}
