package vn.motcua.kiosk;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.RoutingContext;
import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.temporal.ChronoUnit;
import java.util.Optional;
import java.util.Set;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.event.DeviceStatusChanged;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.Site;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.Requests.Refusal;
import vn.motcua.core.wire.WireException;
import vn.motcua.edge.clock.AgentClock;
import vn.motcua.edge.clock.ClockKeeper;
import vn.motcua.edge.module.HelpTeller;
import vn.motcua.edge.module.RefusedException;
import vn.motcua.edge.module.StoreFullException;
import vn.motcua.edge.store.AgentStore;
import vn.motcua.edge.store.TicketRequest;
import vn.motcua.edge.web.Answers;
import vn.motcua.kiosk.TicketLedger.Issued;

/** The kiosk's HTTP routes of docs/protocol.md. Event loop only. */
final class KioskRoutes {
    private static final Set<String> UNAVAILABLE = Set.of("STORE_FULL", "NO_NUMBERS", "NOT_READY", "TOO_BUSY");

    private static final Logger LOG = LoggerFactory.getLogger(KioskRoutes.class);
    private static final long HELP_MS = HelpTeller.LASTS.toMillis();

    private final KioskService kiosk;
    private final KioskSettings settings;
    private final AgentId agent;
    private final AgentStore store;
    private final AgentClock clock;
    private final ClockKeeper keeper;
    private final KioskTexts texts;
    private final KioskScans scans;
    private final HelpTeller teller;
    private final HelpGate helpGate = new HelpGate();
    private long helpTimer = -1;

    KioskRoutes(
            KioskService kiosk,
            KioskSettings settings,
            AgentId agent,
            AgentStore store,
            AgentClock clock,
            ClockKeeper keeper,
            KioskTexts texts,
            KioskScans scans,
            HelpTeller teller) {
        this.kiosk = kiosk;
        this.settings = settings;
        this.agent = agent;
        this.store = store;
        this.clock = clock;
        this.keeper = keeper;
        this.texts = texts;
        this.scans = scans;
        this.teller = teller;
    }

    void mount(Router router) {
        router.post("/api/kiosk/tickets").handler(guarded(json(this::issue)));
        router.get("/api/kiosk/tickets/:requestId").handler(guarded(this::find));
        router.get("/api/kiosk/tickets/:requestId/qr.svg").handler(guarded(this::qr));
        router.post("/api/kiosk/help").handler(guarded(json(this::help)));
        router.post("/api/kiosk/clock").handler(guarded(json(this::confirmClock)));
    }

    private interface Route {
        void run(RoutingContext context);
    }

    private static io.vertx.core.Handler<RoutingContext> guarded(Route route) {
        return context -> {
            try {
                route.run(context);
            } catch (WireException | IllegalArgumentException | DateTimeException e) {
                Answers.refuse(context, 400, "BAD_REQUEST");
            }
        };
    }

    /** A page of another site can send any type of body but this one unasked: a browser that forgot its origin is still refused. */
    private static Route json(Route route) {
        return context -> {
            if (Answers.isJson(context)) route.run(context);
            else Answers.refuse(context, 415, "NOT_JSON");
        };
    }

    private void issue(RoutingContext context) {
        kiosk.issue(TicketAsk.of(Answers.body(context), scans::slip, scans::booking))
                .onSuccess(issued -> Answers.json(context, 201, answer(issued)))
                .onFailure(e -> refuse(context, e));
    }

    private void find(RoutingContext context) {
        kiosk.find(new RequestId(context.pathParam("requestId")))
                .onSuccess(found -> found.ifPresentOrElse(
                        issued -> Answers.json(context, 200, answer(issued)),
                        () -> Answers.refuse(context, 404, "NOT_FOUND")))
                .onFailure(e -> refuse(context, e));
    }

    /** Drawn when a page shows it, not at each ticket: at most of them nobody looks at the screen any more. */
    private void qr(RoutingContext context) {
        kiosk.find(new RequestId(context.pathParam("requestId")))
                .compose(found -> found.flatMap(
                                issued -> kiosk.site().map(site -> PrintoutComposer.url(site, issued.request())))
                        .map(url -> context.vertx().executeBlocking(() -> Optional.of(QrSvg.of(url)), false))
                        .orElseGet(() -> Future.succeededFuture(Optional.empty())))
                .onSuccess(picture -> picture.ifPresentOrElse(
                        svg -> Answers.svg(context, svg), () -> Answers.refuse(context, 404, "NOT_FOUND")))
                .onFailure(e -> refuse(context, e));
    }

    private ObjectNode answer(Issued issued) {
        TicketRequest request = issued.request();
        TicketRequest.Issue issue = request.issue();
        Optional<Site> site = kiosk.site();
        ObjectNode node = Json.object();
        node.put("requestId", request.requestId().value());
        node.put("visitId", request.visitId().value());
        if (issue != null) {
            node.set("number", Json.tree(issue.number()));
            node.put("businessDay", issue.businessDay().toString());
            node.put("ahead", issue.ahead());
            node.put("estimateMinutes", issue.estimateMinutes());
            node.put("atMostMinutes", issue.atMostMinutes());
            node.put("overBreak", issue.overBreak());
            node.put("origin", issue.origin().name());
        }
        site.ifPresent(one -> node.put("url", PrintoutComposer.url(one, request)));
        node.put("printState", issued.printState());
        return node;
    }

    /** Staff see the kiosk as a device that needs attention, for as long as a person waits; asked again, they wait longer. */
    private void help(RoutingContext context) {
        if (!helpGate.mayCall(System.nanoTime())) {
            context.response().putHeader("Retry-After", Long.toString(HelpGate.PAUSE.toSeconds()));
            Answers.refuse(
                    context,
                    429,
                    "TOO_MANY",
                    texts.refused("HELP_CALLED").refusal().message());
            return;
        }
        Instant at = teller.call(settings.name(), null);
        store.append(kioskStatus("ATTENTION", "HELP_REQUESTED"))
                .onSuccess(stored -> {
                    helpEndsAfter(context.vertx());
                    Answers.json(
                            context,
                            202,
                            Json.object()
                                    .put("called", true)
                                    .put("agent", agent.value())
                                    .put("device", settings.name())
                                    .put("at", at.toString()));
                })
                .onFailure(e -> {
                    helpGate.reopen();
                    refuse(context, e);
                });
    }

    private void helpEndsAfter(Vertx vertx) {
        vertx.cancelTimer(helpTimer);
        helpTimer = vertx.setTimer(
                HELP_MS,
                fired -> store.append(kioskStatus("READY", ""))
                        .onFailure(e -> LOG.warn("the end of a call for help is not recorded: {}", e.toString())));
    }

    private DeviceStatusChanged kioskStatus(String status, String code) {
        return new DeviceStatusChanged(settings.name(), "KIOSK", status, code, "");
    }

    private void confirmClock(RoutingContext context) {
        LocalDate day =
                LocalDate.parse(Answers.body(context).path("businessDay").asText());
        Optional<Site> site = kiosk.site();
        if (site.isEmpty()) {
            refuse(context, texts.refused("NOT_READY"));
            return;
        }
        var zone = site.get().calendar().zone();
        long away = ChronoUnit.DAYS.between(LocalDate.ofInstant(clock.wall(), zone), day);
        if (Math.abs(away) > 366) {
            refuse(context, texts.refused("BAD_DAY"));
            return;
        }
        keeper.confirm(day, zone)
                .onSuccess(at -> Answers.json(
                        context,
                        200,
                        Json.object().put("businessDay", day.toString()).put("now", at.toString())))
                .onFailure(e -> refuse(context, e));
    }

    private void refuse(RoutingContext context, Throwable e) {
        if (e instanceof StoreFullException) refuse(context, texts.refused("STORE_FULL"));
        else if (e instanceof RefusedException refused) {
            Refusal refusal = refused.refusal();
            int status = UNAVAILABLE.contains(refusal.code()) ? 503 : 409;
            Answers.refuse(context, status, refusal.code(), refusal.message());
        } else Answers.failed(context, e);
    }
}
