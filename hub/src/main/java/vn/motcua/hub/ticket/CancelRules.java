package vn.motcua.hub.ticket;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import vn.motcua.core.event.VisitCancelled;
import vn.motcua.core.model.VisitId;
import vn.motcua.hub.platform.ledger.Decision;
import vn.motcua.hub.platform.ledger.Refusals;

/** Who may give a number back, and until when. Pure: state and time are arguments. */
final class CancelRules {
    private CancelRules() {}

    /** Only while nobody has touched the visit: from the first call on it is the officer's to end. */
    static Decision<TicketService.Cancelled> byVisitor(
            TicketBook tickets, VisitId visit, LocalDate today, Instant now) {
        Optional<Ticket> found = tickets.ticket(visit);
        if (found.isEmpty()) return Refusals.decision("UNKNOWN_TICKET");
        Ticket ticket = found.get();
        TicketService.Cancelled done = new TicketService.Cancelled(visit, ticket.number());
        if (ticket.status() == TicketStatus.CANCELLED) return Decision.accepted(done);
        if (!ticket.isUntouched() || !ticket.day().equals(today))
            return Refusals.decision("CANCEL_TOO_LATE", ticket.number().text());
        return Decision.accepted(done, new VisitCancelled(visit, VisitCancelled.By.VISITOR, now));
    }
}
