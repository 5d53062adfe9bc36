package vn.motcua.hub.web;

import io.vertx.core.Future;
import java.time.LocalDate;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.TicketCode;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.wire.Requests;
import vn.motcua.hub.platform.ledger.Outcome;
import vn.motcua.hub.ticket.PaperNumbers;
import vn.motcua.hub.ticket.PaperWithdrawal;
import vn.motcua.hub.ticket.TicketService;

/** Numbers as {@link FakeHub} decides them. */
final class FakeTickets implements TicketService {
    private final FakeHub hub;

    FakeTickets(FakeHub hub) {
        this.hub = hub;
    }

    @Override
    public Future<Outcome<Requests.Allocated>> allocate(AgentId agent, Requests.AllocateTicket request) {
        return Future.failedFuture(new UnsupportedOperationException("not by HTTP"));
    }

    @Override
    public Future<Outcome<Requests.Allocated>> issueAtConsole(
            RequestId requestId, PersonId person, ServiceId service, Priority priority, int people) {
        return hub.decide(
                "issue " + service + " " + priority + (people == 1 ? "" : " " + people),
                new Requests.Allocated(
                        requestId,
                        FakeHub.VISIT,
                        FakeHub.NUMBER,
                        LocalDate.of(2026, 11, 23),
                        3,
                        12,
                        20,
                        false,
                        FakeHub.NOW));
    }

    @Override
    public Future<Outcome<Row>> issueRow(
            RequestId requestId, PersonId person, ServiceId service, Priority priority, int people, int count) {
        return issueAtConsole(requestId, person, service, priority, people)
                .map(first -> first.map(ticket -> new Row(java.util.Collections.nCopies(count, ticket))));
    }

    @Override
    public TicketCode codeOf(RequestId requestId) {
        return new vn.motcua.hub.ticket.CodeHasher(new byte[32]).codeOf(requestId);
    }

    @Override
    public Future<Outcome<ReprintStarted>> print(RequestId requestId, PersonId person, VisitId visit, AgentId agent) {
        return hub.decide("print " + visit + " " + agent, new ReprintStarted("job-1", 1));
    }

    @Override
    public Future<Outcome<PaperNumbers.Kept>> recordPaper(PaperNumbers numbers) {
        return hub.decide(
                "paper " + numbers.first() + " " + numbers.last(),
                new PaperNumbers.Kept(2, "A012", "A013", LocalDate.of(2026, 11, 23)));
    }

    @Override
    public Future<Outcome<PaperNumbers.Kept>> withdrawPaper(PaperWithdrawal numbers) {
        return hub.decide(
                "withdraw paper " + numbers.first() + " " + numbers.last() + " " + numbers.reason(),
                new PaperNumbers.Kept(2, "A012", "A013", numbers.day()));
    }

    @Override
    public Future<Outcome<ReprintStarted>> reprint(RequestId requestId, PersonId person, VisitId visit) {
        return hub.decide("reprint " + visit, new ReprintStarted("job-1", 2));
    }

    @Override
    public Future<Outcome<Cancelled>> cancelByVisitor(VisitId visit) {
        return hub.decide("cancel " + visit, new Cancelled(visit, FakeHub.NUMBER));
    }

    @Override
    public Future<Outcome<RemoteTaken>> takeRemote(
            RequestId requestId, ServiceId service, vn.motcua.core.model.Text.Locale locale) {
        return hub.decide(
                "take remote " + service,
                new RemoteTaken(
                        vn.motcua.core.model.TicketCode.of("BCGHKLMNPQTVBCGHKL"),
                        new Remote(FakeHub.VISIT, FakeHub.NUMBER)));
    }

    @Override
    public Future<Outcome<Remote>> live(
            VisitId visit, vn.motcua.core.model.@Nullable AgentId agent, @Nullable PersonId person) {
        return hub.decide("live " + visit, new Remote(visit, FakeHub.NUMBER));
    }
}
