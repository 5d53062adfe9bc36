package vn.motcua.hub.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.http.ServerWebSocket;
import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.ActionUndone;
import vn.motcua.core.event.VisitParked;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.AnnouncementId;
import vn.motcua.core.model.ChoiceReason;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.SeriesId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.SiteId;
import vn.motcua.core.model.Text;
import vn.motcua.core.model.TicketCode;
import vn.motcua.core.model.TicketNumber;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.Requests;
import vn.motcua.hub.Hub;
import vn.motcua.hub.HubHealth;
import vn.motcua.hub.booking.BookingService;
import vn.motcua.hub.catalogue.CatalogueService;
import vn.motcua.hub.counter.Company;
import vn.motcua.hub.counter.CounterService;
import vn.motcua.hub.counter.CounterState;
import vn.motcua.hub.counter.DayQueries;
import vn.motcua.hub.counter.DeskService;
import vn.motcua.hub.counter.GroupInHand;
import vn.motcua.hub.counter.SendOn;
import vn.motcua.hub.counter.Undone;
import vn.motcua.hub.counter.VisitEnded;
import vn.motcua.hub.counter.VisitInHand;
import vn.motcua.hub.counter.VisitMoved;
import vn.motcua.hub.estimate.EstimateQueries;
import vn.motcua.hub.fleet.FleetService;
import vn.motcua.hub.incident.AnomalyQueries;
import vn.motcua.hub.incident.PanicService;
import vn.motcua.hub.line.CounterMemory;
import vn.motcua.hub.platform.database.HubDatabase;
import vn.motcua.hub.platform.feed.FeedReader;
import vn.motcua.hub.platform.feed.FeedScope;
import vn.motcua.hub.platform.feed.FeedServer;
import vn.motcua.hub.platform.ledger.Outcome;
import vn.motcua.hub.platform.link.LinkServer;
import vn.motcua.hub.rating.RatingService;
import vn.motcua.hub.scan.ScanService;
import vn.motcua.hub.ticket.PaperNumbers;
import vn.motcua.hub.ticket.PaperWithdrawal;
import vn.motcua.hub.ticket.RecoveryService;
import vn.motcua.hub.ticket.TicketService;
import vn.motcua.hub.visit.VisitQueries;

/** A hub that answers what the test told it to; {@link #refusal} makes every command refused, {@link #broken} every one fail. */
final class FakeHub
        implements Hub,
                TicketService,
                CounterService,
                VisitQueries,
                RatingService,
                FleetService,
                RecoveryService,
                AnomalyQueries,
                FeedServer,
                LinkServer {
    static final Instant NOW = Instant.parse("2026-11-23T02:30:00Z");
    static final VisitId VISIT = new VisitId("01935a60-0000-7000-8000-000000000012");
    static final TicketNumber NUMBER = new TicketNumber(new SeriesId("a"), 12, "A012");
    static final Text SERVICE = new Text("Nộp hồ sơ", "Submit a dossier");

    final Map<String, PhoneView> phones = new ConcurrentHashMap<>();
    final Map<String, Map<String, JsonNode>> topics = new ConcurrentHashMap<>();
    /** What is read now, and how to send it a frame. */
    final Map<String, java.util.function.Consumer<String>> watched = new ConcurrentHashMap<>();

    final List<String> log = new java.util.concurrent.CopyOnWriteArrayList<>();
    volatile Requests.@Nullable Refusal refusal;
    volatile @Nullable RuntimeException broken;
    volatile String status = "UP";
    final FakeDesks desks = new FakeDesks(this);
    final FakeBookings bookings = new FakeBookings(this);
    private final Site site;
    private final HubDatabase database;

    FakeHub(Site site, HubDatabase database) {
        this.site = site;
        this.database = database;
    }

    @Override
    public vn.motcua.hub.booking.reminder.ReminderService reminders() {
        return vn.motcua.hub.booking.reminder.Reminders.none();
    }

    @Override
    public DeskService desks() {
        return desks;
    }

    @Override
    public BookingService bookings() {
        return bookings;
    }

    @Override
    public Future<Void> keep(java.util.function.Function<Instant, vn.motcua.core.event.Event> fact) {
        log.add(fact.apply(NOW).type());
        return answer(true).mapEmpty();
    }

    <T> Future<Outcome<T>> decide(String command, T value) {
        log.add(command);
        RuntimeException failure = broken;
        if (failure != null) return Future.failedFuture(failure);
        Requests.Refusal no = refusal;
        return Future.succeededFuture(no != null ? Outcome.refused(no) : Outcome.done(value));
    }

    private <T> Future<T> answer(T value) {
        RuntimeException failure = broken;
        return failure != null ? Future.failedFuture(failure) : Future.succeededFuture(value);
    }

    @Override
    public Future<Outcome<Requests.Allocated>> allocate(AgentId agent, Requests.AllocateTicket request) {
        return Future.failedFuture(new UnsupportedOperationException("not by HTTP"));
    }

    @Override
    public Future<Outcome<Requests.Allocated>> issueAtConsole(
            RequestId requestId, PersonId person, ServiceId service, Priority priority, int people) {
        return decide(
                "issue " + service + " " + priority + (people == 1 ? "" : " " + people),
                new Requests.Allocated(requestId, VISIT, NUMBER, LocalDate.of(2026, 11, 23), 3, 12, 20, false, NOW));
    }

    @Override
    public Future<Outcome<Row>> issueRow(
            RequestId requestId, PersonId person, ServiceId service, Priority priority, int people, int count) {
        return issueAtConsole(requestId, person, service, priority, people)
                .map(first -> first.map(ticket -> new Row(java.util.Collections.nCopies(count, ticket))));
    }

    @Override
    public TicketCode codeOf(RequestId requestId) {
        return new vn.motcua.hub.ticket.CodeHasher(new byte[32]).codeOf(requestId);
    }

    @Override
    public Future<Outcome<ReprintStarted>> print(RequestId requestId, PersonId person, VisitId visit, AgentId agent) {
        return decide("print " + visit + " " + agent, new ReprintStarted("job-1", 1));
    }

    @Override
    public Future<Outcome<PaperNumbers.Kept>> recordPaper(PaperNumbers numbers) {
        return decide(
                "paper " + numbers.first() + " " + numbers.last(),
                new PaperNumbers.Kept(2, "A012", "A013", LocalDate.of(2026, 11, 23)));
    }

    @Override
    public Future<Outcome<PaperNumbers.Kept>> withdrawPaper(PaperWithdrawal numbers) {
        return decide(
                "withdraw paper " + numbers.first() + " " + numbers.last() + " " + numbers.reason(),
                new PaperNumbers.Kept(2, "A012", "A013", numbers.day()));
    }

    @Override
    public Future<List<PaperRange>> keyedIn(LocalDate day) {
        return Future.succeededFuture(List.of(new PaperRange(
                NUMBER.series(),
                12,
                13,
                "A012",
                "A013",
                new ServiceId("submit"),
                new vn.motcua.core.model.Text("Nộp hồ sơ", "Submit"),
                new CounterId("quay-1"),
                "1",
                java.time.Instant.parse("2026-11-23T01:00:00Z"),
                java.time.Instant.parse("2026-11-23T02:00:00Z"))));
    }

    @Override
    public Future<Outcome<VisitInHand>> startWithoutNumber(
            RequestId requestId, PersonId person, CounterId counter, ServiceId service, String note) {
        return decide("start " + counter + " " + service + " " + note, inHand(counter));
    }

    @Override
    public Future<Outcome<ReprintStarted>> reprint(RequestId requestId, PersonId person, VisitId visit) {
        return decide("reprint " + visit, new ReprintStarted("job-1", 2));
    }

    @Override
    public Future<Outcome<Cancelled>> cancelByVisitor(VisitId visit) {
        return decide("cancel " + visit, new Cancelled(visit, NUMBER));
    }

    @Override
    public Future<Outcome<RemoteTaken>> takeRemote(
            RequestId requestId, ServiceId service, vn.motcua.core.model.Text.Locale locale) {
        return decide(
                "take remote " + service,
                new RemoteTaken(vn.motcua.core.model.TicketCode.of("BCGHKLMNPQTVBCGHKL"), new Remote(VISIT, NUMBER)));
    }

    @Override
    public Future<Outcome<Remote>> live(
            VisitId visit, vn.motcua.core.model.@Nullable AgentId agent, @Nullable PersonId person) {
        return decide("live " + visit, new Remote(visit, NUMBER));
    }

    private static CounterState state(CounterId counter, @Nullable PersonId person) {
        return new CounterState(
                counter,
                person,
                person == null ? null : NOW,
                null,
                CounterMemory.NONE,
                4,
                LocalDate.of(2026, 11, 23),
                null);
    }

    private static VisitInHand inHand(CounterId counter) {
        return new VisitInHand(
                VISIT,
                NUMBER,
                new ServiceId("nop-ho-so"),
                Priority.NORMAL,
                counter,
                NOW,
                0,
                new AnnouncementId("01935a60-0000-7000-8000-0000000000aa"));
    }

    @Override
    public Future<Outcome<CounterState>> open(RequestId requestId, PersonId person, CounterId counter) {
        return decide("open " + counter, state(counter, person));
    }

    @Override
    public Future<Outcome<CounterState>> close(RequestId requestId, PersonId person, CounterId counter) {
        return decide("close " + counter, state(counter, null));
    }

    @Override
    public Future<Outcome<VisitInHand>> callNext(RequestId requestId, PersonId person, CounterId counter) {
        return decide("call-next " + counter, inHand(counter));
    }

    @Override
    public Future<Outcome<VisitInHand>> call(
            RequestId requestId, PersonId person, CounterId counter, VisitId visit, ChoiceReason because) {
        return decide("call " + counter + " " + visit, inHand(counter));
    }

    @Override
    public Future<Outcome<VisitInHand>> recall(RequestId requestId, PersonId person, CounterId counter) {
        return decide("recall " + counter, inHand(counter));
    }

    @Override
    public Future<Outcome<VisitEnded>> finish(
            RequestId requestId, PersonId person, CounterId counter, @Nullable ServiceId next) {
        return decide(
                "finish " + counter + (next == null ? "" : " " + next),
                new VisitEnded(VISIT, NUMBER, "right-1", NOW, NOW));
    }

    @Override
    public Future<Outcome<VisitEnded>> noShow(RequestId requestId, PersonId person, CounterId counter) {
        return decide("no-show " + counter, new VisitEnded(VISIT, NUMBER, null, null, null));
    }

    @Override
    public Future<Outcome<Company>> link(RequestId requestId, PersonId person, List<VisitId> visits) {
        return decide("link " + visits, new Company("company", visits));
    }

    @Override
    public Future<Outcome<Company>> unlink(RequestId requestId, PersonId person, VisitId visit) {
        return decide("unlink " + visit, new Company("company", List.of()));
    }

    @Override
    public Future<Outcome<GroupInHand>> finishPerson(RequestId requestId, PersonId person, CounterId counter) {
        return decide("finish-person " + counter, new GroupInHand(VISIT, NUMBER, 3));
    }

    private static VisitMoved moved() {
        return new VisitMoved(VISIT, NUMBER, new ServiceId("nop-ho-so"), new CounterId("quay-2"), null, NOW);
    }

    @Override
    public Future<Outcome<VisitMoved>> transfer(RequestId requestId, PersonId person, CounterId counter, SendOn to) {
        return decide("transfer " + counter + " " + to.counter() + " " + to.place(), moved());
    }

    @Override
    public Future<Outcome<VisitMoved>> park(
            RequestId requestId,
            PersonId person,
            CounterId counter,
            VisitParked.Reason reason,
            @Nullable Duration expected) {
        return decide("park " + counter + " " + reason, moved());
    }

    @Override
    public Future<Outcome<VisitMoved>> bringBack(
            RequestId requestId, PersonId person, CounterId counter, VisitId visit) {
        return decide("bring back " + visit, moved());
    }

    @Override
    public Future<Outcome<Undone>> undo(RequestId requestId, PersonId person, CounterId counter, long position) {
        return decide(
                "undo " + counter + " " + position,
                new Undone(ActionUndone.Action.FINISH, VISIT, NUMBER, inHand(counter)));
    }

    private static VisitSummary summary() {
        return new VisitSummary(
                VISIT,
                NUMBER,
                List.of(),
                LocalDate.of(2026, 11, 23),
                new ServiceId("nop-ho-so"),
                SERVICE,
                Priority.NORMAL,
                "CALLED",
                "CONFIRMED",
                NOW,
                NOW,
                null,
                new CounterId("quay-1"),
                1,
                "NUMBER");
    }

    @Override
    public Future<Optional<Timeline>> timeline(VisitId visit) {
        Entry issued =
                new Entry(7, NOW, "TicketIssued", new Text("Lấy số A012", "Took number A012"), "", "kiosk-1", null);
        return answer(visit.equals(VISIT) ? Optional.of(new Timeline(summary(), List.of(issued))) : Optional.empty());
    }

    @Override
    public Future<List<VisitSummary>> ofDay(LocalDate day, VisitId after, int limit) {
        return find(day, "A001");
    }

    @Override
    public Future<List<VisitSummary>> find(LocalDate day, String number) {
        return answer(number.equalsIgnoreCase("A012") ? List.of(summary()) : List.of());
    }

    @Override
    public Future<Optional<PhoneView>> phone(VisitId visit) {
        return Future.succeededFuture(Optional.empty());
    }

    @Override
    public Future<Optional<PhoneView>> phone(TicketCode code) {
        return answer(Optional.ofNullable(phones.get(code.value())));
    }

    @Override
    public Future<Outcome<RatingStored>> rateByPhone(TicketCode code, int score, int scaleMax, List<String> reasons) {
        return decide("rate " + score + "/" + scaleMax + " " + reasons, new RatingStored("rating-1", VISIT, true));
    }

    @Override
    public Future<EnrolCode> newCode(PersonId person, AgentId agent, String name) {
        return answer(new EnrolCode("K7QM-3WXA", agent, NOW));
    }

    @Override
    public Future<Outcome<Enrolled>> enrol(String code, String publicKey, List<String> modules) {
        return decide("enrol " + modules, new Enrolled(new AgentId("kiosk-1"), new SiteId("s"), "key", false, "/link"));
    }

    private static AgentView agent(AgentId id) {
        DeviceView printer = new DeviceView("printer", "printer", "READY", "OK", "", null, NOW);
        return new AgentView(id, "Kiosk", "ENROLLED", List.of("kiosk"), NOW, true, NOW, List.of(printer));
    }

    @Override
    public Future<Outcome<AgentView>> revoke(RequestId requestId, PersonId person, AgentId agent) {
        return decide("revoke " + agent, agent(agent));
    }

    @Override
    public Future<List<AgentView>> agents() {
        return answer(List.of(agent(new AgentId("kiosk-1"))));
    }

    @Override
    public Recovery state() {
        return new Recovery(true, List.of(new AgentId("kiosk-1")));
    }

    @Override
    public Future<Outcome<Recovery>> confirm(RequestId requestId, PersonId person) {
        return decide("confirm recovery", new Recovery(false, List.of()));
    }

    @Override
    public Future<List<Anomaly>> latest(int limit) {
        return answer(List.of(new Anomaly(9, "SEQUENCE_REUSED", VISIT, "", "twice", NOW)));
    }

    @Override
    public void handle(ServerWebSocket socket, Set<FeedScope> scopes) {
        socket.textMessageHandler(text -> socket.writeTextMessage("scopes " + new java.util.TreeSet<>(scopes)));
    }

    @Override
    public Map<String, JsonNode> values(String topic) {
        return topics.getOrDefault(topic, Map.of());
    }

    @Override
    public Watch watch(String topic, Context context, FeedReader reader) {
        watched.put(topic, frame -> context.runOnContext(turn -> reader.send(frame)));
        watched.get(topic).accept("{\"t\":\"snapshot\"}");
        return () -> watched.remove(topic);
    }

    @Override
    public void handle(ServerWebSocket socket) {
        socket.writeTextMessage("challenge");
    }

    @Override
    public int linked() {
        return 1;
    }

    @Override
    public TicketService tickets() {
        return this;
    }

    @Override
    public CounterService counters() {
        return this;
    }

    @Override
    public DayQueries days() {
        return new FakeDays();
    }

    @Override
    public EstimateQueries estimates() {
        EstimateQueries.Accuracy half = new EstimateQueries.Accuracy(212, 92, 18);
        return (from, to) -> answer(new EstimateQueries.Report(
                from,
                to,
                half,
                List.of(new EstimateQueries.OfService(new ServiceId("land"), SERVICE, half)),
                List.of(new EstimateQueries.OfDay(to, new EstimateQueries.Accuracy(0, null, null)))));
    }

    @Override
    public VisitQueries visits() {
        return this;
    }

    @Override
    public ScanService scans() {
        return new FakeScans(this);
    }

    @Override
    public RatingService ratings() {
        return this;
    }

    @Override
    public FleetService fleet() {
        return this;
    }

    @Override
    public RecoveryService recovery() {
        return this;
    }

    @Override
    public AnomalyQueries anomalies() {
        return this;
    }

    @Override
    public vn.motcua.hub.incident.HelpService helps() {
        return new FakeHelps(this);
    }

    @Override
    public PanicService panics() {
        return new FakePanics();
    }

    @Override
    public FeedServer feed() {
        return this;
    }

    @Override
    public LinkServer links() {
        return this;
    }

    @Override
    public HubDatabase database() {
        return database;
    }

    @Override
    public CatalogueService catalogue() {
        return new FakeCatalogue(this, site);
    }

    @Override
    public Site site() {
        return site;
    }

    @Override
    public HubHealth health() {
        return new HubHealth(status, "01935a60-0000-7000-8000-00000000000f", 42, 1, 0, Map.of("link.opened", 3L));
    }

    @Override
    public Future<vn.motcua.hub.Backup.Report> backup(java.nio.file.Path target) {
        return Future.failedFuture(new IllegalStateException("not by HTTP"));
    }

    @Override
    public Future<Void> close() {
        return Future.succeededFuture();
    }

    static JsonNode called(String at, String number, String counter, String state) {
        return Json.object()
                .put("visitId", VISIT.value())
                .put("number", number)
                .put("counter", counter)
                .put("at", at)
                .put("state", state);
    }
}
