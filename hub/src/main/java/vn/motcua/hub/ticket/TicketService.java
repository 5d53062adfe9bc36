package vn.motcua.hub.ticket;

import io.vertx.core.Future;
import java.util.List;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Text;
import vn.motcua.core.model.TicketCode;
import vn.motcua.core.model.TicketNumber;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.wire.Requests;
import vn.motcua.hub.platform.ledger.Outcome;

/** Numbers and paper. Any thread; every answer comes after the commit. */
public interface TicketService {
    /** A kiosk asks. Refused: {@code UNKNOWN_SERVICE}, {@code CLOSED}, {@code RANGE_EXHAUSTED}, {@code NO_COUNTER}, {@code RECOVERING}. */
    Future<Outcome<Requests.Allocated>> allocate(AgentId agent, Requests.AllocateTicket request);

    /**
     * A person issues at the console, spoken or written; callable at once, no paper. Refusals as above.
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
     * Several numbers, one after another, as {@link #issueAtConsole}. Refused as a whole only if not even the first can be given; when the
     * range ends in between, those given before are told.
     *
     * @param people how many each of them is for
     * @param count 1 to {@value #ROW_MAX}
     */
    Future<Outcome<Row>> issueRow(
            RequestId requestId, PersonId person, ServiceId service, Priority priority, int people, int count);

    /** Numbers of one row at most. */
    int ROW_MAX = 20;

    /** The code of a number this hub gave without a kiosk: the same whenever asked. Never stored. */
    TicketCode codeOf(RequestId requestId);

    /**
     * Orders the paper of a number given at the console, at a kiosk's printer; told again it is the same paper. Refused:
     * {@code UNKNOWN_TICKET}, {@code HAS_PAPER} (a kiosk printed it: reprint), {@code AGENT_OFFLINE}, {@code AGENT_SILENT}.
     */
    Future<Outcome<ReprintStarted>> print(RequestId requestId, PersonId person, VisitId visit, AgentId agent);

    /**
     * Paper numbers used while nothing ran, keyed in afterwards: all of them or none. Refused: {@code UNKNOWN_SERVICE},
     * {@code UNKNOWN_COUNTER}, {@code RECOVERING}, {@code PAPER_DAY}, {@code PAPER_TIMES}, {@code NUMBER_OUTSIDE}, {@code NUMBERS_TAKEN},
     * {@code NUMBERS_LEASED}.
     */
    Future<Outcome<PaperNumbers.Kept>> recordPaper(PaperNumbers numbers);

    /**
     * Takes out again what {@link #recordPaper} was told wrongly: all of the range or nothing. Refused: {@code NOT_KEYED_IN} (names those
     * that were not, or are out already), {@code PAPER_DAY_OVER}, {@code UNKNOWN_SERIES} (gone from the catalogue), {@code BAD_REQUEST}.
     */
    Future<Outcome<PaperNumbers.Kept>> withdrawPaper(PaperWithdrawal numbers);

    /** @param tickets in the order of their numbers */
    record Row(List<Requests.Allocated> tickets) {
        public Row {
            tickets = List.copyOf(tickets);
        }
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
     * A visitor takes a number on the phone; it is called only after {@link #live}. Refused: {@code REMOTE_NOT_OFFERED},
     * {@code REMOTE_FULL}, and as a kiosk is.
     */
    Future<Outcome<RemoteTaken>> takeRemote(RequestId requestId, ServiceId service, Text.Locale locale);

    /**
     * Its holder is there: seen by a kiosk, or by a person. Done also if he was before. Refused: {@code UNKNOWN_TICKET},
     * {@code REMOTE_OVER} (its day is over).
     */
    Future<Outcome<Remote>> live(VisitId visit, @Nullable AgentId agent, @Nullable PersonId person);

    /** A number taken on a phone. */
    record Remote(VisitId visitId, TicketNumber number) {}

    /** @param code of the ticket's page, told here and to a repeat of the request */
    record RemoteTaken(TicketCode code, Remote ticket) {}

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
