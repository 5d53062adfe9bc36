package vn.motcua.hub.web;

import io.micrometer.prometheusmetrics.PrometheusMeterRegistry;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.function.Supplier;
import vn.motcua.hub.Hub;
import vn.motcua.hub.notice.CameraNotices;
import vn.motcua.hub.platform.http.HostRule;
import vn.motcua.hub.platform.http.ListenSettings;
import vn.motcua.hub.platform.http.Listener;
import vn.motcua.hub.platform.http.Surface;
import vn.motcua.hub.platform.link.LinkServer;
import vn.motcua.hub.platform.people.People;
import vn.motcua.hub.scan.ScanPictures;

/** The hub's HTTP server: every endpoint of {@link HubEndpoint} over one running {@link Hub}. Any thread. */
public final class HubServer {
    private final Listener listener;
    private final Surface surface;
    private final ListenSettings settings;
    private final ScanPictures pictures;

    private HubServer(Listener listener, Surface surface, ListenSettings settings, ScanPictures pictures) {
        this.pictures = pictures;
        this.listener = listener;
        this.surface = surface;
        this.settings = settings;
    }

    /**
     * What a server needs beside the hub.
     *
     * @param cookieLives how long a browser keeps the session's cookie: the session's absolute end
     * @param demo what a demonstration shows; left out on a hub that is not for training or not on loopback alone
     * @param counterPage where a console points to while this hub is away
     * @param notices what people are told about cameras
     */
    public record Parts(
            People people,
            ListenSettings listen,
            Duration cookieLives,
            Optional<DemoStart> demo,
            URI counterPage,
            CameraNotices notices,
            PrometheusMeterRegistry registry,
            Clock clock) {}

    /**
     * Builds the surface on the caller's thread, which reads pages from the class path: no event loop. Fails with a
     * {@link java.net.BindException} when the port is taken.
     */
    public static Future<HubServer> start(Vertx vertx, Hub hub, Parts parts) {
        ListenSettings listen = parts.listen();
        boolean isTls = listen.tls().isPresent();
        Supplier<URI> publicUrl = () -> URI.create(hub.site().publicUrl());
        Surface surface = new Surface(
                vertx,
                parts.people()::who,
                () -> Set.of(origin(publicUrl.get())),
                () -> listen.isLoopback() ? HostRule.loopback(publicUrl.get().getHost()) : HostRule.any(),
                isTls,
                parts.registry());
        Endpoints endpoints = new Endpoints(surface);
        SiteView site = new SiteView(hub::site, parts.clock());
        Optional<DemoStart> demo = parts.demo().filter(any -> listen.isLoopback());
        new SystemRoutes(hub, parts.registry(), site).mount(endpoints);
        new StartRoutes(vertx, hub::site, parts.people(), demo, parts.counterPage()).mount(endpoints);
        new SessionRoutes(parts.people(), hub.desks(), parts.cookieLives(), isTls).mount(endpoints);
        new PeopleRoutes(parts.people()).mount(endpoints);
        new AgentRoutes(hub.fleet(), hub.recovery(), parts.clock()).mount(endpoints);
        new CatalogueRoutes(hub.catalogue(), parts.people()).mount(endpoints);
        new ScheduleRoutes(hub.catalogue(), parts.people()).mount(endpoints);
        new PanicRoutes(hub.panics(), hub.helps(), parts.people()).mount(endpoints);
        new IncidentRoutes(hub.incidents(), hub.incidentQueries(), hub::site).mount(endpoints);
        new RatingRoutes(hub.ratings()).mount(endpoints);
        new EvidenceRoutes(hub.evidence(), hub.incidentQueries(), hub.cameraEvidence(), hub::site, parts.clock())
                .mount(endpoints);
        new CameraEvidenceRoutes(hub.cameraEvidence(), hub.incidentQueries()).mount(endpoints);
        new SubjectRoutes(hub.subjects(), hub::site).mount(endpoints);
        new DossierRoutes(hub.dossiers(), hub::site, parts.clock()).mount(endpoints);
        new CounterRoutes(hub.counters()).mount(endpoints);
        new MoveRoutes(hub.counters()).mount(endpoints);
        new NoKioskRoutes(hub.counters(), hub.tickets(), hub.visits(), hub.fleet(), hub::site, parts.clock())
                .mount(endpoints);
        new DeskRoutes(hub.desks(), parts.people()).mount(endpoints);
        ScanPictures pictures = new ScanPictures(vertx);
        new ScanRoutes(hub.scans(), pictures).mount(endpoints);
        new VisitRoutes(vertx, hub.tickets(), hub.visits(), hub::site, parts.clock()).mount(endpoints);
        new ProcedureRoutes(hub::site, parts.clock()).mount(endpoints);
        new EstimateRoutes(hub.estimates(), hub::site, parts.clock()).mount(endpoints);
        new DayRoutes(hub.days(), hub::site, parts.clock()).mount(endpoints);
        new PhoneRoutes(hub, parts.clock()).mount(endpoints);
        BookingDesk bookings = new BookingDesk(hub.bookings(), hub.reminders(), hub::site, parts.clock());
        new BookingRoutes(bookings, parts.clock()).mount(endpoints);
        new BookingPageRoutes(bookings, parts.clock()).mount(endpoints);
        new RemoteRoutes(hub.tickets(), hub.visits(), hub::site, parts.clock()).mount(endpoints);
        new PlainBoardRoutes(hub.feed(), hub::site, parts.clock()).mount(endpoints);
        new PageRoutes().mount(endpoints);
        new NoticeRoutes(parts.notices(), hub::site).mount(endpoints);
        new OnTimeRoutes(hub.onTimeReports(), hub::site, parts.clock()).mount(endpoints);
        new RatingReportRoutes(hub.reports(), hub::site, parts.clock()).mount(endpoints);
        new SocketRoutes(hub.links(), hub.feed(), hub.scans(), parts.people()).mount(endpoints);
        endpoints.requireComplete();
        return Listener.start(vertx, listen, surface, LinkServer.MAX_FRAME_BYTES, parts.clock())
                .map(listener -> new HubServer(listener, surface, listen, pictures));
    }

    public int port() {
        return listener.port();
    }

    /** Where a browser on this PC finds it, such as {@code http://127.0.0.1:8080}. */
    public String address() {
        return settings.origin(port());
    }

    public Future<Void> stop() {
        pictures.close();
        return listener.stop();
    }

    Surface surface() {
        return surface;
    }

    private static String origin(URI uri) {
        String port = uri.getPort() < 0 ? "" : ":" + uri.getPort();
        return (uri.getScheme() + "://" + uri.getHost() + port).toLowerCase(Locale.ROOT);
    }
}
