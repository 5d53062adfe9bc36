package vn.motcua.hub;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.event.Event;
import vn.motcua.core.model.Site;
import vn.motcua.hub.booking.BookingService;
import vn.motcua.hub.booking.reminder.ReminderService;
import vn.motcua.hub.booking.reminder.ReminderSettings;
import vn.motcua.hub.booking.reminder.Reminders;
import vn.motcua.hub.catalogue.CatalogueService;
import vn.motcua.hub.counter.CounterService;
import vn.motcua.hub.counter.DayQueries;
import vn.motcua.hub.counter.DeskService;
import vn.motcua.hub.dossier.DossierService;
import vn.motcua.hub.estimate.EstimateQueries;
import vn.motcua.hub.evidence.CameraEvidence;
import vn.motcua.hub.evidence.EvidenceService;
import vn.motcua.hub.fleet.FleetService;
import vn.motcua.hub.incident.AnomalyQueries;
import vn.motcua.hub.incident.HelpService;
import vn.motcua.hub.incident.IncidentQueries;
import vn.motcua.hub.incident.IncidentService;
import vn.motcua.hub.incident.PanicService;
import vn.motcua.hub.incident.StoredAnomalies;
import vn.motcua.hub.platform.database.HubDatabase;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.feed.FeedServer;
import vn.motcua.hub.platform.feed.FeedSockets;
import vn.motcua.hub.platform.ledger.Decision;
import vn.motcua.hub.platform.link.LinkServer;
import vn.motcua.hub.privacy.SubjectService;
import vn.motcua.hub.rating.RatingService;
import vn.motcua.hub.report.OnTimeReports;
import vn.motcua.hub.report.RatingReports;
import vn.motcua.hub.scan.ScanService;
import vn.motcua.hub.ticket.RecoveryService;
import vn.motcua.hub.ticket.TicketService;
import vn.motcua.hub.visit.VisitQueries;

/** A hub at work: what {@link Assembly} wired, and the second hand. Any thread. */
final class RunningHub implements Hub {
    private static final Logger LOG = LoggerFactory.getLogger(RunningHub.class);
    private static final long TICK_MS = 1_000;
    /** Ticks between two looks at the kiosks' bands, though none was used. */
    private static final int LEASE_TICKS = 15;

    private static final int TIDY_TICKS = 3_600;

    private final Vertx vertx;
    private final Assembly parts;
    private final FeedServer feedServer;
    private final AnomalyQueries anomalies;
    private final HubDatabase database;
    private final ReminderService reminders;
    private final EvidenceKeeping evidence;
    private final long timer;
    private int ticks;

    private RunningHub(Vertx vertx, Assembly parts, ReminderService reminders) {
        this.reminders = reminders;
        this.vertx = vertx;
        this.parts = parts;
        this.feedServer = new FeedSockets(vertx, parts.feed, parts.counts);
        this.anomalies = new StoredAnomalies(parts.readers);
        this.database = parts.database();
        this.timer = vertx.setPeriodic(TICK_MS, tick -> tick());
        this.evidence = parts.evidence;
        parts.writer.tick();
        tidy();
    }

    static Future<Hub> start(Vertx vertx, HubSettings settings, Clock clock) {
        return vertx.executeBlocking(() -> open(vertx, settings, clock));
    }

    private static Hub open(Vertx vertx, HubSettings settings, Clock clock) throws IOException, SQLException {
        Assembly parts = Assembly.open(vertx, settings, clock);
        ReminderSettings wanted = settings.reminders();
        if (wanted == null) Reminders.forgetAll(settings.home());
        ReminderService reminders = wanted == null
                ? Reminders.none()
                : Reminders.start(vertx, parts.writer, parts.site, clock, wanted, settings.home());
        return new RunningHub(vertx, parts, reminders);
    }

    private void tick() {
        parts.writer.tick();
        boolean isTime = ++ticks % LEASE_TICKS == 0;
        if (ticks % TIDY_TICKS == 0) tidy();
        if (ticks % TIDY_TICKS == 0)
            parts.writer.forgetAnswers().onFailure(e -> LOG.warn("old answers were not let go: {}", e.getMessage()));
        if (parts.afterCommit.isLeaseDue() || isTime) parts.desk.leaseAll();
    }

    /** Destroys what is due; what fails now is tried again within the hour. */
    private void tidy() {
        evidence.tidy();
        database.change(connection -> {
                    try (Sql db = new Sql(connection)) {
                        parts.ratingWords.destroyDue(db, parts.clock.instant());
                    }
                })
                .onFailure(e -> LOG.warn("words of ratings that are due were not destroyed: {}", e.getMessage()));
    }

    @Override
    public CatalogueService catalogue() {
        return parts.catalogue;
    }

    @Override
    public TicketService tickets() {
        return parts.tickets;
    }

    @Override
    public BookingService bookings() {
        return parts.bookings;
    }

    @Override
    public ReminderService reminders() {
        return reminders;
    }

    @Override
    public CounterService counters() {
        return parts.counters;
    }

    @Override
    public DeskService desks() {
        return parts.counterDesks;
    }

    @Override
    public VisitQueries visits() {
        return parts.visits;
    }

    @Override
    public RatingReports reports() {
        return parts.reports;
    }

    @Override
    public OnTimeReports onTimeReports() {
        return parts.onTimeReports;
    }

    @Override
    public DayQueries days() {
        return parts.days;
    }

    @Override
    public EstimateQueries estimates() {
        return parts.estimates;
    }

    @Override
    public RatingService ratings() {
        return parts.ratings;
    }

    @Override
    public ScanService scans() {
        return parts.scans;
    }

    @Override
    public FleetService fleet() {
        return parts.fleet;
    }

    @Override
    public RecoveryService recovery() {
        return parts.tickets;
    }

    @Override
    public AnomalyQueries anomalies() {
        return anomalies;
    }

    @Override
    public PanicService panics() {
        return parts.panics;
    }

    @Override
    public IncidentService incidents() {
        return parts.incidents;
    }

    @Override
    public IncidentQueries incidentQueries() {
        return parts.incidentQueries;
    }

    @Override
    public SubjectService subjects() {
        return parts.subjects;
    }

    @Override
    public DossierService dossiers() {
        return parts.dossiers;
    }

    @Override
    public EvidenceService evidence() {
        return evidence.service();
    }

    @Override
    public CameraEvidence cameraEvidence() {
        return parts.cameraEvidence;
    }

    @Override
    public HelpService helps() {
        return parts.helps;
    }

    @Override
    public FeedServer feed() {
        return feedServer;
    }

    @Override
    public LinkServer links() {
        return parts.links;
    }

    @Override
    public HubDatabase database() {
        return database;
    }

    @Override
    public Future<Void> keep(Function<Instant, Event> fact) {
        return parts.writer
                .command(null, "KeepFact", Boolean.class, (now, ids) -> Decision.accepted(true, fact.apply(now)))
                .mapEmpty();
    }

    @Override
    public Site site() {
        return parts.site.get();
    }

    @Override
    public HubHealth health() {
        String status =
                !parts.writer.isHealthy() ? "DEGRADED" : parts.tickets.state().recovering() ? "RECOVERING" : "UP";
        return new HubHealth(
                status,
                parts.start.incarnation(),
                parts.writer.position(),
                parts.links.linked(),
                parts.writer.queued(),
                parts.counts.all());
    }

    @Override
    public Future<Backup.Report> backup(Path target) {
        return vertx.executeBlocking(() -> Backup.online(parts.home.folder(), target, parts.clock), false);
    }

    @Override
    public Future<Void> close() {
        vertx.cancelTimer(timer);
        parts.links.close();
        parts.feed.stop();
        Future<Void> quiet = reminders instanceof Reminders running ? running.close() : Future.succeededFuture();
        return quiet.eventually(evidence::close)
                .eventually(parts.writer::close)
                .eventually(parts.readers::close)
                .onComplete(done -> release());
    }

    private void release() {
        parts.publisher.shutdown();
        try {
            parts.home.close();
        } catch (IOException e) {
            LOG.warn("the data folder's lock could not be let go: {}", e.getMessage());
        }
    }
}
