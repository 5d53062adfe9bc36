package vn.motcua.hub.ticket;

import io.vertx.core.Future;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.TicketNumber;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.wire.Requests;
import vn.motcua.hub.platform.ledger.Outcome;

/** Numbers and paper. Any thread; every answer comes after the commit. */
public interface TicketService {
    /** A kiosk asks. Refused: {@code UNKNOWN_SERVICE}, {@code CLOSED}, {@code RANGE_EXHAUSTED}, {@code RECOVERING}. */
    Future<Outcome<Requests.Allocated>> allocate(AgentId agent, Requests.AllocateTicket request);

    /**
     * A person issues at the console, spoken or written; callable at once, no code and no paper. Refusals as above.
     *
     * @param people how many the one ticket is for, 1 to {@value Party#PEOPLE_MAX}
     */
    Future<Outcome<Requests.Allocated>> issueAtConsole(
            RequestId requestId, PersonId person, ServiceId service, Priority priority, int people);

    /** The same for one person. */
    default Future<Outcome<Requests.Allocated>> issueAtConsole(
            RequestId requestId, PersonId person, ServiceId service, Priority priority) {
        return issueAtConsole(requestId, person, service, priority, 1);
    }

    /**
     * Orders a marked reprint at the agent that printed the ticket, and waits for that agent's word. Refused:
     * {@code UNKNOWN_TICKET}, {@code NO_PRINTER} (issued at the console), {@code AGENT_OFFLINE}, {@code JOB_OPEN}.
     */
    Future<Outcome<ReprintStarted>> reprint(RequestId requestId, PersonId person, VisitId visit);

    /**
     * The visitor gives the number back, from the phone page. A number given back already is done, not refused. Refused:
     * {@code UNKNOWN_TICKET}, {@code CANCEL_TOO_LATE} (called once, or its day is over).
     */
    Future<Outcome<Cancelled>> cancelByVisitor(VisitId visit);

    /**
     * The number is out of the line.
     *
     * @param visitId who
     * @param number given back; no one gets it again that day
     */
    record Cancelled(VisitId visitId, TicketNumber number) {}

    /**
     * The agent queued the paper; its end comes as an event.
     *
     * @param jobId the print job
     * @param attempt 2 or more: the paper is marked as a reprint
     */
    record ReprintStarted(String jobId, int attempt) {}
}
