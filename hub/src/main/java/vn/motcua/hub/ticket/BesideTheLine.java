package vn.motcua.hub.ticket;

import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.PaperVisitRecorded;
import vn.motcua.core.event.VisitStarted;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Text;
import vn.motcua.core.model.TicketNumber;
import vn.motcua.core.model.VisitId;

/** Visits that never stood in this hub's line: neither a code nor a paper of ours belongs to them. */
final class BesideTheLine {
    private BesideTheLine() {}

    static Ticket started(VisitStarted event) {
        return ticket(
                event.visitId(),
                event.requestId(),
                event.businessDay(),
                event.number(),
                event.serviceId(),
                Ticket.CONSOLE,
                event.counterId(),
                event.at(),
                null);
    }

    static Ticket onPaper(PaperVisitRecorded event) {
        return ticket(
                event.visitId(),
                event.requestId(),
                event.businessDay(),
                event.number(),
                event.serviceId(),
                Ticket.BY_HAND,
                event.counterId(),
                event.from(),
                event.to());
    }

    private static Ticket ticket(
            VisitId visit,
            RequestId request,
            LocalDate day,
            TicketNumber number,
            ServiceId service,
            String from,
            CounterId counter,
            Instant began,
            @Nullable Instant ended) {
        return new Ticket(
                visit,
                request,
                day,
                number,
                List.of(),
                number.series().equals(Ticket.NO_TICKET) ? number.value() : null,
                service,
                Priority.NORMAL,
                Text.Locale.VI,
                "",
                null,
                from,
                began,
                null,
                ended == null ? TicketStatus.CALLED : TicketStatus.FINISHED,
                counter,
                null,
                began,
                0,
                null,
                ended,
                Ticket.NO_PAPER,
                0,
                service,
                null,
                Party.ONE);
    }
}
