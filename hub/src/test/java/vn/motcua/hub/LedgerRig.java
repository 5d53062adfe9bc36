package vn.motcua.hub;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import java.util.concurrent.CopyOnWriteArrayList;
import vn.motcua.core.event.Event;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.Site;
import vn.motcua.hub.booking.BookingCodes;
import vn.motcua.hub.booking.Bookings;
import vn.motcua.hub.booking.NotedBookings;
import vn.motcua.hub.catalogue.CatalogueState;
import vn.motcua.hub.catalogue.DueCatalogue;
import vn.motcua.hub.counter.Counters;
import vn.motcua.hub.counter.Desks;
import vn.motcua.hub.counter.FloorState;
import vn.motcua.hub.estimate.WaitTimes;
import vn.motcua.hub.incident.HelpBook;
import vn.motcua.hub.platform.database.HubFile;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.ledger.IdSource;
import vn.motcua.hub.platform.ledger.Projection;
import vn.motcua.hub.platform.ledger.SiteWriter;
import vn.motcua.hub.platform.ledger.WriterParts;
import vn.motcua.hub.rating.RatingWords;
import vn.motcua.hub.rating.Ratings;
import vn.motcua.hub.ticket.AgentRequests;
import vn.motcua.hub.ticket.CodeHasher;
import vn.motcua.hub.ticket.Numbering;
import vn.motcua.hub.ticket.QueueState;
import vn.motcua.hub.ticket.RecoveryState;
import vn.motcua.hub.ticket.TicketDesk;
import vn.motcua.hub.ticket.Tickets;

/** The writer and its state without links and feeds, on any connection. */
public final class LedgerRig {
    public final HubParts parts = new HubParts();
    public final HelpBook helps = parts.helps;
    public final SiteWriter writer;
    public final Tickets tickets;
    /** Its commands only: nothing is read from tables here. */
    public final Bookings bookings;

    public final Counters counters;
    public final Desks desks;
    public final TicketDesk ticketDesk;
    public final QueueState queue;
    public final FloorState floor;
    public final CodeHasher codes = new CodeHasher(new byte[32]);
    public final BookingCodes bookingCodes = new BookingCodes(new byte[32]);
    public final Connection connection;
    /** Every fact since the start, in order. */
    public final List<Event> events = new CopyOnWriteArrayList<>();

    public LedgerRig(Vertx vertx, Site site, TestClock clock, Connection connection, Random random)
            throws SQLException {
        this(vertx, site, clock, connection, random, new LinkPresence(), new HallWatch());
    }

    /** @param watch sees every fact, before and after */
    LedgerRig(
            Vertx vertx,
            Site site,
            TestClock clock,
            Connection connection,
            Random random,
            AgentRequests agents,
            HallWatch watch)
            throws SQLException {
        this.connection = connection;
        parts.catalogue.begin(site);
        IdSource ids = () -> new UUID(random.nextLong(), random.nextLong()).toString();
        Numbering numbering = new Numbering(parts.tickets, parts.bands);
        RecoveryState recovery = new RecoveryState(numbering);
        floor = new FloorState(parts.catalogue::site, parts.counters, parts.tickets, parts.bookings, person -> null);
        queue = new QueueState(parts.tickets, parts.bands, numbering, recovery, new WaitTimes(floor, parts.estimates));
        ticketDesk = new TicketDesk(parts.catalogue::site, queue, recovery, parts.printJobs);
        Ratings.Desk ratingDesk = new Ratings.Desk(new RatingWords(Path.of("target", "no-rating-words")));
        watch.over(this);
        List<Projection> projections = new ArrayList<>(List.of(watch.first()));
        projections.addAll(parts.projections());
        projections.addAll(List.of(recovery, ratingDesk, watch.last()));
        writer = new SiteWriter(
                vertx,
                site.id(),
                connection,
                clock,
                ids,
                new WriterParts(
                        projections,
                        List.of(
                                ticketDesk,
                                ratingDesk,
                                new NotedBookings(parts.catalogue::site, parts.bookings, parts.tickets)),
                        List.of(
                                ticketDesk,
                                Bookings.releases(parts.bookings, parts.catalogue::site),
                                Counters.dayEnd(floor),
                                Desks.unanswered(floor),
                                new DueCatalogue(new CatalogueState(
                                        parts.catalogue, parts.tickets, parts.bands, parts.counters, parts.bookings))),
                        (appended, now) -> appended.forEach(recorded -> events.add(recorded.event()))));
        writer.open();
        writer.start();
        tickets = new Tickets(writer, parts.catalogue::site, queue, recovery, codes, agents, ids);
        bookings = new Bookings(writer, null, parts.catalogue::site, parts.bookings, bookingCodes, tickets, clock);
        counters = new Counters(writer, floor, 3);
        desks = new Desks(writer, floor);
    }

    /** A migrated store, marked as a hub's start would. */
    public static Connection store(Path file, Site site) throws SQLException {
        HubFile.migrate(file);
        Connection connection = HubFile.openWriter(file);
        try (Sql db = new Sql(connection)) {
            db.update("INSERT OR IGNORE INTO hub_meta (name, value) VALUES ('site', ?)", site.id());
        }
        connection.commit();
        return connection;
    }

    public void lease(AgentId kiosk) {
        HubRig.done(writer.command(
                null,
                "Lease",
                String.class,
                (now, ids) -> new vn.motcua.hub.platform.ledger.Decision.Accepted<>(
                        ticketDesk.leaseFor(List.of(kiosk), now, ids), "")));
    }

    /** What a page of the state says, for comparing. */
    public String picture() {
        return HubRig.await(writer.side(connection -> {
            StringBuilder text = new StringBuilder();
            parts.tickets.daysInMemory().stream()
                    .sorted()
                    .forEach(day -> parts.tickets.day(day).tickets().stream()
                            .sorted(java.util.Comparator.comparing(
                                    ticket -> ticket.visitId().value()))
                            .forEach(ticket -> text.append(ticket).append('\n')));
            parts.bands.all().stream()
                    .map(Object::toString)
                    .sorted()
                    .forEach(lease -> text.append(lease).append('\n'));
            parts.counters.all().stream()
                    .map(Object::toString)
                    .sorted()
                    .forEach(counter -> text.append(counter).append('\n'));
            return text.toString();
        }));
    }
}
