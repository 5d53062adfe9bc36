package vn.motcua.hub.web;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Function;
import vn.motcua.core.model.BookingCode;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.Service;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.wire.Requests;
import vn.motcua.hub.booking.BookingService;
import vn.motcua.hub.booking.BookingStatus;
import vn.motcua.hub.booking.reminder.Contact;
import vn.motcua.hub.platform.http.Call;
import vn.motcua.hub.platform.http.RefusedException;
import vn.motcua.hub.platform.http.Reply;
import vn.motcua.hub.platform.ledger.Outcome;

/** The booking pages, for anybody. What a form is refused for is said on the page where another choice can be made. */
final class BookingPageRoutes {
    /** After these another slot may be chosen. */
    private static final Set<String> CHOOSE_AGAIN =
            Set.of("SLOT_FULL", "TOO_LATE", "TOO_FAR", "NO_SLOT", "CONTACT_BAD");

    private static final String OVER = "BOOKING_OVER";
    private static final int NONCE_MAX = 64;
    private static final int GIVEN_MAX = 20;
    private final BookingDesk desk;
    private final BookingService bookings;
    private final BookingPage page;
    private final BookedPage booked;
    private final Clock clock;

    BookingPageRoutes(BookingDesk desk, Clock clock) {
        this.desk = desk;
        this.bookings = desk.bookings;
        this.clock = clock;
        BookingWords words = new BookingWords();
        this.page = new BookingPage(desk.site, words, desk.reminders.isOn());
        this.booked = new BookedPage(page, words, desk.site);
    }

    void mount(Endpoints endpoints) {
        endpoints
                .on(HubEndpoint.BOOKING_PAGE, this::choose)
                .on(HubEndpoint.BOOK_BY_PAGE, this::book)
                .on(HubEndpoint.BOOKED_PAGE, this::show)
                .on(HubEndpoint.BOOKED_CALENDAR, this::calendar)
                .on(HubEndpoint.ASK_MOVE_PAGE, this::askMove)
                .on(HubEndpoint.MOVE_BY_PAGE, this::move)
                .on(HubEndpoint.ASK_CANCEL_PAGE, this::askCancel)
                .on(HubEndpoint.CANCEL_BY_PAGE, this::cancel);
    }

    private Future<Reply> choose(Call call) {
        desk.look(call);
        Optional<String> code = call.query("code");
        if (code.isPresent()) return goTo(call, code.get());
        Optional<Service> service =
                call.query("service", "slug", ServiceId::new).flatMap(this::offered);
        if (service.isEmpty()) return Future.succeededFuture(services(call, ""));
        String query = "service=" + service.get().id() + "&";
        return slots(call, new BookingPage.Way("/b", query, service.get(), note(call)));
    }

    private Reply services(Call call, String note) {
        return page.services(BookingRoutes.offered(desk.site.get()), note, call.locale());
    }

    private Optional<Service> offered(ServiceId id) {
        Site site = desk.site.get();
        return site.service(id).filter(service -> site.bookable(id) > 0);
    }

    private Future<Reply> goTo(Call call, String typed) {
        return desk.find(call, typed)
                .map(found -> found.map(known -> Reply.seeOther(back(call, known.code(), "")))
                        .orElseGet(() -> services(call, "code.wrong")));
    }

    /** Days, or the slots of the day asked for. */
    private Future<Reply> slots(Call call, BookingPage.Way way) {
        Optional<LocalDate> day = call.day("day");
        ServiceId service = way.service().id();
        return day.isPresent()
                ? bookings.slots(service, day.get()).map(found -> page.slots(way, day.get(), found, call.locale()))
                : bookings.days(service).map(days -> page.days(way, days, call.locale()));
    }

    /** Why the last choice was not taken. */
    private static String note(Call call) {
        return call.query("note").filter(CHOOSE_AGAIN::contains).orElse("");
    }

    private Future<Reply> book(Call call) {
        // What the page booked before is looked up first, and that is not free either.
        desk.look(call);
        ServiceId service = form(call, "service", "slug", ServiceId::new);
        Instant startsAt = form(call, "start", "instant", BookingRoutes::instant);
        // The page's own mark and the slot: a second press is the same request, another slot is another.
        String wish = service + " " + startsAt;
        String typed = contact(call);
        Optional<Contact> contact = Contact.typed(typed);
        if (!typed.isBlank() && contact.isEmpty())
            return Future.succeededFuture(Reply.seeOther(chooseAgain(call, service, startsAt, "CONTACT_BAD")));
        return fresh(call, wish, 0)
                .compose(request -> desk.make(call, request, service, startsAt, call.locale(), contact))
                .compose(outcome -> answer(
                        outcome,
                        booked -> back(call, booked.made().code(), "note=" + note(contact, booked) + "&"),
                        refusal -> chooseAgain(call, service, startsAt, refusal.code())));
    }

    /** Who gave up what this page once booked, came back to it and presses again books anew. */
    private Future<RequestId> fresh(Call call, String wish, int given) {
        RequestId request = request(call, given == 0 ? wish : wish + " " + given);
        return bookings.made(request)
                .compose(made -> made.isPresent() && made.get().status() == BookingStatus.CANCELLED && given < GIVEN_MAX
                        ? fresh(call, wish, given + 1)
                        : Future.succeededFuture(request));
    }

    /** Nobody who left where to be reminded is told that he will be if he will not. */
    private static String note(Optional<Contact> contact, BookingDesk.Booked booked) {
        if (contact.isEmpty()) return "made";
        return booked.reminded() ? "reminded" : "unreminded";
    }

    private String chooseAgain(Call call, ServiceId service, Instant startsAt, String note) {
        return "/b?service=" + service + "&day=" + day(startsAt) + "&note=" + note + "&lang="
                + BookingWords.tag(call.locale());
    }

    /** Nothing where nobody is reminded, whatever a form says. */
    private String contact(Call call) {
        List<String> values = desk.reminders.isOn() ? call.form("contact") : List.of();
        return values.size() == 1 ? values.get(0) : "";
    }

    private LocalDate day(Instant startsAt) {
        return desk.site.get().calendar().businessDay(startsAt);
    }

    private static RequestId request(Call call, String what) {
        String nonce = form(call, "nonce", "uuid", text -> text);
        if (nonce.length() > NONCE_MAX) throw RefusedException.badField("nonce", "uuid");
        byte[] all = (nonce + " " + what).getBytes(StandardCharsets.UTF_8);
        return new RequestId(UUID.nameUUIDFromBytes(all).toString());
    }

    private static <T> Future<Reply> answer(
            Outcome<T> outcome, Function<T, String> onDone, Function<Requests.Refusal, String> onRefused) {
        return outcome.<Future<Reply>>match(
                done -> Future.succeededFuture(Reply.seeOther(onDone.apply(done))),
                refusal ->
                        CHOOSE_AGAIN.contains(refusal.code()) || refusal.code().equals(OVER)
                                ? Future.succeededFuture(Reply.seeOther(onRefused.apply(refusal)))
                                : Future.failedFuture(RefusedException.of(refusal)));
    }

    private Future<Reply> show(Call call) {
        desk.look(call);
        String note = call.query("note")
                .filter(Set.of("made", "moved", "reminded", "unreminded", "over")::contains)
                .orElse("");
        return withBooking(call, known -> booked.of(known.code(), known.view(), note, clock.instant(), call.locale()));
    }

    private Future<Reply> calendar(Call call) {
        desk.look(call);
        return withBooking(call, known -> booked.calendar(known.code(), known.view(), clock.instant(), call.locale()));
    }

    private Future<Reply> askMove(Call call) {
        desk.look(call);
        return desk.require(call, call.pathText("code")).compose(known -> {
            Optional<Service> service = offered(known.view().serviceId());
            if (service.isEmpty() || !mayChange(known))
                return Future.succeededFuture(Reply.seeOther(back(call, known.code(), "")));
            String path = BookedPage.path(known.code()) + "/move";
            return slots(call, new BookingPage.Way(path, "", service.get(), note(call)));
        });
    }

    private boolean mayChange(BookingDesk.Known known) {
        return known.view().status() == BookingStatus.BOOKED
                && clock.instant().isBefore(known.view().startsAt());
    }

    private Future<Reply> move(Call call) {
        desk.change(call);
        Instant startsAt = form(call, "start", "instant", BookingRoutes::instant);
        return desk.require(call, call.pathText("code"))
                .compose(known -> bookings.move(
                                request(call, known.code().value() + " " + startsAt), known.code(), startsAt)
                        .compose(outcome -> answer(
                                outcome,
                                moved -> back(call, known.code(), "note=moved&"),
                                refusal -> refusal.code().equals(OVER)
                                        ? back(call, known.code(), "note=over&")
                                        : BookedPage.path(known.code()) + "/move?day=" + day(startsAt) + "&note="
                                                + refusal.code() + "&lang=" + BookingWords.tag(call.locale()))));
    }

    private Future<Reply> askCancel(Call call) {
        desk.look(call);
        return withBooking(
                call,
                known -> mayChange(known)
                        ? booked.askCancel(known.code(), known.view(), call.locale())
                        : Reply.seeOther(back(call, known.code(), "")));
    }

    /** The step between the link and the deed: nothing that merely follows links gives a slot back. */
    private Future<Reply> cancel(Call call) {
        desk.change(call);
        if (!form(call, "confirm", "confirm", text -> text).equals("YES"))
            throw RefusedException.badField("confirm", "confirm");
        RequestId request = new RequestId(UUID.randomUUID().toString());
        return desk.require(call, call.pathText("code"))
                .compose(known -> bookings.cancel(request, known.code())
                        .map(outcome -> outcome.match(done -> "", refused -> "note=over&"))
                        .map(note -> Reply.seeOther(back(call, known.code(), note))));
    }

    private Future<Reply> withBooking(Call call, Function<BookingDesk.Known, Reply> shown) {
        return desk.find(call, call.pathText("code"))
                .map(found -> found.map(shown).orElseGet(() -> services(call, "code.wrong")));
    }

    private static String back(Call call, BookingCode code, String note) {
        return BookedPage.path(code) + "?" + note + "lang=" + BookingWords.tag(call.locale());
    }

    private static <T> T form(Call call, String field, String allowed, Function<String, T> make) {
        List<String> values = call.isForm() ? call.form(field) : List.of();
        if (values.size() != 1) throw RefusedException.badField(field, allowed);
        try {
            return make.apply(values.get(0));
        } catch (IllegalArgumentException | java.time.DateTimeException refused) {
            throw RefusedException.badField(field, allowed);
        }
    }
}
