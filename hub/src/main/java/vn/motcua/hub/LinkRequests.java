package vn.motcua.hub;

import io.vertx.core.Future;
import java.time.Clock;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.BookingCode;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.TicketCode;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.LinkFrame;
import vn.motcua.core.wire.Requests;
import vn.motcua.core.wire.WireException;
import vn.motcua.hub.booking.BookingService;
import vn.motcua.hub.counter.AnnouncerLeases;
import vn.motcua.hub.evidence.CameraEvidence;
import vn.motcua.hub.incident.HelpService;
import vn.motcua.hub.incident.PanicService;
import vn.motcua.hub.platform.ledger.Outcome;
import vn.motcua.hub.platform.ledger.Refusals;
import vn.motcua.hub.platform.ledger.RetryLaterException;
import vn.motcua.hub.platform.link.RequiredFields;
import vn.motcua.hub.scan.ScanService;
import vn.motcua.hub.ticket.Estimate;
import vn.motcua.hub.ticket.TicketService;
import vn.motcua.hub.ticket.WaitRange;
import vn.motcua.hub.visit.VisitQueries;

/** Agents' requests by name, docs/protocol.md §1. Any thread. */
final class LinkRequests {
    private final Supplier<Site> site;
    private final Clock clock;
    private final VisitQueries visits;
    private final TicketService tickets;
    private final AnnouncerLeases announcers;
    private final ScanService scans;
    private final PanicService panics;
    private final HelpService helps;
    private final BookingService bookings;
    private final CameraEvidence evidence;

    LinkRequests(
            Supplier<Site> site,
            Clock clock,
            TicketService tickets,
            VisitQueries visits,
            AnnouncerLeases announcers,
            ScanService scans,
            PanicService panics,
            HelpService helps,
            BookingService bookings,
            CameraEvidence evidence) {
        this.site = site;
        this.clock = clock;
        this.visits = visits;
        this.tickets = tickets;
        this.announcers = announcers;
        this.scans = scans;
        this.panics = panics;
        this.helps = helps;
        this.bookings = bookings;
        this.evidence = evidence;
    }

    Future<Optional<LinkFrame.Answer>> answer(AgentId agent, LinkFrame.Request request) {
        try {
            return decide(agent, request)
                    .map(outcome -> Optional.of(answer(request, outcome)))
                    .recover(LinkRequests::silence);
        } catch (WireException e) {
            Outcome<Object> refused = Outcome.refused(Refusals.of("BAD_REQUEST", String.valueOf(e.getMessage())));
            return Future.succeededFuture(Optional.of(answer(request, refused)));
        }
    }

    private Future<? extends Outcome<?>> decide(AgentId agent, LinkFrame.Request request) {
        return switch (request.name()) {
            case Requests.ALLOCATE_TICKET ->
                allocate(agent, RequiredFields.check(Json.read(request.body(), Requests.AllocateTicket.class)));
            case Requests.FIND_BOOKING ->
                find(RequiredFields.check(Json.read(request.body(), Requests.FindBooking.class)));
            case Requests.ACQUIRE_ANNOUNCER ->
                Future.succeededFuture(announcer(
                        agent, RequiredFields.check(Json.read(request.body(), Requests.AcquireAnnouncer.class))));
            case Requests.REPORT_SCAN ->
                scans.ofAgent(RequiredFields.check(Json.read(request.body(), Requests.ReportScan.class)));
            case Requests.FIND_TICKET ->
                find(agent, RequiredFields.check(Json.read(request.body(), Requests.FindTicket.class)));
            case Requests.RAISE_PANIC ->
                panics.raise(RequiredFields.check(Json.read(request.body(), Requests.RaisePanic.class)));
            case Requests.CALL_HELP ->
                helps.call(agent, RequiredFields.check(Json.read(request.body(), Requests.CallHelp.class)));
            case Requests.WANTED_EVIDENCE -> evidence.wanted(agent);
            case Requests.OFFER_EVIDENCE ->
                evidence.offer(agent, RequiredFields.check(Json.read(request.body(), Requests.OfferEvidence.class)));
            case Requests.MISS_EVIDENCE ->
                evidence.miss(agent, RequiredFields.check(Json.read(request.body(), Requests.MissEvidence.class)));
            default -> Future.succeededFuture(Outcome.refused(Refusals.of("UNKNOWN_REQUEST", request.name())));
        };
    }

    private Future<Outcome<Requests.Allocated>> allocate(AgentId agent, Requests.AllocateTicket ask) {
        return ask.booking() == null ? tickets.allocate(agent, ask) : bookings.checkIn(agent, ask);
    }

    /** Its number too, if it became one. A code that is none is told like one nobody has. */
    private Future<Outcome<Requests.FoundBooking>> find(Requests.FindBooking ask) {
        Optional<BookingCode> code = BookingCode.typed(ask.code());
        if (code.isEmpty()) return Future.succeededFuture(Outcome.refused(Refusals.of("UNKNOWN_BOOKING")));
        return bookings.atKiosk(code.get())
                .compose(found -> found.map(this::withTicket)
                        .orElseGet(() -> Future.succeededFuture(Outcome.refused(Refusals.of("UNKNOWN_BOOKING")))));
    }

    private Future<Outcome<Requests.FoundBooking>> withTicket(BookingService.AtKiosk booking) {
        VisitId visit = booking.visitId();
        if (visit == null) return Future.succeededFuture(Outcome.done(found(booking, null)));
        return visits.phone(visit)
                .map(view -> Outcome.done(found(booking, view.map(this::found).orElse(null))));
    }

    private static Requests.FoundBooking found(BookingService.AtKiosk booking, Requests.@Nullable FoundTicket ticket) {
        return new Requests.FoundBooking(
                booking.state().name(),
                booking.service(),
                booking.startsAt(),
                booking.standing().name(),
                ticket);
    }

    /** As its holder's phone shows it; a number taken on the phone is live from here on, for its holder stands at the kiosk. A code that is none is told like one nobody has. */
    private Future<Outcome<Requests.FoundTicket>> find(AgentId agent, Requests.FindTicket ask) {
        if (!TicketCode.isValid(ask.code())) return Future.succeededFuture(unknownTicket());
        TicketCode code = new TicketCode(ask.code());
        return visits.phone(code)
                .compose(found -> found.filter(view -> view.state().equals("REMOTE"))
                        .map(view -> tickets.live(view.visitId(), agent, null).compose(there -> visits.phone(code)))
                        .orElse(Future.succeededFuture(found)))
                .map(found -> found.map(view -> Outcome.done(found(view))).orElseGet(LinkRequests::unknownTicket));
    }

    private static Outcome<Requests.FoundTicket> unknownTicket() {
        return Outcome.refused(Refusals.of("UNKNOWN_TICKET"));
    }

    private Requests.FoundTicket found(VisitQueries.PhoneView view) {
        boolean isToday = view.businessDay().equals(site.get().calendar().businessDay(clock.instant()));
        WaitRange range = view.range();
        return new Requests.FoundTicket(
                view.number().text(),
                view.businessDay(),
                isToday,
                view.state(),
                view.ahead(),
                view.estimateMinutes(),
                range == null ? Estimate.UNKNOWN : range.toMinutes(),
                view.overBreak(),
                view.counter());
    }

    private Outcome<Requests.AnnouncerLease> announcer(AgentId agent, Requests.AcquireAnnouncer ask) {
        boolean isKnown = site.get().zones().stream().anyMatch(zone -> zone.id().equals(ask.zone()));
        if (!isKnown) return Outcome.refused(Refusals.of("UNKNOWN_ZONE"));
        return Outcome.done(new Requests.AnnouncerLease(ask.zone(), announcers.acquire(ask.zone(), agent)));
    }

    private static LinkFrame.Answer answer(LinkFrame.Request request, Outcome<?> outcome) {
        return outcome.match(
                value -> new LinkFrame.Answer(request.id(), true, Json.tree(value)),
                refusal -> new LinkFrame.Answer(request.id(), false, Json.tree(refusal)));
    }

    /** Its agent enrolled without the module that asks this. */
    static LinkFrame.Answer notEntitled(LinkFrame.Request request) {
        return answer(request, Outcome.refused(Refusals.of("NOT_ENTITLED", request.name())));
    }

    /** No decision is no answer: a kiosk then issues from its band, which a refusal would forbid. */
    private static Future<Optional<LinkFrame.Answer>> silence(Throwable cause) {
        return cause instanceof RetryLaterException
                ? Future.succeededFuture(Optional.empty())
                : Future.failedFuture(cause);
    }

    void gone(AgentId agent) {
        announcers.release(agent);
    }
}
