package vn.motcua.hub;

import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.EventEnvelope;
import vn.motcua.core.event.PrintJobEnded;
import vn.motcua.core.event.PrintJobQueued;
import vn.motcua.core.event.RatingGiven;
import vn.motcua.core.event.StreamName;
import vn.motcua.core.event.TicketStored;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.Band;
import vn.motcua.core.model.BandId;
import vn.motcua.core.model.BookingCode;
import vn.motcua.core.model.Series;
import vn.motcua.core.model.SeriesId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Text;
import vn.motcua.core.model.TicketCode;
import vn.motcua.core.model.TicketNumber;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.wire.EventTypes;
import vn.motcua.core.wire.Requests;
import vn.motcua.hub.counter.VisitEnded;
import vn.motcua.hub.platform.ledger.Incoming;
import vn.motcua.hub.platform.ledger.Outcome;
import vn.motcua.hub.platform.ledger.StreamKey;
import vn.motcua.hub.ticket.Lease;

/** Kiosks on and off line: numbers asked for again, papers that say another number, facts that come late and twice. */
final class RandomKiosk {
    static final List<AgentId> KIOSKS = List.of(new AgentId("pc-1"), new AgentId("pc-2"));

    /** Every fact that was kept, as the ledger must have it once. */
    final List<EventEnvelope> facts = new ArrayList<>();
    /** What was answered to each request, as often as it was asked. */
    final Map<String, List<String>> answers = new HashMap<>();

    private final RandomHistory history;
    private final Map<AgentId, List<EventEnvelope>> kept = new HashMap<>();
    private final Map<AgentId, Integer> delivered = new HashMap<>();
    private final List<Requests.AllocateTicket> asked = new ArrayList<>();
    private final List<PrintJobQueued> jobs = new ArrayList<>();
    private final List<VisitEnded> served = new ArrayList<>();
    private final Map<BandId, Integer> used = new HashMap<>();

    RandomKiosk(RandomHistory history) {
        this.history = history;
        KIOSKS.forEach(kiosk -> kept.put(kiosk, new ArrayList<>()));
    }

    void act() {
        AgentId kiosk = history.pick(KIOSKS);
        int dice = history.random.nextInt(33);
        if (dice < 9) online(kiosk);
        else if (dice < 12) offline(kiosk);
        else if (dice < 14) late(kiosk);
        else if (dice < 17) again(kiosk);
        else if (dice < 27) deliver(kiosk);
        else if (dice < 30) print(kiosk);
        else rate(kiosk);
    }

    /** May be rated from now on. */
    void served(VisitEnded visit) {
        if (visit.rightId() != null) served.add(visit);
    }

    private Requests.AllocateTicket request() {
        return request(history.service(), null);
    }

    Requests.AllocateTicket request(ServiceId service, @Nullable BookingCode booking) {
        return new Requests.AllocateTicket(
                history.request(),
                new VisitId(history.uuid()),
                service,
                history.priority(),
                Text.Locale.VI,
                TicketCode.mint(new Random(history.random.nextLong())).value(),
                "kiosk-1",
                booking == null ? null : booking.value());
    }

    private void online(AgentId kiosk) {
        Requests.AllocateTicket request = request();
        asked.add(request);
        Requests.Allocated given = ask(kiosk, request);
        if (given != null && history.random.nextInt(10) > 0) store(kiosk, request, given);
    }

    /** The kiosk printed what the hub gave. */
    void store(AgentId kiosk, Requests.AllocateTicket request, Requests.Allocated given) {
        keep(kiosk, stored(request, given.number(), given.businessDay(), null));
    }

    /** The kiosk does not wait for the answer: the hub gives one number, the paper says another. */
    private void late(AgentId kiosk) {
        Requests.AllocateTicket request = request();
        Requests.Allocated given = ask(kiosk, request);
        Band band = band(kiosk, request);
        if (given == null || band == null) return;
        offline(kiosk, request, band);
    }

    /** A number of a band, while the hub is away. */
    Optional<Requests.AllocateTicket> offline(AgentId kiosk) {
        Requests.AllocateTicket request = request();
        Band band = band(kiosk, request);
        if (band == null) return Optional.empty();
        offline(kiosk, request, band);
        return Optional.of(request);
    }

    private void offline(AgentId kiosk, Requests.AllocateTicket request, Band band) {
        int value = used.merge(band.id(), 1, Integer::sum) + band.from() - 1;
        Series series = history.site.series(band.series()).orElseThrow();
        keep(kiosk, stored(request, series.number(value), band.businessDay(), band));
        history.visits.add(request.visitId());
    }

    private @Nullable Band band(AgentId kiosk, Requests.AllocateTicket request) {
        SeriesId series =
                history.site.service(request.serviceId()).orElseThrow().series();
        LocalDate today = history.site.calendar().businessDay(history.clock.instant());
        return history.ask(rig -> rig.parts.bands.live(kiosk, today).stream()
                .map(Lease::band)
                .filter(band ->
                        band.series().equals(series) && band.businessDay().equals(today))
                .filter(band -> used.getOrDefault(band.id(), 0) <= band.to() - band.from())
                .findFirst()
                .orElse(null));
    }

    private void again(AgentId kiosk) {
        if (!asked.isEmpty()) ask(kiosk, history.some(asked));
    }

    private Requests.@Nullable Allocated ask(AgentId kiosk, Requests.AllocateTicket request) {
        Outcome<Requests.Allocated> outcome = HubRig.await(history.tickets.allocate(kiosk, request));
        answers.computeIfAbsent(request.requestId().value(), key -> new ArrayList<>())
                .add(outcome.toString());
        return outcome.match(
                value -> {
                    history.visits.add(value.visitId());
                    return value;
                },
                refusal -> null);
    }

    private TicketStored stored(
            Requests.AllocateTicket request, TicketNumber number, LocalDate day, @Nullable Band band) {
        return new TicketStored(
                request.requestId(),
                request.visitId(),
                number,
                request.serviceId(),
                day,
                request.priority(),
                request.locale(),
                null,
                history.rig().codes.hash(new TicketCode(request.code())),
                band == null ? TicketStored.Origin.HUB : TicketStored.Origin.BAND,
                band == null ? null : band.id(),
                request.kiosk(),
                history.clock.instant());
    }

    void keep(AgentId kiosk, Event event) {
        List<EventEnvelope> events = kept.get(kiosk);
        EventEnvelope envelope = new EventEnvelope(
                history.uuid(),
                history.site.id(),
                kiosk.value(),
                StreamName.ESSENTIAL,
                1,
                events.size() + 1L,
                EventTypes.version(event),
                history.clock.instant(),
                event);
        events.add(envelope);
        facts.add(envelope);
    }

    /** Some events in order, often with some of those before once more. */
    private void deliver(AgentId kiosk) {
        List<EventEnvelope> events = kept.get(kiosk);
        int done = delivered.getOrDefault(kiosk, 0);
        int from = Math.max(0, done - history.random.nextInt(4));
        int to = Math.min(events.size(), done + 1 + history.random.nextInt(8));
        if (from >= to) return;
        List<Incoming> incoming = events.subList(from, to).stream()
                .map(envelope -> Incoming.accepted(envelope, envelope::id))
                .toList();
        delivered.put(kiosk, Math.max(done, to));
        history.await(history.rig().writer.facts(new StreamKey(kiosk.value(), StreamName.ESSENTIAL, 1), 0, incoming));
    }

    /** Whatever is still kept. */
    void deliverAll() {
        for (AgentId kiosk : KIOSKS)
            while (delivered.getOrDefault(kiosk, 0) < kept.get(kiosk).size()) deliver(kiosk);
    }

    private void print(AgentId kiosk) {
        if (!jobs.isEmpty() && history.random.nextBoolean()) {
            PrintJobQueued job = history.some(jobs);
            PrintJobEnded.Outcome outcome = history.pick(List.of(PrintJobEnded.Outcome.values()));
            keep(kiosk, new PrintJobEnded(job.jobId(), job.visitId(), "printer-1", job.attempt(), outcome, ""));
        } else if (!asked.isEmpty()) {
            Requests.AllocateTicket request = history.some(asked);
            PrintJobQueued job =
                    new PrintJobQueued(history.uuid(), request.visitId(), request.requestId(), "printer-1", 1);
            jobs.add(job);
            keep(kiosk, job);
        }
    }

    private void rate(AgentId kiosk) {
        if (served.isEmpty()) return;
        VisitEnded visit = served.get(Math.max(0, served.size() - 1 - history.random.nextInt(5)));
        keep(
                kiosk,
                new RatingGiven(
                        history.uuid(),
                        visit.rightId(),
                        visit.visitId(),
                        Sites.C1,
                        1 + history.random.nextInt(5),
                        5,
                        List.of(),
                        RatingGiven.Channel.TABLET,
                        history.random.nextBoolean() ? "tablet-1" : "tablet-2",
                        history.clock.instant().plusSeconds(history.random.nextInt(40) - 20L)));
    }
}
