package vn.motcua.bench.link;

import com.github.f4b6a3.uuid.UuidCreator;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.EventEnvelope;
import vn.motcua.core.event.PrintJobEnded;
import vn.motcua.core.event.PrintJobQueued;
import vn.motcua.core.event.StreamName;
import vn.motcua.core.event.TicketStored;
import vn.motcua.core.model.Band;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.SeriesId;
import vn.motcua.core.model.Service;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.Text;
import vn.motcua.core.model.TicketCode;
import vn.motcua.core.model.TicketNumber;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.wire.EventJson;
import vn.motcua.core.wire.EventTypes;
import vn.motcua.edge.identity.Identity;

/**
 * What a kiosk kept while its hub was away, ready for the wire: per ticket from its offline bands the number on paper, the print job
 * and its end; when the bands are used up, marked reprints of the same tickets. Written out beforehand, so that a drain costs the
 * sender nothing but sending.
 */
public final class Backlog {
    private static final String PRINTER = "printer-1";
    private final Identity agent;
    private final Site site;
    private final Random random;
    private final List<String> envelopes = new ArrayList<>();
    private final List<TicketStored> tickets = new ArrayList<>();

    private Backlog(Identity agent, Site site, Random random) {
        this.agent = agent;
        this.site = site;
        this.random = random;
    }

    /**
     * @param bands of the agent's welcome
     * @param count events, each an envelope of {@link EventJson}, sequences from 1 in epoch 1
     */
    public static List<String> essential(Identity agent, Site site, List<Band> bands, int count, Random random) {
        Backlog backlog = new Backlog(agent, site, random);
        LocalDate today = bands.stream()
                .map(Band::businessDay)
                .min(Comparator.naturalOrder())
                .orElseThrow();
        for (Band band : bands) if (band.businessDay().equals(today)) backlog.use(band, count);
        for (int attempt = 2; backlog.envelopes.size() < count; attempt++) backlog.reprintAll(attempt, count);
        return List.copyOf(backlog.envelopes);
    }

    private void use(Band band, int count) {
        ServiceId service = serviceOf(band.series());
        for (int value = band.from(); value <= band.to() && envelopes.size() + 3 <= count; value++) {
            TicketStored stored = ticket(band, value, service);
            tickets.add(stored);
            add(stored);
            print(stored, 1);
        }
    }

    private ServiceId serviceOf(SeriesId series) {
        return site.services().stream()
                .filter(service -> service.series().equals(series))
                .map(Service::id)
                .findFirst()
                .orElseThrow();
    }

    private TicketStored ticket(Band band, int value, ServiceId service) {
        TicketNumber number = site.series(band.series()).orElseThrow().number(value);
        return new TicketStored(
                new RequestId(UUID.randomUUID().toString()),
                new VisitId(UuidCreator.getTimeOrderedEpoch().toString()),
                number,
                service,
                band.businessDay(),
                Priority.NORMAL,
                Text.Locale.VI,
                TicketCode.mint(random).value(),
                null,
                TicketStored.Origin.BAND,
                band.id(),
                "kiosk-1",
                Instant.now());
    }

    private void reprintAll(int attempt, int count) {
        for (TicketStored ticket : tickets) {
            if (envelopes.size() >= count) return;
            print(ticket, attempt);
        }
    }

    private void print(TicketStored ticket, int attempt) {
        String job = UuidCreator.getTimeOrderedEpoch().toString();
        add(new PrintJobQueued(job, ticket.visitId(), ticket.requestId(), PRINTER, attempt));
        add(new PrintJobEnded(job, ticket.visitId(), PRINTER, attempt, PrintJobEnded.Outcome.CONFIRMED, ""));
    }

    private void add(Event event) {
        envelopes.add(EventJson.write(new EventEnvelope(
                UuidCreator.getTimeOrderedEpoch().toString(),
                site.id(),
                agent.agent().value(),
                StreamName.ESSENTIAL,
                1,
                envelopes.size() + 1L,
                EventTypes.version(event),
                Instant.now(),
                event)));
    }
}
