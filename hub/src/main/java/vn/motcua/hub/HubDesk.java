package vn.motcua.hub;

import io.vertx.core.Future;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.event.AgentHeld;
import vn.motcua.core.event.AnomalyFound;
import vn.motcua.core.event.BandLeased;
import vn.motcua.core.event.BookingNoted;
import vn.motcua.core.event.EpochStarted;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.ScanReceived;
import vn.motcua.core.event.StreamName;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.Band;
import vn.motcua.core.model.Site;
import vn.motcua.core.wire.LinkFrame;
import vn.motcua.hub.booking.BookingCodes;
import vn.motcua.hub.booking.NotedBookings;
import vn.motcua.hub.fleet.Agent;
import vn.motcua.hub.fleet.FleetBook;
import vn.motcua.hub.platform.ledger.Decision;
import vn.motcua.hub.platform.ledger.Incoming;
import vn.motcua.hub.platform.ledger.Outcome;
import vn.motcua.hub.platform.ledger.SiteWriter;
import vn.motcua.hub.platform.ledger.StreamCursors;
import vn.motcua.hub.platform.ledger.StreamKey;
import vn.motcua.hub.platform.link.LinkDesk;
import vn.motcua.hub.platform.link.ModuleRights;
import vn.motcua.hub.scan.Scans;
import vn.motcua.hub.ticket.CodeHasher;
import vn.motcua.hub.ticket.NumberMarks;
import vn.motcua.hub.ticket.TicketDesk;

/** What links ask of the features, put together. Any thread; decisions run on the writer's. */
final class HubDesk implements LinkDesk {
    private static final Logger LOG = LoggerFactory.getLogger(HubDesk.class);
    private static final String KIOSK = Agent.KIOSK_MODULE;

    private final Supplier<Site> site;
    private final String incarnation;
    private final SiteWriter writer;
    private final FleetBook fleet;
    private final TicketDesk tickets;
    private final CodeHasher codes;
    private final BookingCodes bookingCodes;
    private final NumberMarks marks;
    private final LinkRequests requests;
    private final PresenceListener presence;
    /** Those whose last hello of this run spoke of a kiosk: they hold bands. */
    private final Set<AgentId> kiosks = ConcurrentHashMap.newKeySet();
    /** What was reported in this run, so that an agent that links ten times an hour is reported once. */
    private final Map<AgentId, List<String>> notEnrolled = new ConcurrentHashMap<>();

    HubDesk(
            Supplier<Site> site,
            String incarnation,
            SiteWriter writer,
            FleetBook fleet,
            TicketDesk tickets,
            CodeHasher codes,
            BookingCodes bookingCodes,
            NumberMarks marks,
            LinkRequests requests,
            PresenceListener presence) {
        this.site = site;
        this.incarnation = incarnation;
        this.writer = writer;
        this.fleet = fleet;
        this.tickets = tickets;
        this.codes = codes;
        this.bookingCodes = bookingCodes;
        this.marks = marks;
        this.requests = requests;
        this.presence = presence;
    }

    /** Told when a link comes or goes. Any thread. */
    @FunctionalInterface
    interface PresenceListener {
        void changed(AgentId agent, boolean linked);
    }

    @Override
    public Site site() {
        return site.get();
    }

    @Override
    public String incarnation() {
        return incarnation;
    }

    @Override
    public Optional<KnownAgent> agent(AgentId id) {
        return fleet.published(id)
                .map(agent -> new KnownAgent(
                        agent.publicKey(),
                        agent.modules(),
                        switch (agent.state()) {
                            case Agent.HELD -> LinkFrame.LinkRefusal.HELD;
                            case Agent.REVOKED -> LinkFrame.LinkRefusal.REVOKED;
                            default -> null;
                        }));
    }

    /** First what the hello tells is decided, then bands are leased on the state that leaves. */
    @Override
    public Future<Opening> open(LinkFrame.Hello hello) {
        if (hello.modules().contains(KIOSK) && modules(hello.agent()).contains(KIOSK)) kiosks.add(hello.agent());
        else kiosks.remove(hello.agent());
        return writer.command(null, "OpenLink", Opening.class, (now, ids) -> greet(hello, now))
                .compose(greeted -> lease(hello.agent()).map(bands -> done(greeted, bands, marks.upTo())));
    }

    private List<String> modules(AgentId agent) {
        return fleet.published(agent).map(Agent::modules).orElse(List.of());
    }

    private static Opening done(Outcome<Opening> greeted, List<Band> bands, List<LinkFrame.HighestNumber> numbers) {
        Opening opening = greeted.match(value -> value, refusal -> {
            throw new IllegalStateException("a hello cannot be refused: " + refusal.code());
        });
        return new Opening(opening.acknowledged(), opening.freshEpoch(), bands, opening.known(), numbers);
    }

    private Decision<Opening> greet(LinkFrame.Hello hello, Instant now) throws SQLException {
        boolean isNewcomer = !incarnation.equals(hello.knownIncarnation());
        List<Event> events = new ArrayList<>(tickets.hear(hello, isNewcomer, now));
        events.addAll(notEnrolled(hello));
        StreamCursors cursors = writer.cursors();
        List<LinkFrame.StreamPosition> acknowledged = new ArrayList<>();
        List<LinkFrame.KnownEvent> known = new ArrayList<>();
        for (StreamName stream : StreamName.values()) {
            acknowledged.add(last(cursors, hello.agent(), stream));
            cursors.last(hello.agent().value(), stream).ifPresent(known::add);
        }
        boolean rolledBack = hello.isRolledBack() || isBehind(hello, acknowledged) || tickets.forgotNumbers(hello);
        long fresh = rolledBack || countsAnew(hello) ? freshEpoch(hello, acknowledged) : 0;
        if (fresh > 0) {
            events.add(new EpochStarted(hello.agent(), fresh, "BEHIND_OWN_PAST", now));
            events.addAll(tickets.retire(hello.agent(), now, "AGENT_ROLLED_BACK"));
        }
        if (rolledBack)
            events.add(new AnomalyFound(
                    "AGENT_ROLLED_BACK",
                    null,
                    "",
                    hello.agent() + " forgot what it did; it goes on in epoch " + fresh));
        return new Decision.Accepted<>(events, new Opening(acknowledged, fresh, List.of(), known, List.of()));
    }

    /** Its facts would end in quarantine: a supervisor should know before they do. */
    private List<Event> notEnrolled(LinkFrame.Hello hello) {
        List<String> more = ModuleRights.notEnrolled(modules(hello.agent()), hello.modules());
        List<String> before = notEnrolled.put(hello.agent(), more);
        if (more.isEmpty() || more.equals(before)) return List.of();
        String detail = hello.agent() + " runs " + String.join(", ", more) + " and did not enrol with it";
        return List.of(new AnomalyFound("MODULE_NOT_ENROLLED", null, "", detail));
    }

    private static LinkFrame.StreamPosition last(StreamCursors cursors, AgentId agent, StreamName stream) {
        Optional<StreamKey> newest = cursors.newest(agent.value(), stream);
        return newest.map(key -> new LinkFrame.StreamPosition(stream, key.epoch(), 0, cursors.cursor(key)))
                .orElse(new LinkFrame.StreamPosition(stream, 0, 0, 0));
    }

    /** It was told to begin a new epoch, and does not know. */
    private boolean countsAnew(LinkFrame.Hello hello) {
        long due = fleet.agent(hello.agent()).map(Agent::epoch).orElse(1L);
        return hello.streams().stream().anyMatch(own -> own.epoch() < due);
    }

    /** The hub holds more of the agent's past than the agent itself. */
    private static boolean isBehind(LinkFrame.Hello hello, List<LinkFrame.StreamPosition> acknowledged) {
        for (LinkFrame.StreamPosition known : acknowledged) {
            if (known.last() == 0) continue;
            boolean isAhead = hello.streams().stream()
                    .filter(own -> own.stream() == known.stream())
                    .anyMatch(own ->
                            own.epoch() > known.epoch() || own.epoch() == known.epoch() && own.last() >= known.last());
            if (!isAhead) return true;
        }
        return false;
    }

    private long freshEpoch(LinkFrame.Hello hello, List<LinkFrame.StreamPosition> acknowledged) {
        long highest = fleet.agent(hello.agent()).map(Agent::epoch).orElse(1L);
        for (LinkFrame.StreamPosition known : acknowledged) highest = Math.max(highest, known.epoch());
        for (LinkFrame.StreamPosition own : hello.streams()) highest = Math.max(highest, own.epoch());
        return highest + 1;
    }

    private Future<List<Band>> lease(AgentId agent) {
        return writer.command(null, "LeaseBands", Leased.class, (now, ids) -> {
                    List<Event> events =
                            kiosks.contains(agent) ? tickets.leaseFor(List.of(agent), now, ids) : List.of();
                    List<Band> bands = new ArrayList<>(tickets.bandsOf(agent, now));
                    for (Event event : events) if (event instanceof BandLeased leased) bands.add(band(leased));
                    return new Decision.Accepted<>(events, new Leased(bands));
                })
                .map(outcome -> outcome.match(Leased::bands, refusal -> List.<Band>of()));
    }

    /** Bands after a lease. */
    record Leased(List<Band> bands) {}

    private static Band band(BandLeased leased) {
        return new Band(
                leased.bandId(), leased.agentId(), leased.series(), leased.businessDay(), leased.from(), leased.to());
    }

    /** What kiosks lack by now: a new day ahead, a band more than half used, the end of a recovery. */
    void leaseAll() {
        writer.command(
                        null,
                        "LeaseBands",
                        Leased.class,
                        (now, ids) -> new Decision.Accepted<>(
                                tickets.leaseFor(List.copyOf(kiosks), now, ids), new Leased(List.of())))
                .onFailure(e -> LOG.warn("bands were not leased: {}", e.getMessage()));
    }

    @Override
    public Event seal(Event event) {
        if (event instanceof ScanReceived scan) return Scans.sealed(scan);
        if (event instanceof BookingNoted noted) return NotedBookings.sealed(noted, bookingCodes);
        return codes.seal(event);
    }

    @Override
    public Future<Long> take(StreamKey key, long before, List<Incoming> facts) {
        return writer.facts(key, before, facts);
    }

    @Override
    public Future<Optional<LinkFrame.Answer>> request(AgentId agent, LinkFrame.Request request) {
        if (ModuleRights.mayAsk(modules(agent), request.name())) return requests.answer(agent, request);
        return Future.succeededFuture(Optional.of(LinkRequests.notEntitled(request)));
    }

    @Override
    public Future<Void> hold(AgentId agent) {
        return writer.command(
                        null,
                        "HoldAgent",
                        AgentId.class,
                        (now, ids) -> Decision.accepted(
                                agent,
                                new AgentHeld(agent, "CLONE", now),
                                new AnomalyFound("CLONE", null, "", "two live links with the key of " + agent)))
                .mapEmpty();
    }

    @Override
    public void presence(AgentId agent, boolean linked) {
        if (!linked) requests.gone(agent);
        presence.changed(agent, linked);
    }
}
