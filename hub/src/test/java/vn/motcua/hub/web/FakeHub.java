package vn.motcua.hub.web;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.dossier.OnTimeFigures;
import vn.motcua.core.dossier.Reckoning;
import vn.motcua.core.figures.Share;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.SeriesId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
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
import vn.motcua.hub.counter.CounterService;
import vn.motcua.hub.counter.DayQueries;
import vn.motcua.hub.counter.DeskService;
import vn.motcua.hub.dossier.DossierService;
import vn.motcua.hub.estimate.EstimateQueries;
import vn.motcua.hub.fleet.FleetService;
import vn.motcua.hub.incident.AnomalyQueries;
import vn.motcua.hub.incident.PanicService;
import vn.motcua.hub.platform.database.HubDatabase;
import vn.motcua.hub.platform.feed.FeedServer;
import vn.motcua.hub.platform.ledger.Outcome;
import vn.motcua.hub.platform.link.LinkServer;
import vn.motcua.hub.privacy.SubjectService;
import vn.motcua.hub.rating.RatingService;
import vn.motcua.hub.report.Criteria;
import vn.motcua.hub.report.OnTimeReport;
import vn.motcua.hub.report.OnTimeReports;
import vn.motcua.hub.report.RatingReport;
import vn.motcua.hub.report.RatingReports;
import vn.motcua.hub.scan.ScanService;
import vn.motcua.hub.ticket.RecoveryService;
import vn.motcua.hub.ticket.TicketService;
import vn.motcua.hub.visit.VisitQueries;

/** A hub that answers what the test told it to; {@link #refusal} makes every command refused, {@link #broken} every one fail. */
final class FakeHub implements Hub, RatingService, RecoveryService, AnomalyQueries {
    static final Instant NOW = Instant.parse("2026-11-23T02:30:00Z");
    static final VisitId VISIT = new VisitId("01935a60-0000-7000-8000-000000000012");
    static final TicketNumber NUMBER = new TicketNumber(new SeriesId("a"), 12, "A012");
    static final Text SERVICE = new Text("Nộp hồ sơ", "Submit a dossier");

    final Map<String, VisitQueries.PhoneView> phones = new ConcurrentHashMap<>();
    final Map<String, Map<String, JsonNode>> topics = new ConcurrentHashMap<>();

    /** What is read now, and how to send it a frame. */
    final Map<String, java.util.function.Consumer<String>> watched = new ConcurrentHashMap<>();

    final List<String> log = new java.util.concurrent.CopyOnWriteArrayList<>();
    volatile Requests.@Nullable Refusal refusal;
    volatile @Nullable RuntimeException broken;
    volatile String status = "UP";
    final FakeDesks desks = new FakeDesks(this);
    final FakeBookings bookings = new FakeBookings(this);
    final FakeIncidents incidents = new FakeIncidents(this);
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

    <T> Future<T> answer(T value) {
        RuntimeException failure = broken;
        return failure != null ? Future.failedFuture(failure) : Future.succeededFuture(value);
    }

    @Override
    public Future<Outcome<AlertSeen>> seeAlert(RequestId requestId, PersonId person, String ratingId) {
        return decide("see rating " + ratingId, new AlertSeen(ratingId, person));
    }

    @Override
    public Future<Outcome<Words>> openWords(PersonId person, String ratingId, String purpose) {
        return decide("open words " + ratingId + " " + purpose, new Words(ratingId, "Chờ lâu quá"));
    }

    @Override
    public Future<Outcome<RatingStored>> rateByPhone(TicketCode code, Opinion said) {
        String answers = said.answers().isEmpty() ? "" : " " + said.answers();
        String words = said.words().isEmpty() ? "" : " " + said.words();
        return decide(
                "rate " + said.score() + "/" + said.scaleMax() + " " + said.reasons() + answers + words,
                new RatingStored("rating-1", VISIT, true));
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
    public TicketService tickets() {
        return new FakeTickets(this);
    }

    @Override
    public CounterService counters() {
        return new FakeCounters(this);
    }

    @Override
    public OnTimeReports onTimeReports() {
        return (period, by, due) -> Future.succeededFuture(new OnTimeReport(
                new Reckoning(period, period.to(), due, site().calendar().zone()),
                by,
                OnTimeFigures.NONE,
                List.of(),
                0));
    }

    @Override
    public RatingReports reports() {
        return new RatingReports() {
            @Override
            public Future<RatingReport> ratings(LocalDate from, LocalDate to) {
                return answer(new RatingReport(
                        from,
                        to,
                        new RatingReport.Line(RatingReport.Kind.TOTAL, "", new Share(30, 50), new Share(27, 30)),
                        List.of(),
                        Map.of("TABLET", 30L),
                        2,
                        0,
                        1));
            }

            @Override
            public Future<Criteria> criteria(LocalDate from, LocalDate to) {
                return answer(new Criteria(from, to, List.of()));
            }
        };
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
        return new FakeVisits(this);
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
        return new FakeFleet(this);
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
    public vn.motcua.hub.incident.IncidentService incidents() {
        return incidents;
    }

    @Override
    public vn.motcua.hub.incident.IncidentQueries incidentQueries() {
        return incidents;
    }

    @Override
    public PanicService panics() {
        return new FakePanics();
    }

    @Override
    public vn.motcua.hub.evidence.EvidenceService evidence() {
        return new FakeEvidence();
    }

    @Override
    public vn.motcua.hub.evidence.CameraEvidence cameraEvidence() {
        return new FakeCameraEvidence(this);
    }

    @Override
    public SubjectService subjects() {
        return new FakeSubjects();
    }

    @Override
    public DossierService dossiers() {
        return new FakeDossiers();
    }

    @Override
    public FeedServer feed() {
        return new FakeFeed(this);
    }

    @Override
    public LinkServer links() {
        return new FakeFeed(this);
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
