package vn.motcua.hub.ticket;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import vn.motcua.core.event.TicketIssued;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.SeriesId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Text;
import vn.motcua.core.model.TicketNumber;
import vn.motcua.core.model.VisitId;

class DayBookTest {
    private static final Instant SEVEN = Instant.parse("2026-11-23T00:00:00Z");
    private static final List<ServiceId> SERVICES = List.of(new ServiceId("submit"), new ServiceId("certify"));

    @Test
    void linesOfServicesAreTheWholeLineWhateverHappensToTickets() {
        long seed = Long.getLong("motcua.seed", 20261122);
        Random random = new Random(seed);
        DayBook book = new DayBook();
        List<Ticket> known = new ArrayList<>();
        for (int i = 0; i < 500; i++) {
            if (known.isEmpty() || random.nextInt(3) > 0) known.add(ticket(i, random));
            else known.set(random.nextInt(known.size()), moved(known.get(random.nextInt(known.size())), random));
            known.forEach(book::put);
        }

        for (ServiceId service : SERVICES) {
            List<Ticket> expected = book.waiting().stream()
                    .filter(ticket -> ticket.service().equals(service))
                    .toList();
            assertThat(book.waiting(service)).as("seed %d", seed).containsExactlyElementsOf(expected);
        }
    }

    @Test
    void nobodyWaitsForAServiceNobodyAskedFor() {
        assertThat(new DayBook().waiting(SERVICES.get(0))).isEmpty();
    }

    private static Ticket ticket(int i, Random random) {
        return Ticket.issued(new TicketIssued(
                new RequestId(UUID.randomUUID().toString()),
                new VisitId(UUID.randomUUID().toString()),
                new TicketNumber(new SeriesId("a"), i, "A" + i),
                SERVICES.get(random.nextInt(SERVICES.size())),
                LocalDate.of(2026, 11, 23),
                random.nextInt(4) == 0 ? Priority.PRIORITY : Priority.NORMAL,
                Text.Locale.VI,
                "",
                null,
                "console",
                SEVEN.plusSeconds(random.nextInt(100))));
    }

    private static Ticket moved(Ticket ticket, Random random) {
        return random.nextBoolean()
                ? ticket.ended(TicketStatus.NO_SHOW, SEVEN)
                : ticket.ended(TicketStatus.FINISHED, SEVEN);
    }
}
