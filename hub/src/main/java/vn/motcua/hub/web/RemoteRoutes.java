package vn.motcua.hub.web;

import io.vertx.core.Future;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Supplier;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.Service;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.TicketCode;
import vn.motcua.core.wire.Requests;
import vn.motcua.hub.platform.http.AddressRate;
import vn.motcua.hub.platform.http.Call;
import vn.motcua.hub.platform.http.RefusedException;
import vn.motcua.hub.platform.http.Reply;
import vn.motcua.hub.ticket.TicketService;
import vn.motcua.hub.visit.VisitQueries;

/** Numbers taken on a phone: the page for anybody, and the officer who sees that somebody has come. Any thread. */
final class RemoteRoutes {
    /** What the page has words of its own for. Of every other refusal its own are said, such as when to come. */
    private static final Set<String> SAID = Set.of("REMOTE_FULL", "REMOTE_NOT_OFFERED", "REMOTE_MANY");

    private static final int NONCE_MAX = 64;
    private static final int GIVEN_MAX = 20;
    private final TicketService tickets;
    private final VisitQueries visits;
    private final Supplier<Site> site;
    private final RemotePage page;
    private final AddressRate looks;
    private final AddressRate changes;
    private final BookingLimit limit;

    RemoteRoutes(TicketService tickets, VisitQueries visits, Supplier<Site> site, Clock clock) {
        this.tickets = tickets;
        this.visits = visits;
        this.site = site;
        BookingWords words = new BookingWords();
        this.page = new RemotePage(new BookingPage(site, words, false), words);
        this.looks = new AddressRate(clock, 600, 1200);
        this.changes = new AddressRate(clock, 60, 60);
        this.limit = new BookingLimit(clock);
    }

    void mount(Endpoints endpoints) {
        endpoints
                .on(HubEndpoint.REMOTE_PAGE, this::show)
                .on(HubEndpoint.TAKE_REMOTE, this::take)
                .on(HubEndpoint.REMOTE_HERE, this::here);
    }

    /** Services that give numbers to phones, in the order of the kiosk. */
    static List<Service> offered(Site site) {
        return site.services().stream()
                .filter(service -> site.bookings().remote().isOffered(service.id()))
                .toList();
    }

    private Future<Reply> show(Call call) {
        looks.take(call.address());
        String note = call.query("note").filter(SAID::contains).orElse("");
        return Future.succeededFuture(page(call, 200, note.isEmpty() ? "" : page.said(note, call.locale())));
    }

    private Reply page(Call call, int status, String note) {
        Site now = site.get();
        return page.services(status, offered(now), now.bookings().remote().keeps(), note, call.locale());
    }

    private Future<Reply> take(Call call) {
        changes.take(call.address());
        ServiceId service = form(call, "service");
        String nonce = call.form("nonce").stream().findFirst().orElse("");
        if (nonce.isEmpty() || nonce.length() > NONCE_MAX) throw RefusedException.badField("nonce", "uuid");
        return take(call, service, "remote " + nonce + " " + service, 0);
    }

    /** @param given how often what this page took before was given back: who comes back to it and presses again takes another */
    private Future<Reply> take(Call call, ServiceId service, String wish, int given) {
        byte[] all = (given == 0 ? wish : wish + " " + given).getBytes(StandardCharsets.UTF_8);
        RequestId request = new RequestId(UUID.nameUUIDFromBytes(all).toString());
        String who = call.address() + " " + service;
        try {
            limit.require(
                    who, site.get().calendar(), site.get().bookings().remote().perAddress(), request);
        } catch (RefusedException many) {
            return again(call, "REMOTE_MANY");
        }
        return tickets.takeRemote(request, service, call.locale())
                .compose(outcome -> outcome.<Future<Reply>>match(
                        taken -> {
                            limit.count(who, request);
                            return isGivenBack(taken.code())
                                    .compose(isOver -> isOver && given < GIVEN_MAX
                                            ? take(call, service, wish, given + 1)
                                            : Future.succeededFuture(Reply.seeOther("/t/"
                                                    + taken.code().value() + "?lang="
                                                    + BookingWords.tag(call.locale()))));
                        },
                        refusal -> refused(call, refusal)));
    }

    private Future<Boolean> isGivenBack(TicketCode code) {
        return visits.phone(code)
                .map(view -> view.isPresent() && view.get().state().equals("CANCELLED"));
    }

    private Future<Reply> refused(Call call, Requests.Refusal refusal) {
        return SAID.contains(refusal.code())
                ? again(call, refusal.code())
                : Future.succeededFuture(page(call, 409, refusal.message().in(call.locale())));
    }

    private static Future<Reply> again(Call call, String note) {
        return Future.succeededFuture(Reply.seeOther("/r?note=" + note + "&lang=" + BookingWords.tag(call.locale())));
    }

    private static ServiceId form(Call call, String field) {
        List<String> values = call.isForm() ? call.form(field) : List.of();
        if (values.size() != 1) throw RefusedException.badField(field, "slug");
        try {
            return new ServiceId(values.get(0));
        } catch (IllegalArgumentException unfit) {
            throw RefusedException.badField(field, "slug");
        }
    }

    /** By the ticket's code, read from the phone. */
    private Future<Reply> here(Call call) {
        String typed = call.body().text("code", 1, 64);
        PersonId person = call.caller().id();
        Optional<TicketCode> code = TicketCode.isValid(typed) ? Optional.of(new TicketCode(typed)) : Optional.empty();
        if (code.isEmpty()) throw new RefusedException("UNKNOWN_TICKET");
        return visits.phone(code.get())
                .compose(found -> found.map(view -> tickets.live(view.visitId(), null, person))
                        .orElseThrow(() -> new RefusedException("UNKNOWN_TICKET")))
                .compose(outcome -> Answers.of(Future.succeededFuture(outcome), Reply::json));
    }
}
