package vn.motcua.hub.web;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.LocalDate;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.VisitId;
import vn.motcua.hub.platform.http.Body;
import vn.motcua.hub.platform.http.Call;
import vn.motcua.hub.platform.http.RefusedException;
import vn.motcua.hub.platform.http.Reply;
import vn.motcua.hub.ticket.Party;
import vn.motcua.hub.ticket.TicketService;
import vn.motcua.hub.visit.VisitQueries;

/** Tickets issued at the console, marked reprints, and the visit as one time line. */
final class VisitRoutes {
    private static final int PAGE = 200;
    /** Letters of a series and at most eight digits: a citizen's number, typed here by a scanner, is none. */
    private static final Pattern NUMBER = Pattern.compile("([A-ZĐ]{1,4}-?)?[0-9]{1,8}");

    private final TicketService tickets;
    private final VisitQueries visits;
    private final Supplier<Site> site;
    private final Clock clock;
    private final IssuedTickets issued;

    VisitRoutes(Vertx vertx, TicketService tickets, VisitQueries visits, Supplier<Site> site, Clock clock) {
        this.tickets = tickets;
        this.visits = visits;
        this.site = site;
        this.clock = clock;
        this.issued = new IssuedTickets(vertx, site, tickets::codeOf);
    }

    void mount(Endpoints endpoints) {
        endpoints
                .on(HubEndpoint.ISSUE_TICKET, this::issue)
                .on(HubEndpoint.REPRINT, this::reprint)
                .on(HubEndpoint.FIND_VISITS, this::find)
                .on(HubEndpoint.VISIT, this::timeline);
    }

    private Future<Reply> issue(Call call) {
        Body body = call.body();
        RequestId request = body.requestId();
        ServiceId service = body.id("serviceId", ServiceId::new);
        Priority priority = priority(body);
        int people = body.has("people") ? body.integer("people", 1, Party.PEOPLE_MAX) : 1;
        int count = body.has("count") ? body.integer("count", 1, TicketService.ROW_MAX) : 1;
        boolean isShown = body.flag("qr");
        return Answers.later(
                tickets.issueRow(request, call.caller().id(), service, priority, people, count),
                row -> issued.answer(row.tickets(), isShown).map(answer -> Reply.json(201, answer)));
    }

    private Priority priority(Body body) {
        List<String> codes = site.get().line().classes().stream()
                .map(one -> one.code().value())
                .toList();
        return new Priority(body.choiceOr("priority", codes, Priority.NORMAL.value()));
    }

    private Future<Reply> reprint(Call call) {
        VisitId visit = call.path("id", VisitId::new);
        RequestId request = call.body().requestId();
        return Answers.of(tickets.reprint(request, call.caller().id(), visit), started -> Reply.json(202, started));
    }

    private Future<Reply> find(Call call) {
        LocalDate day = call.day("day").orElseGet(() -> site.get().calendar().businessDay(clock.instant()));
        Optional<String> number = call.query("number", "number", VisitRoutes::number);
        return number.isPresent()
                ? visits.find(day, number.get()).map(found -> Reply.json(Map.of("visits", found)))
                : page(call, day);
    }

    private Future<Reply> page(Call call, LocalDate day) {
        VisitId after = call.query("after", "id", VisitId::new).orElse(null);
        int limit = call.query("limit", 1, VisitQueries.PAGE_MAX).orElse(PAGE);
        return visits.ofDay(day, after, limit).map(found -> Reply.json(Map.of("visits", found)));
    }

    private Future<Reply> timeline(Call call) {
        return visits.timeline(call.path("id", VisitId::new))
                .map(found -> found.map(Reply::json).orElseThrow(() -> new RefusedException("UNKNOWN_VISIT")));
    }

    private static String number(String text) {
        if (!NUMBER.matcher(text.replaceAll("\\s", "").toUpperCase(Locale.ROOT)).matches())
            throw new IllegalArgumentException("number");
        return text;
    }
}
