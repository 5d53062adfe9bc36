package vn.motcua.hub.web;

import io.vertx.core.Future;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.regex.Pattern;
import vn.motcua.core.event.PaperVisitWithdrawn;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.SeriesId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.VisitId;
import vn.motcua.hub.counter.CounterService;
import vn.motcua.hub.fleet.FleetService;
import vn.motcua.hub.platform.http.Body;
import vn.motcua.hub.platform.http.Call;
import vn.motcua.hub.platform.http.RefusedException;
import vn.motcua.hub.platform.http.Reply;
import vn.motcua.hub.ticket.PaperNumbers;
import vn.motcua.hub.ticket.PaperWithdrawal;
import vn.motcua.hub.ticket.TicketService;
import vn.motcua.hub.visit.VisitQueries;

/** A centre without a kiosk: visits without a number, paper of numbers given by hand, numbers of a power cut. */
final class NoKioskRoutes {
    private static final int NOTE_MAX = 40;
    /** Codes of dossiers and the like; nine digits in a row would be somebody's own number or telephone. */
    private static final Pattern NOTE = Pattern.compile("(?!.*\\d{9})[\\p{L}\\d./_-]*");

    private static final int VALUE_MAX = 99_999;

    private final CounterService counters;
    private final TicketService tickets;
    private final VisitQueries visits;
    private final FleetService fleet;
    private final Supplier<Site> site;
    private final Clock clock;

    NoKioskRoutes(
            CounterService counters,
            TicketService tickets,
            VisitQueries visits,
            FleetService fleet,
            Supplier<Site> site,
            Clock clock) {
        this.visits = visits;
        this.site = site;
        this.clock = clock;
        this.counters = counters;
        this.tickets = tickets;
        this.fleet = fleet;
    }

    void mount(Endpoints endpoints) {
        endpoints
                .on(HubEndpoint.START_VISIT, this::start)
                .on(HubEndpoint.RECORD_PAPER, this::record)
                .on(HubEndpoint.PAPER_RANGES, this::ranges)
                .on(HubEndpoint.WITHDRAW_PAPER, this::withdraw)
                .on(HubEndpoint.PRINT_TICKET, this::print)
                .on(HubEndpoint.TICKET_PRINTERS, call -> fleet.agents().map(NoKioskRoutes::printers));
    }

    private Future<Reply> start(Call call) {
        CounterId counter = call.path("id", CounterId::new);
        Body body = call.body();
        RequestId request = body.requestId();
        ServiceId service = body.id("serviceId", ServiceId::new);
        String note = body.has("note") ? body.parsed("note", "note-code", NoKioskRoutes::note) : "";
        return Answers.named(
                "visit", counters.startWithoutNumber(request, call.caller().id(), counter, service, note));
    }

    private static String note(String text) {
        String note = text.strip();
        if (note.length() > NOTE_MAX || !NOTE.matcher(note).matches()) throw new IllegalArgumentException("note");
        return note;
    }

    private Future<Reply> record(Call call) {
        Body body = call.body();
        PersonId person = call.caller().id();
        Site known = site.get();
        LocalDate day = body.has("day")
                ? body.parsed("day", "day", Body::dayOf)
                : known.calendar().businessDay(clock.instant());
        PaperNumbers numbers = new PaperNumbers(
                body.requestId(),
                body.id("serviceId", ServiceId::new),
                body.integer("first", 0, VALUE_MAX),
                body.integer("last", 0, VALUE_MAX),
                day,
                body.id("counterId", CounterId::new),
                body.has("servedBy") ? body.id("servedBy", PersonId::new) : person,
                at(body, "from", day, known),
                at(body, "to", day, known),
                person);
        return Answers.of(tickets.recordPaper(numbers), kept -> Reply.json(201, kept));
    }

    /** What the clock on the centre's wall said. */
    private static Instant at(Body body, String field, LocalDate day, Site site) {
        LocalTime time = body.parsed(field, "clock", LocalTime::parse);
        return day.atTime(time).atZone(site.calendar().zone()).toInstant();
    }

    private Future<Reply> ranges(Call call) {
        LocalDate day = call.day("day").orElseGet(() -> site.get().calendar().businessDay(clock.instant()));
        return visits.keyedIn(day).map(ranges -> Reply.json(Map.of("ranges", ranges)));
    }

    private Future<Reply> withdraw(Call call) {
        Body body = call.body();
        PaperWithdrawal numbers = new PaperWithdrawal(
                body.requestId(),
                body.id("seriesId", SeriesId::new),
                body.integer("first", 0, VALUE_MAX),
                body.integer("last", 0, VALUE_MAX),
                body.parsed("day", "day", Body::dayOf),
                body.choice("reason", PaperVisitWithdrawn.Reason.class),
                call.caller().id());
        return Answers.of(tickets.withdrawPaper(numbers), Reply::json);
    }

    private Future<Reply> print(Call call) {
        VisitId visit = call.path("id", VisitId::new);
        Body body = call.body();
        RequestId request = body.requestId();
        AgentId agent = body.id("agent", AgentId::new);
        return fleet.agents().compose(all -> {
            if (all.stream().noneMatch(one -> one.agent().equals(agent) && isPrinter(one)))
                throw new RefusedException("UNKNOWN_AGENT");
            return Answers.of(
                    tickets.print(request, call.caller().id(), visit, agent), started -> Reply.json(202, started));
        });
    }

    /** What an officer must know of a printer to choose it, and no more of the PC it stands at. */
    private static Reply printers(List<FleetService.AgentView> agents) {
        return Reply.json(Map.of(
                "printers",
                agents.stream()
                        .filter(NoKioskRoutes::isPrinter)
                        .map(one -> Map.of("agent", one.agent(), "name", one.name(), "online", one.online()))
                        .toList()));
    }

    private static boolean isPrinter(FleetService.AgentView agent) {
        return agent.modules().contains("kiosk") && agent.state().equals("ENROLLED");
    }
}
