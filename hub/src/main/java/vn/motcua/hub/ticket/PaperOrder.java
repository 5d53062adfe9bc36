package vn.motcua.hub.ticket;

import java.time.Instant;
import java.time.LocalDate;
import java.util.Optional;
import java.util.function.Predicate;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Text;
import vn.motcua.core.model.TicketNumber;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.wire.Requests;
import vn.motcua.hub.platform.ledger.Decision;
import vn.motcua.hub.platform.ledger.Refusals;

/** What a kiosk shall print of a number given at the console, as it is remembered: all but the ticket's code. */
record PaperOrder(
        RequestId requestId,
        VisitId visitId,
        TicketNumber number,
        ServiceId serviceId,
        LocalDate businessDay,
        Priority priority,
        Text.Locale locale,
        int ahead,
        int estimateMinutes,
        int atMostMinutes,
        boolean overBreak,
        Instant issuedAt) {

    static Decision<PaperOrder> decide(
            QueueState state,
            VisitId visit,
            AgentId agent,
            CodeHasher codes,
            Predicate<AgentId> isLinked,
            Instant now) {
        Optional<Ticket> found = state.tickets().ticket(visit).filter(Ticket::waitedInLine);
        if (found.isEmpty()) return Refusals.decision("UNKNOWN_TICKET");
        Ticket ticket = found.get();
        boolean isOurs =
                ticket.codeHash().isEmpty() || ticket.codeHash().equals(codes.hash(codes.codeOf(ticket.requestId())));
        if (ticket.agent() != null || !isOurs)
            return Refusals.decision("HAS_PAPER", ticket.number().text());
        if (!isLinked.test(agent)) return Refusals.decision("AGENT_OFFLINE", agent);
        Estimate wait = state.waits().of(ticket, now);
        return Decision.accepted(new PaperOrder(
                ticket.requestId(),
                visit,
                ticket.number(),
                ticket.service(),
                ticket.day(),
                ticket.priority(),
                ticket.locale(),
                wait.ahead(),
                wait.minutes(),
                wait.atMostMinutes(),
                wait.overBreak(),
                ticket.issuedAt()));
    }

    Requests.PrintTicket withCode(CodeHasher codes) {
        return new Requests.PrintTicket(
                requestId,
                visitId,
                number,
                serviceId,
                businessDay,
                priority,
                locale,
                codes.codeOf(requestId).value(),
                ahead,
                estimateMinutes,
                atMostMinutes,
                overBreak,
                issuedAt);
    }
}
