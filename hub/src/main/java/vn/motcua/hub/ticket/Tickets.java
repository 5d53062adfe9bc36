package vn.motcua.hub.ticket;

import io.vertx.core.Future;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.ReprintOrdered;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.Text;
import vn.motcua.core.model.TicketCode;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.LinkFrame;
import vn.motcua.core.wire.Requests;
import vn.motcua.core.wire.WireException;
import vn.motcua.hub.platform.ledger.Decision;
import vn.motcua.hub.platform.ledger.IdSource;
import vn.motcua.hub.platform.ledger.Outcome;
import vn.motcua.hub.platform.ledger.Refusals;
import vn.motcua.hub.platform.ledger.SiteWriter;

/** Tickets as commands of the site's writer. Any thread. */
public final class Tickets implements TicketService, RecoveryService {
    private final SiteWriter writer;
    private final Supplier<Site> site;
    private final QueueState state;
    private final RecoveryState recovery;
    private final CodeHasher codes;
    private final AgentRequests agents;
    private final IdSource ids;

    public Tickets(
            SiteWriter writer,
            Supplier<Site> site,
            QueueState state,
            RecoveryState recovery,
            CodeHasher codes,
            AgentRequests agents,
            IdSource ids) {
        this.writer = writer;
        this.site = site;
        this.state = state;
        this.recovery = recovery;
        this.codes = codes;
        this.agents = agents;
        this.ids = ids;
    }

    @Override
    public Future<Outcome<Requests.Allocated>> allocate(AgentId agent, Requests.AllocateTicket request) {
        if (!TicketCode.isValid(request.code()))
            return Future.succeededFuture(Outcome.refused(Refusals.of("BAD_REQUEST", "code")));
        return allocate(allocation(agent, request, request.serviceId()));
    }

    private Allocation allocation(AgentId agent, Requests.AllocateTicket request, ServiceId service) {
        return new Allocation(
                request.requestId(),
                request.visitId(),
                service,
                request.priority(),
                request.locale(),
                codes.hash(request.code()),
                agent,
                request.kiosk());
    }

    @Override
    public Future<Outcome<Requests.Allocated>> issueAtConsole(
            RequestId requestId, PersonId person, ServiceId service, Priority priority, int people) {
        return allocate(new Allocation(
                requestId,
                new VisitId(ids.next()),
                service,
                priority,
                Text.Locale.VI,
                codes.hash(codes.codeOf(requestId)),
                null,
                Ticket.CONSOLE,
                people));
    }

    /** All at once: what the writer decides in one go stands side by side in the line. */
    @Override
    public Future<Outcome<Row>> issueRow(
            RequestId requestId, PersonId person, ServiceId service, Priority priority, int people, int count) {
        List<Future<Outcome<Requests.Allocated>>> asked = new ArrayList<>();
        for (int i = 0; i < count; i++)
            asked.add(issueAtConsole(Requested.nth(requestId, i), person, service, priority, people));
        return Future.all(asked).map(all -> row(all.list()));
    }

    private static Outcome<Row> row(List<Outcome<Requests.Allocated>> outcomes) {
        List<Requests.Allocated> given = new ArrayList<>();
        for (Outcome<Requests.Allocated> outcome : outcomes) {
            Optional<Requests.Refusal> refusal = outcome.match(
                    ticket -> {
                        given.add(ticket);
                        return Optional.<Requests.Refusal>empty();
                    },
                    Optional::of);
            if (refusal.isPresent() && given.isEmpty()) return Outcome.refused(refusal.get());
        }
        return Outcome.done(new Row(given));
    }

    @Override
    public TicketCode codeOf(RequestId requestId) {
        return codes.codeOf(requestId);
    }

    @Override
    public Future<Outcome<PaperNumbers.Kept>> recordPaper(PaperNumbers numbers) {
        return writer.command(
                numbers.requestId(),
                "RecordPaper",
                PaperNumbers.Kept.class,
                (now, fresh) -> PaperRules.record(state, numbers, site.get(), now, fresh));
    }

    @Override
    public Future<Outcome<PaperNumbers.Kept>> withdrawPaper(PaperWithdrawal numbers) {
        return writer.command(
                numbers.requestId(),
                "WithdrawPaper",
                PaperNumbers.Kept.class,
                (now, fresh) -> PaperRules.withdraw(state, numbers, site.get(), now));
    }

    private Future<Outcome<Requests.Allocated>> allocate(Allocation command) {
        return writer.command(
                command.requestId(),
                Requests.ALLOCATE_TICKET,
                Requests.Allocated.class,
                (now, fresh) -> TicketRules.allocate(state, command, site.get(), now));
    }

    /** Decides on a number within another feature's decision. Writer thread. */
    public Decision<Requests.Allocated> decide(Allocation command, Instant now) {
        return TicketRules.allocate(state, command, site.get(), now);
    }

    /** A number given before, as its holder would be told now, and what has become of it. */
    public record Given(Requests.Allocated ticket, TicketStatus status) {}

    /** The number of a visit. Writer thread. */
    public Optional<Given> given(VisitId visit, Instant now) {
        return state.tickets()
                .ticket(visit)
                .map(ticket -> new Given(TicketRules.answer(state, ticket, now), ticket.status()));
    }

    /**
     * For a kiosk's request and the service that was booked: who booked is sent away neither towards the end of a session nor for a limit
     * of numbers. Writer thread.
     */
    public Decision<Requests.Allocated> decide(
            AgentId agent, Requests.AllocateTicket request, ServiceId service, Instant now) {
        return TicketRules.allocatePromised(state, allocation(agent, request, service), site.get(), now);
    }

    @Override
    public Future<Outcome<ReprintStarted>> reprint(RequestId requestId, PersonId person, VisitId visit) {
        return writer.command(
                        requestId,
                        Requests.REPRINT_TICKET,
                        ReprintOrder.class,
                        (now, fresh) -> TicketRules.reprint(state, visit, person, agents::isLinked, now))
                .compose(ordered -> ordered.match(
                        order -> ask(order, requestId), refusal -> Future.succeededFuture(Outcome.refused(refusal))));
    }

    @Override
    public Future<Outcome<ReprintStarted>> print(RequestId requestId, PersonId person, VisitId visit, AgentId agent) {
        return writer.command(
                        requestId,
                        Requests.PRINT_TICKET,
                        PaperOrder.class,
                        (now, fresh) -> PaperOrder.decide(state, visit, agent, codes, agents::isLinked, now))
                .compose(ordered -> ordered.match(
                        order -> ask(
                                agent,
                                new LinkFrame.Request(
                                        requestId.value(), Requests.PRINT_TICKET, Json.tree(order.withCode(codes)))),
                        refusal -> Future.succeededFuture(Outcome.refused(refusal))));
    }

    @Override
    public Future<Outcome<RemoteTaken>> takeRemote(RequestId requestId, ServiceId service, Text.Locale locale) {
        TicketCode code = codes.codeOf(requestId);
        Allocation command = new Allocation(
                requestId,
                new VisitId(ids.next()),
                service,
                Priority.NORMAL,
                locale,
                codes.hash(code),
                null,
                Ticket.PHONE);
        return writer.command(
                        requestId,
                        "TakeRemote",
                        Remote.class,
                        (now, fresh) -> RemoteRules.take(state, command, site.get(), now))
                .map(outcome -> outcome.map(taken -> new RemoteTaken(code, taken)));
    }

    @Override
    public Future<Outcome<Remote>> live(VisitId visit, @Nullable AgentId agent, @Nullable PersonId person) {
        return writer.command(
                null,
                "CheckInRemote",
                Remote.class,
                (now, fresh) -> RemoteRules.live(
                        state.tickets(),
                        visit,
                        agent,
                        person,
                        site.get().calendar().businessDay(now),
                        now));
    }

    @Override
    public Future<Outcome<Cancelled>> cancelByVisitor(VisitId visit) {
        return writer.command(
                null,
                "CancelVisit",
                Cancelled.class,
                (now, fresh) -> CancelRules.byVisitor(
                        state.tickets(), visit, site.get().calendar().businessDay(now), now));
    }

    /** Who shall print. */
    record ReprintOrder(VisitId visitId, AgentId agent) {
        ReprintOrdered by(PersonId person, Instant now) {
            return new ReprintOrdered(visitId, person, agent, null, now);
        }
    }

    private Future<Outcome<ReprintStarted>> ask(ReprintOrder order, RequestId requestId) {
        LinkFrame.Request request = new LinkFrame.Request(
                requestId.value(),
                Requests.REPRINT_TICKET,
                Json.tree(new Requests.ReprintTicket(order.visitId(), requestId)));
        return ask(order.agent(), request);
    }

    private Future<Outcome<ReprintStarted>> ask(AgentId agent, LinkFrame.Request request) {
        return agents.ask(agent, request)
                .map(Tickets::started)
                .otherwise(silent -> Outcome.refused(Refusals.of("AGENT_SILENT", agent)));
    }

    private static Outcome<ReprintStarted> started(LinkFrame.Answer answer) {
        try {
            return answer.ok()
                    ? Outcome.done(Json.read(answer.body(), ReprintStarted.class))
                    : Outcome.refused(Json.read(answer.body(), Requests.Refusal.class));
        } catch (WireException notOurs) {
            return Outcome.refused(Refusals.of("BAD_REQUEST", String.valueOf(notOurs.getMessage())));
        }
    }

    @Override
    public Recovery state() {
        return recovery.published();
    }

    @Override
    public Future<Outcome<Recovery>> confirm(RequestId requestId, PersonId person) {
        return writer.command(requestId, "ConfirmRecovery", Recovery.class, (now, fresh) -> {
            recovery.confirm();
            return Decision.accepted(new Recovery(false, java.util.List.of()));
        });
    }
}
