package vn.motcua.hub.web;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.motcua.core.model.BookingCode;
import vn.motcua.core.model.BookingId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.Service;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.Text;
import vn.motcua.hub.booking.BookingService;
import vn.motcua.hub.booking.BookingService.BookingView;
import vn.motcua.hub.booking.reminder.Contact;
import vn.motcua.hub.platform.http.Body;
import vn.motcua.hub.platform.http.Call;
import vn.motcua.hub.platform.http.RefusedException;
import vn.motcua.hub.platform.http.Reply;
import vn.motcua.hub.platform.ledger.Outcome;

/** Bookings by program: for the public, and the list of a day for the staff. */
final class BookingRoutes {
    private static final Instant END = Instant.parse("9999-12-30T00:00:00Z");

    private final BookingDesk desk;
    private final BookingService bookings;
    private final Clock clock;

    BookingRoutes(BookingDesk desk, Clock clock) {
        this.desk = desk;
        this.bookings = desk.bookings;
        this.clock = clock;
    }

    void mount(Endpoints endpoints) {
        endpoints
                .on(HubEndpoint.BOOKING_OFFER, this::offer)
                .on(HubEndpoint.BOOKING_SLOTS, this::slots)
                .on(HubEndpoint.MAKE_BOOKING, this::make)
                .on(HubEndpoint.BOOKINGS_OF_DAY, this::ofDay)
                .on(HubEndpoint.CHECK_IN, this::checkIn)
                .on(HubEndpoint.BOOKING, this::show)
                .on(HubEndpoint.MOVE_BOOKING, this::move)
                .on(HubEndpoint.CANCEL_BOOKING, this::cancel);
    }

    /** A service that may be booked. */
    record Offered(ServiceId id, Text name, Text hint) {
        static Offered of(Service service) {
            return new Offered(service.id(), service.name(), service.hint());
        }
    }

    /** Services that may be booked, in the order of the kiosk. */
    static List<Service> offered(Site site) {
        return site.services().stream()
                .filter(service -> site.bookable(service.id()) > 0)
                .toList();
    }

    private Future<Reply> offer(Call call) {
        desk.look(call);
        Site site = desk.site.get();
        Optional<ServiceId> service = call.query("service", "slug", ServiceId::new);
        Map<String, Object> offer = new LinkedHashMap<>();
        offer.put("timeZone", site.calendar().zone().getId());
        offer.put("reminders", desk.reminders.isOn());
        offer.put("slotMinutes", site.bookings().slot().toMinutes());
        offer.put("services", offered(site).stream().map(Offered::of).toList());
        if (service.isEmpty()) return Future.succeededFuture(Reply.json(offer));
        requireOffered(site, service.get());
        return bookings.days(service.get()).map(days -> {
            offer.put("days", days);
            return Reply.json(offer);
        });
    }

    private Future<Reply> slots(Call call) {
        desk.look(call);
        ServiceId service = call.query("service", "slug", ServiceId::new)
                .orElseThrow(() -> RefusedException.badField("service", "slug"));
        LocalDate day = call.day("day").orElseThrow(() -> RefusedException.badField("day", "day"));
        requireOffered(desk.site.get(), service);
        return bookings.slots(service, day).map(slots -> Reply.json(Map.of("slots", slots)));
    }

    private static void requireOffered(Site site, ServiceId service) {
        if (site.bookable(service) == 0) throw new RefusedException("NOT_OFFERED");
    }

    private Future<Reply> make(Call call) {
        Body body = call.body();
        RequestId request = body.requestId();
        ServiceId service = body.id("serviceId", ServiceId::new);
        Instant startsAt = body.parsed("startsAt", "instant", BookingRoutes::instant);
        Text.Locale locale = body.choiceOr("locale", Text.Locale.class, Text.Locale.VI);
        return Answers.of(
                desk.make(call, request, service, startsAt, locale, contact(body)),
                booked -> Reply.json(201, told(booked)));
    }

    private Optional<Contact> contact(Body body) {
        if (!body.has("contact")) return Optional.empty();
        if (!desk.reminders.isOn()) throw new RefusedException("NO_REMINDERS");
        return Optional.of(body.parsed(
                "contact", "contact", text -> Contact.typed(text).orElseThrow(IllegalArgumentException::new)));
    }

    private static Map<String, Object> told(BookingDesk.Booked booked) {
        Map<String, Object> told =
                new LinkedHashMap<>(told(booked.made().code(), booked.made().booking()));
        told.put("reminded", booked.reminded());
        return told;
    }

    /** What whoever holds the code is told: nothing of the visit it became. */
    private static Map<String, Object> told(BookingCode code, BookingView view) {
        return Map.of(
                "code", code.grouped(),
                "serviceId", view.serviceId(),
                "startsAt", view.startsAt(),
                "endsAt", view.endsAt(),
                "status", view.status());
    }

    private Future<Reply> show(Call call) {
        desk.look(call);
        return desk.require(call, call.pathText("code")).map(known -> Reply.json(told(known.code(), known.view())));
    }

    private Future<Reply> move(Call call) {
        desk.change(call);
        RequestId request = call.body().requestId();
        Instant startsAt = call.body().parsed("startsAt", "instant", BookingRoutes::instant);
        return desk.require(call, call.pathText("code"))
                .compose(known -> told(known.code(), bookings.move(request, known.code(), startsAt)));
    }

    private Future<Reply> cancel(Call call) {
        desk.change(call);
        RequestId request = call.body().requestIdOrNew();
        return desk.require(call, call.pathText("code"))
                .compose(known -> told(known.code(), bookings.cancel(request, known.code())));
    }

    private static Future<Reply> told(BookingCode code, Future<Outcome<BookingView>> outcome) {
        return Answers.of(outcome, view -> Reply.json(told(code, view)));
    }

    private Future<Reply> ofDay(Call call) {
        LocalDate day =
                call.day("day").orElseGet(() -> desk.site.get().calendar().businessDay(clock.instant()));
        return bookings.ofDay(day).map(found -> Reply.json(Map.of("bookings", found)));
    }

    private Future<Reply> checkIn(Call call) {
        Body body = call.body();
        RequestId request = body.requestId();
        PersonId person = call.caller().id();
        return Answers.of(
                body.has("bookingId")
                        ? bookings.checkIn(request, person, body.id("bookingId", BookingId::new))
                        : bookings.checkIn(request, person, body.parsed("code", "bookingCode", BookingRoutes::code)),
                Reply::json);
    }

    /** Of a year with four figures: beyond, no calendar can count. */
    static Instant instant(String text) {
        Instant at = Instant.parse(text);
        if (at.isBefore(Instant.EPOCH) || !at.isBefore(END)) throw new IllegalArgumentException("instant");
        return at;
    }

    private static BookingCode code(String typed) {
        return BookingCode.typed(typed).orElseThrow(() -> new IllegalArgumentException("code"));
    }
}
