package vn.motcua.hub.web;

import io.vertx.core.Future;
import java.time.Clock;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import vn.motcua.core.model.TicketCode;
import vn.motcua.core.wire.Requests;
import vn.motcua.hub.Hub;
import vn.motcua.hub.platform.http.AddressRate;
import vn.motcua.hub.platform.http.Call;
import vn.motcua.hub.platform.http.RefusedException;
import vn.motcua.hub.platform.http.Reply;
import vn.motcua.hub.rating.RatingService;
import vn.motcua.hub.ticket.TicketService;
import vn.motcua.hub.visit.VisitQueries;
import vn.motcua.hub.visit.VisitQueries.PhoneView;

/**
 * The ticket on a phone, for whoever holds its code: how the line stands, giving the number back, the rating. A whole waiting hall
 * may sit behind one address, so unknown codes and numbers given back are counted strictly, the rest generously; the codes
 * themselves have 64 random bits.
 */
final class PhoneRoutes {
    private static final String CONFIRMED = "YES";
    private final VisitQueries visits;
    private final TicketService tickets;
    private final RatingService ratings;
    private final PhoneOpinion opinions;
    private final PhonePage page;
    private final PhoneLive live;
    private final AddressRate unknownRate;
    private final AddressRate wholeRate;
    private final AddressRate cancelRate;

    PhoneRoutes(Hub hub, Clock clock) {
        this.visits = hub.visits();
        this.tickets = hub.tickets();
        this.ratings = hub.ratings();
        this.opinions = new PhoneOpinion(hub::site);
        this.page = new PhonePage(hub::site, clock);
        this.unknownRate = new AddressRate(clock, 20, 20);
        this.wholeRate = new AddressRate(clock, 600, 1200);
        this.cancelRate = new AddressRate(clock, 30, 30);
        this.live = new PhoneLive(visits, hub.feed(), page, unknownRate, clock);
    }

    void mount(Endpoints endpoints) {
        endpoints
                .on(HubEndpoint.PHONE_PAGE, this::show)
                .on(HubEndpoint.PHONE_RATING, this::rate)
                .on(HubEndpoint.PHONE_ASK_CANCEL, this::askCancel)
                .on(HubEndpoint.PHONE_CANCEL, this::cancel)
                .on(HubEndpoint.PHONE_NOW, live::now)
                .raw(HubEndpoint.PHONE_LIVE, live::open);
    }

    private Future<Reply> show(Call call) {
        wholeRate.take(call.address());
        boolean isLate = call.query("note").filter("late"::equals).isPresent();
        return withTicket(
                call, (code, view) -> page.of(view, path(code), isLate ? "phone.cancel.late" : "", call.locale()));
    }

    /** Only asks; nothing has changed when this page is shown, and who comes too late is led back to the ticket. */
    private Future<Reply> askCancel(Call call) {
        wholeRate.take(call.address());
        return withTicket(
                call,
                (code, view) -> view.mayCancel()
                        ? page.askCancel(view, path(code), call.locale())
                        : Reply.seeOther(back(code, call)));
    }

    private Future<Reply> cancel(Call call) {
        cancelRate.take(call.address());
        Optional<TicketCode> code = code(call);
        if (code.isEmpty()) return Future.succeededFuture(unknown(call));
        requireConfirmed(call);
        return visits.phone(code.get())
                .compose(view -> view.map(known -> cancel(call, code.get(), known))
                        .orElseGet(() -> Future.succeededFuture(unknown(call))));
    }

    private Future<Reply> cancel(Call call, TicketCode code, PhoneView view) {
        return tickets.cancelByVisitor(view.visitId())
                .compose(outcome -> outcome.<Future<Reply>>match(
                        done -> Future.succeededFuture(cancelled(call, code, done)),
                        refusal -> late(call, code, refusal)));
    }

    private static Reply cancelled(Call call, TicketCode code, TicketService.Cancelled done) {
        return call.isForm()
                ? Reply.seeOther(back(code, call))
                : Reply.json(Map.of("number", done.number().text(), "state", "CANCELLED"));
    }

    /** A person sees the ticket, which says why; a program the refusal. */
    private static Future<Reply> late(Call call, TicketCode code, Requests.Refusal refusal) {
        return call.isForm()
                ? Future.succeededFuture(Reply.seeOther(back(code, call) + "&note=late"))
                : Future.failedFuture(RefusedException.of(refusal));
    }

    /** The step between the link and the deed: nothing that merely follows links gives a number back. */
    private static void requireConfirmed(Call call) {
        boolean isConfirmed = call.isForm()
                ? call.form("confirm").contains(CONFIRMED)
                : call.body().parsed("confirm", "confirm", word -> word).equals(CONFIRMED);
        if (!isConfirmed) throw RefusedException.badField("confirm", "confirm");
    }

    private Future<Reply> rate(Call call) {
        wholeRate.take(call.address());
        Optional<TicketCode> code = code(call);
        if (code.isEmpty()) return Future.succeededFuture(unknown(call));
        return Answers.of(
                ratings.rateByPhone(code.get(), opinions.of(call)),
                stored -> call.isForm()
                        ? Reply.seeOther(back(code.get(), call))
                        : Reply.json(201, Map.of("ratingId", stored.ratingId(), "counted", stored.counted())));
    }

    /** What is answered about a ticket somebody holds. */
    @FunctionalInterface
    private interface Shown {
        Reply of(TicketCode code, PhoneView view);
    }

    private Future<Reply> withTicket(Call call, Shown shown) {
        Optional<TicketCode> code = code(call);
        if (code.isEmpty()) return Future.succeededFuture(unknown(call));
        return visits.phone(code.get())
                .map(view -> view.map(known -> shown.of(code.get(), known)).orElseGet(() -> unknown(call)));
    }

    private Reply unknown(Call call) {
        unknownRate.take(call.address());
        if (call.wantsHtml()) return page.unknown(call.locale());
        throw new RefusedException("UNKNOWN_TICKET");
    }

    private static Optional<TicketCode> code(Call call) {
        return code(call.pathText("code"));
    }

    static Optional<TicketCode> code(String path) {
        String text = path.toUpperCase(Locale.ROOT);
        return TicketCode.isValid(text) ? Optional.of(new TicketCode(text)) : Optional.empty();
    }

    static String path(TicketCode code) {
        return "/t/" + code.value();
    }

    private static String back(TicketCode code, Call call) {
        return path(code) + "?lang=" + PhoneCard.tag(call.locale());
    }
}
