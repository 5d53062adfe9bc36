package vn.motcua.hub;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.util.function.Function;
import vn.motcua.core.event.Event;
import vn.motcua.core.model.Site;
import vn.motcua.hub.booking.BookingService;
import vn.motcua.hub.booking.reminder.ReminderService;
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
import vn.motcua.hub.platform.database.HubDatabase;
import vn.motcua.hub.platform.feed.FeedServer;
import vn.motcua.hub.platform.link.LinkServer;
import vn.motcua.hub.privacy.SubjectService;
import vn.motcua.hub.rating.RatingService;
import vn.motcua.hub.report.OnTimeReports;
import vn.motcua.hub.report.RatingReports;
import vn.motcua.hub.scan.ScanService;
import vn.motcua.hub.ticket.RecoveryService;
import vn.motcua.hub.ticket.TicketService;
import vn.motcua.hub.visit.VisitQueries;

/** One running home hub without its HTTP server. Any thread. */
public interface Hub {
    /**
     * Opens the data folder (made if absent), migrates, catches up with the calendar, and is ready. Fails with a
     * {@code ConfigException} if the folder belongs to another site or was made for training and the site is not, or the reverse.
     */
    static Future<Hub> start(Vertx vertx, HubSettings settings, Clock clock) {
        return RunningHub.start(vertx, settings, clock);
    }

    CatalogueService catalogue();

    TicketService tickets();

    BookingService bookings();

    ReminderService reminders();

    CounterService counters();

    DeskService desks();

    VisitQueries visits();

    EstimateQueries estimates();

    DayQueries days();

    RatingReports reports();

    OnTimeReports onTimeReports();

    RatingService ratings();

    ScanService scans();

    FleetService fleet();

    RecoveryService recovery();

    AnomalyQueries anomalies();

    PanicService panics();

    IncidentService incidents();

    IncidentQueries incidentQueries();

    SubjectService subjects();

    DossierService dossiers();

    EvidenceService evidence();

    CameraEvidence cameraEvidence();

    HelpService helps();

    FeedServer feed();

    LinkServer links();

    /** For rows beside the ledger: people and their sessions. */
    HubDatabase database();

    /** Keeps a fact about people in the ledger, made for the moment it is kept at. Any thread. */
    Future<Void> keep(Function<Instant, Event> fact);

    /** The catalogue in force; another after each change. */
    Site site();

    HubHealth health();

    /** A copy of the store and its keys in a fresh folder, made while the hub runs; see {@link Backup}. */
    Future<Backup.Report> backup(Path target);

    /** Commits what was accepted, answers it, closes links and the file. */
    Future<Void> close();
}
