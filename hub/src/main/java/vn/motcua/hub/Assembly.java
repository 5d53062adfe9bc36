package vn.motcua.hub;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.ExecutorService;
import java.util.function.Supplier;
import vn.motcua.core.model.DossierCode;
import vn.motcua.core.model.OpeningCalendar;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.SiteId;
import vn.motcua.core.model.TicketCode;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.scan.KeyedHash;
import vn.motcua.hub.booking.BookingCodes;
import vn.motcua.hub.booking.Bookings;
import vn.motcua.hub.booking.NotedBookings;
import vn.motcua.hub.catalogue.CatalogueState;
import vn.motcua.hub.catalogue.Catalogues;
import vn.motcua.hub.catalogue.DueCatalogue;
import vn.motcua.hub.catalogue.FileDiffers;
import vn.motcua.hub.catalogue.FirstCatalogue;
import vn.motcua.hub.counter.AnnouncerLeases;
import vn.motcua.hub.counter.Counters;
import vn.motcua.hub.counter.Desks;
import vn.motcua.hub.counter.FloorFeed;
import vn.motcua.hub.counter.FloorLine;
import vn.motcua.hub.counter.FloorState;
import vn.motcua.hub.counter.LineFeed;
import vn.motcua.hub.counter.NextFeed;
import vn.motcua.hub.counter.StoredDay;
import vn.motcua.hub.counter.WorkloadFeed;
import vn.motcua.hub.dossier.DossierGlance;
import vn.motcua.hub.dossier.Dossiers;
import vn.motcua.hub.estimate.StoredEstimates;
import vn.motcua.hub.estimate.WaitTimes;
import vn.motcua.hub.evidence.CameraEvidence;
import vn.motcua.hub.evidence.PlainWords;
import vn.motcua.hub.evidence.SealedWords;
import vn.motcua.hub.evidence.StoredCameraEvidence;
import vn.motcua.hub.evidence.WantDesk;
import vn.motcua.hub.fleet.Fleet;
import vn.motcua.hub.fleet.FleetFeed;
import vn.motcua.hub.incident.AlertFeed;
import vn.motcua.hub.incident.HelpFeed;
import vn.motcua.hub.incident.Helps;
import vn.motcua.hub.incident.IncidentFeed;
import vn.motcua.hub.incident.IncidentQueries;
import vn.motcua.hub.incident.IncidentWatch;
import vn.motcua.hub.incident.Incidents;
import vn.motcua.hub.incident.Panics;
import vn.motcua.hub.incident.StoredIncidents;
import vn.motcua.hub.platform.database.HubDatabase;
import vn.motcua.hub.platform.database.HubFile;
import vn.motcua.hub.platform.database.Readers;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.feed.Feed;
import vn.motcua.hub.platform.feed.FeedSource;
import vn.motcua.hub.platform.feed.SiteFeed;
import vn.motcua.hub.platform.ledger.Counts;
import vn.motcua.hub.platform.ledger.Decision;
import vn.motcua.hub.platform.ledger.IdSource;
import vn.motcua.hub.platform.ledger.Projection;
import vn.motcua.hub.platform.ledger.SiteWriter;
import vn.motcua.hub.platform.ledger.WriterParts;
import vn.motcua.hub.platform.link.AgentLinks;
import vn.motcua.hub.platform.link.HubIdentity;
import vn.motcua.hub.platform.link.LinkLimits;
import vn.motcua.hub.privacy.Subjects;
import vn.motcua.hub.rating.RatingAlertFeed;
import vn.motcua.hub.rating.RatingFeed;
import vn.motcua.hub.rating.RatingWords;
import vn.motcua.hub.rating.Ratings;
import vn.motcua.hub.report.OnTimeReports;
import vn.motcua.hub.report.StoredOnTimeReports;
import vn.motcua.hub.report.StoredRatingReports;
import vn.motcua.hub.scan.ScanView;
import vn.motcua.hub.scan.Scans;
import vn.motcua.hub.ticket.CodeHasher;
import vn.motcua.hub.ticket.Estimate;
import vn.motcua.hub.ticket.NumberMarkFile;
import vn.motcua.hub.ticket.NumberMarks;
import vn.motcua.hub.ticket.Numbering;
import vn.motcua.hub.ticket.QueueFeed;
import vn.motcua.hub.ticket.QueueState;
import vn.motcua.hub.ticket.RecoveryState;
import vn.motcua.hub.ticket.TicketDesk;
import vn.motcua.hub.ticket.Tickets;
import vn.motcua.hub.visit.PhoneFeed;
import vn.motcua.hub.visit.StoredVisits;
import vn.motcua.hub.visit.Titles;
import vn.motcua.hub.visit.VisitFeed;

/** Wires one hub, floor by floor, from the file up. Blocking; once. */
final class Assembly {
    final HubHome home;
    final Clock clock;
    /** The catalogue as committed; what decides asks {@code parts.catalogue} itself. Any thread. */
    final Supplier<Site> site;

    final HubParts parts = new HubParts();
    final Counts counts = new Counts();
    final Readers readers;
    final SiteWriter writer;
    final SiteWriter.LedgerStart start;
    final Catalogues catalogue;
    final Tickets tickets;
    final Bookings bookings;
    final Counters counters;
    final Desks counterDesks;
    final Ratings ratings;
    final RatingWords ratingWords;
    final Fleet fleet;
    final Panics panics;
    final Helps helps;
    final Incidents incidents;
    final IncidentQueries incidentQueries;
    final Subjects subjects;
    final Dossiers dossiers;
    final EvidenceKeeping evidence;
    final CameraEvidence cameraEvidence;
    final StoredVisits visits;
    final StoredEstimates estimates;
    final StoredDay days;
    final StoredRatingReports reports;
    final OnTimeReports onTimeReports;
    final Scans scans;
    final Feed feed;
    /** Where {@code feed} publishes. */
    final ExecutorService publisher = Feed.publisher();

    final AgentLinks links;
    final HubDesk desk;
    final AfterCommit afterCommit;

    static Assembly open(Vertx vertx, HubSettings settings, Clock clock) throws IOException, SQLException {
        HubHome home = HubHome.open(settings.home());
        try {
            HubFile.migrate(home.file());
            Connection connection = HubFile.openWriter(home.file());
            home.belongTo(settings.site(), connection);
            SealedWords words = SealedWords.in(settings.home());
            PlainWords.seal(words, connection);
            return new Assembly(vertx, settings, clock, home, connection, words);
        } catch (IOException | SQLException | RuntimeException e) {
            home.close();
            throw e;
        }
    }

    private Assembly(
            Vertx vertx, HubSettings settings, Clock clock, HubHome home, Connection connection, SealedWords words)
            throws IOException, SQLException {
        this.home = home;
        this.clock = clock;
        parts.catalogue.begin(settings.site());
        this.site = parts.catalogue::published;
        Supplier<Site> deciding = parts.catalogue::site;
        SiteId siteId = settings.site().id();
        IdSource ids = IdSource.random();
        HubIdentity identity = HubIdentity.in(settings.home());
        CodeHasher codes = new CodeHasher(identity.codeKey());
        LinkPresence presence = new LinkPresence();

        // State and rules.
        Numbering numbering = new Numbering(parts.tickets, parts.bands);
        RecoveryState recovery = new RecoveryState(numbering);
        FloorState floor = new FloorState(deciding, parts.counters, parts.tickets, parts.bookings, settings.names());
        QueueState queue =
                new QueueState(parts.tickets, parts.bands, numbering, recovery, new WaitTimes(floor, parts.estimates));
        NumberMarks marks = new NumberMarks(
                deciding,
                numbering,
                parts.tickets,
                recovery,
                new NumberMarkFile(siteId, settings.home(), settings.marks().copyFolder()),
                settings.marks().jump());
        Restore.markIfOlder(connection, marks);
        CatalogueState catalogueState =
                new CatalogueState(parts.catalogue, parts.tickets, parts.bands, parts.counters, parts.bookings);
        TicketDesk ticketDesk = new TicketDesk(deciding, queue, recovery, parts.printJobs);
        this.ratingWords = new RatingWords(settings.home());
        Ratings.Desk ratingDesk = new Ratings.Desk(ratingWords);
        Incidents.Desk incidentDesk = new Incidents.Desk(words);
        Subjects.Desk subjectDesk = new Subjects.Desk();
        Dossiers.Desk dossierDesk = new Dossiers.Desk();
        IncidentWatch watch = new IncidentWatch(floor, settings.incidents().rules());
        WantDesk wants = new WantDesk();
        Fleet.Desk fleetDesk = new Fleet.Desk(ticketDesk::retire);

        // The writer.
        List<Projection> projections = new ArrayList<>(parts.projections());
        projections.addAll(
                List.of(recovery, ratingDesk, incidentDesk, subjectDesk, dossierDesk, watch, wants, fleetDesk, marks));
        this.afterCommit = new AfterCommit(site, ticketDesk, parts.bands, marks);
        this.writer = new SiteWriter(
                vertx,
                siteId,
                connection,
                clock,
                ids,
                new WriterParts(
                        projections,
                        List.of(ticketDesk, ratingDesk, new NotedBookings(deciding, parts.bookings, parts.tickets)),
                        List.of(
                                new FirstCatalogue(parts.catalogue),
                                marks,
                                ticketDesk,
                                Bookings.releases(parts.bookings, deciding),
                                Counters.dayEnd(floor),
                                Desks.unanswered(floor),
                                watch,
                                wants,
                                new DueCatalogue(catalogueState)),
                        afterCommit));
        this.start = writer.open();
        this.readers = new Readers(vertx, home.file());
        this.catalogue =
                new Catalogues(vertx, writer, readers, catalogueState, Catalogues.ignored(new Sql(connection)));
        FileDiffers.warn(catalogue);

        // Services.
        this.tickets = new Tickets(writer, deciding, queue, recovery, codes, presence, ids);
        BookingCodes bookingCodes = new BookingCodes(identity.codeKey());
        this.bookings = new Bookings(writer, readers, deciding, parts.bookings, bookingCodes, tickets, clock);
        this.counters = new Counters(writer, floor, settings.recallLimit());
        this.counterDesks = new Desks(writer, floor);
        this.ratings = new Ratings(writer, codes, ratingDesk);
        this.fleet = new Fleet(writer, site, identity.publicKey(), parts.fleet, fleetDesk, presence, clock);
        this.panics = new Panics(writer, deciding, parts.panics);
        this.incidents = new Incidents(writer, deciding, settings.incidents(), incidentDesk);
        this.incidentQueries = new StoredIncidents(
                readers, site, settings.names(), words, ratingWords::of, settings.incidents(), clock);
        this.helps = new Helps(writer, site, parts.helps);
        this.subjects = new Subjects(writer, readers, deciding, subjectDesk, settings.names());
        this.dossiers = new Dossiers(writer, readers, settings.dossiers(), dossierDesk);
        Titles titles = new Titles(site, settings.names());
        this.visits = new StoredVisits(readers, site, titles, codes, visit -> waitOf(queue, visit), clock);

        this.estimates = new StoredEstimates(readers, site);
        this.days = new StoredDay(readers, site, settings.names(), clock);
        this.reports = new StoredRatingReports(readers, site);
        this.onTimeReports = new StoredOnTimeReports(readers, site);
        KeyedHash scanKey = KeyedHash.derived(identity.codeKey(), Scans.KEY_USE);
        this.scans = new Scans(writer, floor, codes, scanKey, this::ticketOf, this::dossierOf, clock);

        this.evidence = EvidenceKeeping.open(vertx, settings, database(), words, clock);
        this.cameraEvidence = new StoredCameraEvidence(vertx, evidence.store(), writer, readers, wants, clock);

        // Feeds and links.
        FleetFeed fleetFeed = new FleetFeed(parts.fleet, presence);
        AlertFeed alerts = new AlertFeed(site, parts.panics, settings.names());
        alerts.load(new Sql(connection));
        List<FeedSource> sources = List.of(
                new SiteFeed(site),
                new QueueFeed(site, queue, ticket -> FloorLine.turnFrom(floor, ticket)),
                new FloorFeed(floor, parts.calls),
                new LineFeed(floor),
                new NextFeed(floor),
                new WorkloadFeed(floor, settings.waitTarget()),
                new RatingFeed(site, parts.ratings, parts.tickets),
                alerts,
                new RatingAlertFeed(site, settings.names(), ratingWords, new Sql(connection)),
                new IncidentFeed(site, settings.names(), new Sql(connection)),
                new HelpFeed(site, parts.helps),
                fleetFeed,
                new VisitFeed(titles, new Sql(connection)),
                new PhoneFeed(site, queue));
        String run = start.incarnation() + "." + ids.next().substring(24);
        this.feed = new Feed(vertx, clock, run, start.position(), sources, visits::topic, publisher);
        this.desk = new HubDesk(
                site,
                start.incarnation(),
                writer,
                parts.fleet,
                ticketDesk,
                codes,
                bookingCodes,
                marks,
                new LinkRequests(
                        site,
                        clock,
                        tickets,
                        visits,
                        new AnnouncerLeases(),
                        scans,
                        panics,
                        helps,
                        bookings,
                        cameraEvidence),
                (agent, linked) -> feed.publish(fleetFeed.presence(agent, linked, clock.instant())));
        this.links = new AgentLinks(vertx, clock, desk, LinkLimits.standard(), identity, feed, counts);
        presence.set(links);
        afterCommit.tell(feed, links);
        feed.start();
        writer.start();
    }

    /** Rows beside the ledger. */
    HubDatabase database() {
        return new WriterDatabase(readers, writer);
    }

    /** Asked of the writer: what it decides by is in its hands only. */
    private Future<Estimate> waitOf(QueueState queue, VisitId visit) {
        return writer.command(
                        null,
                        "LookAhead",
                        Estimate.class,
                        (now, ids) -> Decision.accepted(lookAhead(queue, visit, now)))
                .map(outcome -> outcome.match(estimate -> estimate, refusal -> Estimate.unknown(-1)));
    }

    private static Estimate lookAhead(QueueState queue, VisitId visit, Instant now) {
        return queue.tickets()
                .ticket(visit)
                .map(ticket -> queue.waits().of(ticket, now))
                .orElse(Estimate.unknown(-1));
    }

    private Future<Optional<ScanView.TicketSeen>> ticketOf(TicketCode code) {
        return visits.phone(code)
                .map(found -> found.map(
                        phone -> new ScanView.TicketSeen(phone.number().text(), phone.state())));
    }

    private Future<Optional<DossierGlance>> dossierOf(DossierCode code) {
        OpeningCalendar calendar = site.get().calendar();
        LocalDate today = calendar.businessDay(clock.instant());
        return dossiers.find(code).map(found -> found.map(one -> DossierGlance.of(one, today, calendar.zone())));
    }
}
