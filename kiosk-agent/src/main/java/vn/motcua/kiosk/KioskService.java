package vn.motcua.kiosk;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.LocalDate;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.random.RandomGenerator;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.event.TicketStored.Origin;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.Series;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.TicketCode;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.Requests;
import vn.motcua.core.wire.Requests.Allocated;
import vn.motcua.core.wire.WireException;
import vn.motcua.edge.clock.AgentClock;
import vn.motcua.edge.module.RefusedException;
import vn.motcua.edge.module.StoreFullException;
import vn.motcua.edge.print.PrintJob;
import vn.motcua.edge.store.AgentStore;
import vn.motcua.edge.store.EventIds;
import vn.motcua.edge.store.StoredJob;
import vn.motcua.edge.store.TicketBooking;
import vn.motcua.edge.store.TicketRequest;
import vn.motcua.edge.store.TicketSlip;
import vn.motcua.kiosk.TicketLedger.Issued;

/**
 * Turns a touch into a number. The request is stored, the hub asked, the answer stored together with its print job, and only then
 * told and printed. No answer within the hub's patience: the number comes from the offline band, and a late answer is ignored. One
 * request has one number, asked once or ten times at once, before or after a restart (I4). Event loop only.
 */
final class KioskService {
    private static final Logger LOG = LoggerFactory.getLogger(KioskService.class);
    private static final int MOST_AT_ONCE = 64;

    private final Vertx vertx;
    private final KioskSettings settings;
    private final HubLine hub;
    private final AgentClock clock;
    private final AgentStore store;
    private final TicketLedger ledger;
    private final KioskMode mode;
    private final KioskTexts texts;
    private final RandomGenerator random;
    private final Outlet printer;
    private final Runnable onChange;
    private final Map<RequestId, Future<Issued>> inFlight = new HashMap<>();
    private final Map<String, Future<Issued>> slipsInFlight = new HashMap<>();
    private @Nullable RefusedException stopped;
    private long timer = -1;
    private int ticks;

    /** Where tickets come out. Called on the event loop; returns at once. */
    interface Outlet {
        void print(PrintJob job);

        /** A ticket with this code is being made: what can be drawn of it may be drawn now. */
        default void foresee(String qrUrl, String qrCaption) {}
    }

    /**
     * @param random cryptographically strong; mints the codes
     * @param printer takes a job the journal holds
     * @param onChange told when the mode or a general refusal changes
     */
    KioskService(
            Vertx vertx,
            KioskSettings settings,
            HubLine hub,
            AgentClock clock,
            AgentStore store,
            KioskTexts texts,
            RandomGenerator random,
            Outlet printer,
            Runnable onChange) {
        this.vertx = vertx;
        this.settings = settings;
        this.hub = hub;
        this.clock = clock;
        this.store = store;
        this.texts = texts;
        this.random = random;
        this.printer = printer;
        this.onChange = onChange;
        this.ledger = new TicketLedger(
                store, settings, new PrintoutComposer(texts), new OfflineContingents(texts), clock::now);
        this.mode = new KioskMode(store, settings, clock::now, onChange);
    }

    Future<Void> start() {
        return mode.load().onSuccess(loaded -> timer = vertx.setPeriodic(1_000, id -> look()));
    }

    void stop() {
        vertx.cancelTimer(timer);
    }

    KioskMode mode() {
        return mode;
    }

    Optional<Site> site() {
        return hub.site();
    }

    /** What would refuse every touch now, for the page to say before it is touched. */
    Optional<RefusedException> generalRefusal() {
        if (stopped != null) return Optional.of(stopped);
        Optional<Site> site = hub.site();
        if (site.isEmpty()) return Optional.of(texts.refused("NOT_READY"));
        if (clockInDoubt()) return Optional.of(texts.refused("CLOCK_SUSPECT"));
        var calendar = site.get().calendar();
        return calendar.isOpen(clock.now())
                ? Optional.empty()
                : Optional.of(KioskRules.closed(calendar, clock.now(), texts));
    }

    /** The business day of now; empty before the site is known. */
    Optional<LocalDate> businessDay() {
        return hub.site().map(site -> site.calendar().businessDay(clock.now()));
    }

    /** The same, but empty while nobody can say which day it is. */
    Optional<LocalDate> certainDay() {
        return clockInDoubt() ? Optional.empty() : businessDay();
    }

    // While the hub answers, its clock decides.
    private boolean clockInDoubt() {
        return clock.isSuspect() && (!mode.isOnline() || hub.healthyFor().isEmpty());
    }

    /** The number of a request; fails with {@link RefusedException} when there is none to give. */
    Future<Issued> issue(TicketAsk ask) {
        Future<Issued> running = inFlight.get(ask.requestId());
        if (running != null) return running;
        TicketSlip slip = ask.slip();
        Future<Issued> sameSlip = slip == null ? null : slipsInFlight.get(slip.key());
        if (sameSlip != null) return sameSlip;
        if (inFlight.size() >= MOST_AT_ONCE) return Future.failedFuture(texts.refused("TOO_BUSY"));
        Future<Issued> answer = begin(ask).recover(this::inWords);
        inFlight.put(ask.requestId(), answer);
        if (slip != null) slipsInFlight.put(slip.key(), answer);
        return answer.onComplete(done -> {
            inFlight.remove(ask.requestId());
            if (slip != null) slipsInFlight.remove(slip.key());
        });
    }

    /** The answer given before; empty if there was none. */
    Future<Optional<Issued>> find(RequestId id) {
        return ledger.find(id).map(found -> found.filter(KioskService::hasNumber));
    }

    private static boolean hasNumber(Issued issued) {
        return issued.request().issue() != null;
    }

    // Whether it has its number already is looked up where it is remembered: a touch costs one transaction before the
    // hub is asked.
    private Future<Issued> begin(TicketAsk ask) {
        Optional<RefusedException> refusal = KioskRules.refusal(hub.site(), ask, clock.now(), clockInDoubt(), texts);
        VisitId visit = new VisitId(EventIds.next());
        Optional<TicketLedger.SlipToday> slip = businessDay()
                .flatMap(day -> Optional.ofNullable(ask.slip()).map(one -> new TicketLedger.SlipToday(one, day)));
        return ledger.remember(KioskRules.fresh(ask, visit, random, clock.now()), slip, ask.booking(), refusal)
                .compose(known -> hasNumber(known)
                        ? Future.succeededFuture(known)
                        : finish(hub.site().orElseThrow(), known.request(), ask.booking()));
    }

    private Future<Issued> finish(Site site, TicketRequest request, @Nullable TicketBooking booking) {
        printer.foresee(PrintoutComposer.url(site, request), texts.in(request.locale(), "ticket.qr"));
        return number(site, request, booking).onSuccess(this::print);
    }

    // By the request as first remembered: a repeat that names another service is still the same request.
    private Future<Issued> number(Site site, TicketRequest request, @Nullable TicketBooking booking) {
        Optional<Series> found = KioskRules.series(site, request.serviceId());
        if (found.isEmpty()) return Future.failedFuture(texts.refused("UNKNOWN_SERVICE"));
        Series series = found.get();
        if (!mode.isOnline()) return fromBand(site, series, request, null);
        return hub.request(Requests.ALLOCATE_TICKET, body(request, booking), settings.hubPatience())
                .map(answer -> allocated(request, answer))
                .compose(
                        given -> ledger.storeHubNumber(
                                site, given.requestId(), given.visitId(), issue(given), given.left()),
                        e -> KioskRules.offlineReason(e)
                                .map(reason -> fromBand(site, series, request, reason))
                                .orElseGet(() -> Future.failedFuture(e)));
    }

    private Requests.AllocateTicket body(TicketRequest request, @Nullable TicketBooking booking) {
        return new Requests.AllocateTicket(
                request.requestId(),
                request.visitId(),
                request.serviceId(),
                request.priority(),
                request.locale(),
                request.code().value(),
                settings.name(),
                booking == null ? null : booking.code().value());
    }

    private static Allocated allocated(TicketRequest request, JsonNode answer) {
        Allocated allocated = Json.read(answer, Allocated.class);
        if (!allocated.requestId().equals(request.requestId()))
            throw new WireException("asked for " + request.requestId() + ", answered for " + allocated.requestId());
        return allocated;
    }

    private static TicketRequest.Issue issue(Allocated allocated) {
        return new TicketRequest.Issue(
                allocated.number(),
                allocated.businessDay(),
                Origin.HUB,
                null,
                allocated.ahead(),
                allocated.estimateMinutes(),
                allocated.atMostMinutes(),
                allocated.overBreak(),
                allocated.issuedAt());
    }

    private Future<Issued> fromBand(Site site, Series series, TicketRequest request, @Nullable String wentOffline) {
        if (clock.isSuspect()) return Future.failedFuture(texts.refused("CLOCK_SUSPECT"));
        return ledger.takeBandNumber(site, series, request.requestId(), mode, wentOffline)
                .compose(taken -> {
                    if (wentOffline != null) mode.wentOffline(wentOffline);
                    Issued issued = taken.issued();
                    if (issued != null) return Future.succeededFuture(issued);
                    RefusedException refused = taken.refused();
                    return Future.failedFuture(refused == null ? texts.refused("NO_NUMBERS") : refused);
                });
    }

    private void print(Issued issued) {
        StoredJob job = issued.job();
        if (issued.fresh() && job != null) printer.print(job.job());
    }

    private Future<Issued> inWords(Throwable e) {
        if (!(e instanceof StoreFullException)) return Future.failedFuture(e);
        LOG.error("kiosk {} stops issuing: {}", settings.name(), e.getMessage());
        stopped = texts.refused("STORE_FULL");
        onChange.run();
        return Future.failedFuture(stopped);
    }

    /** The hub ordered a marked reprint; one per order, however often it is sent. */
    Future<JsonNode> reprint(JsonNode body) {
        Requests.ReprintTicket order = Json.read(body, Requests.ReprintTicket.class);
        return ledger.reprint(order.visitId(), order.requestId()).compose(result -> {
            StoredJob job = result.job();
            if (job == null) return Future.failedFuture(texts.refused(String.valueOf(result.refused())));
            if (job.state() == StoredJob.State.QUEUED) printer.print(job.job());
            return Future.succeededFuture(Json.object()
                    .put("jobId", job.job().jobId())
                    .put("attempt", job.job().attempt()));
        });
    }

    /** A person gave a number elsewhere, and its paper comes out here: stored and printed once, however often it is told. */
    Future<JsonNode> printed(JsonNode body) {
        Requests.PrintTicket given = Json.read(body, Requests.PrintTicket.class);
        Optional<Site> site = hub.site();
        if (site.isEmpty()) return Future.failedFuture(texts.refused("NOT_READY"));
        if (settings.printer() == null) return Future.failedFuture(texts.refused("NO_PRINTER"));
        return ledger.remember(asked(given), Optional.empty(), null, Optional.empty())
                .compose(known -> hasNumber(known)
                        ? Future.succeededFuture(known)
                        : ledger.storeHubNumber(site.get(), given.requestId(), given.visitId(), issue(given), null))
                .compose(issued -> {
                    print(issued);
                    StoredJob job = issued.job();
                    if (job == null) return Future.failedFuture(texts.refused("NO_PRINTER"));
                    return Future.succeededFuture(Json.object()
                            .put("jobId", job.job().jobId())
                            .put("attempt", job.job().attempt()));
                });
    }

    private static TicketRequest asked(Requests.PrintTicket given) {
        return new TicketRequest(
                given.requestId(),
                given.visitId(),
                new TicketCode(given.code()),
                given.serviceId(),
                given.priority(),
                given.locale(),
                given.issuedAt(),
                null);
    }

    private static TicketRequest.Issue issue(Requests.PrintTicket given) {
        return new TicketRequest.Issue(
                given.number(),
                given.businessDay(),
                Origin.HUB,
                null,
                given.ahead(),
                given.estimateMinutes(),
                given.atMostMinutes(),
                given.overBreak(),
                given.issuedAt());
    }

    private void look() {
        mode.look(hub);
        if (stopped != null && ++ticks % 5 == 0) tryAgain();
    }

    // The disk may have room again; one small essential write tells.
    private void tryAgain() {
        store.essential(tx -> {
                    tx.keyValues().put("kiosk/probe", clock.now().toString());
                    return true;
                })
                .onSuccess(stored -> {
                    LOG.info("kiosk {} issues again", settings.name());
                    stopped = null;
                    onChange.run();
                })
                .onFailure(e -> LOG.debug("still no room: {}", e.getMessage()));
    }
}
