package vn.motcua.hub.ticket;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import java.util.function.Predicate;
import vn.motcua.core.event.AnomalyFound;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.TicketAliased;
import vn.motcua.core.event.TicketIssued;
import vn.motcua.core.event.TicketRecalled;
import vn.motcua.core.event.TicketStored;
import vn.motcua.core.event.VisitClosedUnserved;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.AnnouncementId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.Series;
import vn.motcua.core.model.Service;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.TicketNumber;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.wire.Requests;
import vn.motcua.hub.line.IssueRules;
import vn.motcua.hub.platform.ledger.Decision;
import vn.motcua.hub.platform.ledger.IdSource;
import vn.motcua.hub.platform.ledger.Refusals;

/**
 * Who gets which number, and what becomes of it when a kiosk tells what is on the paper. Pure: state, time and ids are
 * arguments.
 */
final class TicketRules {
    private TicketRules() {}

    /** As {@link #allocate}, for somebody who was promised one: neither the closing time nor a limit of numbers sends him away. */
    static Decision<Requests.Allocated> allocatePromised(QueueState state, Allocation command, Site site, Instant now) {
        return allocate(state, command, site, now, false);
    }

    /** Gives the next number. A visit of this request that is known already, from paper or an earlier try, keeps its own. */
    static Decision<Requests.Allocated> allocate(QueueState state, Allocation command, Site site, Instant now) {
        return allocate(state, command, site, now, true);
    }

    private static Decision<Requests.Allocated> allocate(
            QueueState state, Allocation command, Site site, Instant now, boolean mayBeSentAway) {
        Optional<Service> service = site.service(command.service());
        if (service.isEmpty()) return Refusals.decision("UNKNOWN_SERVICE");
        Optional<Ticket> known = state.tickets().ticket(command.requestId());
        if (known.isPresent()) return Decision.accepted(answer(state, known.get(), now));
        if (state.tickets().ticket(command.visitId()).isPresent()) return Refusals.decision("BAD_REQUEST", "visitId");
        if (state.recovering()) return Refusals.decision("RECOVERING");
        // Nobody could ever call it.
        if (!isServed(site, command.service())) return Refusals.decision("NO_COUNTER");
        if (!site.calendar().isOpen(now)) return Decision.refused(Openings.closed(site.calendar(), now));
        if (mayBeSentAway && isTooLate(state, command, service.get(), site, now))
            return Decision.refused(Openings.closing(site.calendar(), now));
        Optional<Requests.Refusal> spent = mayBeSentAway ? spent(state, command, site, now) : Optional.empty();
        if (spent.isPresent()) return Decision.refused(spent.get());
        return give(state, command, site, service.get(), now);
    }

    private static boolean isServed(Site site, ServiceId service) {
        return site.counters().stream().anyMatch(counter -> counter.services().contains(service));
    }

    /** At a kiosk only: a person at the console sees the hall and decides. Where nobody knows the wait, a number is given. */
    private static boolean isTooLate(QueueState state, Allocation command, Service service, Site site, Instant now) {
        Optional<LocalTime> closes = site.calendar().closesAt(now);
        if (command.isByHand() || !site.line().closing().stop() || closes.isEmpty()) return false;
        Estimate wait = state.waits().newcomer(service.id(), command.priority(), now);
        if (wait.minutes() < 0) return false;
        LocalTime time = now.atZone(site.calendar().zone()).toLocalTime();
        return wait.overBreak()
                || IssueRules.isTooLate(
                        site.line().closing(),
                        Duration.between(time, closes.get()),
                        Duration.ofMinutes(wait.minutes()),
                        state.waits().length(service, now));
    }

    /** At a kiosk only, too: who gives numbers out by hand may give one more. */
    private static Optional<Requests.Refusal> spent(QueueState state, Allocation command, Site site, Instant now) {
        if (command.isByHand()) return Optional.empty();
        return ContingentRules.refusal(state.tickets(), site, command.service(), now);
    }

    private static Decision<Requests.Allocated> give(
            QueueState state, Allocation command, Site site, Service service, Instant now) {
        LocalDate day = site.calendar().businessDay(now);
        Series series = site.series(service.series()).orElseThrow();
        OptionalInt value = state.numbering().next(day, series);
        if (value.isEmpty()) return Refusals.decision("RANGE_EXHAUSTED");
        TicketNumber number = series.number(value.getAsInt());
        Estimate estimate = state.waits().newcomer(service.id(), command.priority(), now);
        TicketIssued issued = new TicketIssued(
                command.requestId(),
                command.visitId(),
                number,
                service.id(),
                day,
                command.priority(),
                command.locale(),
                command.codeHash(),
                command.agent(),
                command.kiosk(),
                now,
                command.people() > 1 ? command.people() : null);
        List<Event> events = new ArrayList<>(List.of(issued));
        estimate.told(command.visitId(), service.id(), day, now).ifPresent(events::add);
        OptionalInt left = ContingentRules.left(state.tickets(), site, service.id(), now);
        return new Decision.Accepted<>(
                events,
                answer(command.requestId(), command.visitId(), number, day, estimate, now)
                        .with(left.isPresent() ? Math.max(0, left.getAsInt() - 1) : null));
    }

    static Requests.Allocated answer(QueueState state, Ticket ticket, Instant now) {
        Estimate estimate = state.waits().of(ticket, now);
        return answer(ticket.requestId(), ticket.visitId(), ticket.number(), ticket.day(), estimate, ticket.issuedAt());
    }

    private static Requests.Allocated answer(
            RequestId request, VisitId visit, TicketNumber number, LocalDate day, Estimate estimate, Instant issuedAt) {
        return new Requests.Allocated(
                request,
                visit,
                number,
                day,
                estimate.ahead(),
                estimate.minutes(),
                estimate.atMostMinutes(),
                estimate.overBreak(),
                issuedAt);
    }

    /** A person wants the same number on paper again, marked as a reprint, where it was printed. */
    static Decision<Tickets.ReprintOrder> reprint(
            QueueState state, VisitId visit, PersonId person, Predicate<AgentId> isLinked, Instant now) {
        Optional<Ticket> ticket = state.tickets().ticket(visit);
        if (ticket.isEmpty()) return Refusals.decision("UNKNOWN_TICKET");
        AgentId agent = ticket.get().agent();
        if (agent == null) return Refusals.decision("NO_PRINTER");
        if (!isLinked.test(agent)) return Refusals.decision("AGENT_OFFLINE", agent);
        Tickets.ReprintOrder order = new Tickets.ReprintOrder(visit, agent);
        return Decision.accepted(order, order.by(person, now));
    }

    /** A kiosk stored a number: it confirms ours, or the paper wins, or the visit is new to us. Never refused. */
    static List<Event> stored(
            QueueState state,
            TicketStored fact,
            String agent,
            String eventId,
            LocalDate today,
            Instant now,
            IdSource ids) {
        List<Event> follow = new ArrayList<>();
        Optional<Ticket> known = state.tickets()
                .ticket(fact.requestId())
                .or(() -> state.tickets().ticket(fact.visitId()));
        VisitId visit = known.map(Ticket::visitId).orElse(fact.visitId());
        reportTwice(state, fact, visit, eventId, follow);
        reportBand(state, fact, visit, agent, eventId, follow);
        if (known.isPresent()) merge(known.get(), fact, eventId, now, ids, follow);
        else if (fact.businessDay().isBefore(today))
            follow.add(new VisitClosedUnserved(visit, fact.businessDay(), now));
        return follow;
    }

    private static void merge(
            Ticket known, TicketStored fact, String eventId, Instant now, IdSource ids, List<Event> follow) {
        if (!known.visitId().equals(fact.visitId()))
            follow.add(new AnomalyFound(
                    "VISIT_TWICE", known.visitId(), eventId, "request also came as visit " + fact.visitId()));
        if (known.hasNumber(fact.number()) && known.number().equals(fact.number())) return;
        if (known.storedAt() != null) {
            follow.add(new AnomalyFound(
                    "STORED_TWICE",
                    known.visitId(),
                    eventId,
                    "paper " + known.number().text() + ", now also "
                            + fact.number().text()));
            if (!known.hasNumber(fact.number()))
                follow.add(new TicketAliased(known.visitId(), known.requestId(), known.number(), fact.number()));
            return;
        }
        follow.add(new TicketAliased(known.visitId(), known.requestId(), fact.number(), known.number()));
        if (known.status() == TicketStatus.CALLED) follow.add(announceAgain(known, fact.number(), now, ids));
    }

    /** The citizen looks for the number on paper, so the call is repeated under it. */
    private static TicketRecalled announceAgain(Ticket known, TicketNumber paper, Instant now, IdSource ids) {
        return new TicketRecalled(
                known.visitId(),
                paper,
                java.util.Objects.requireNonNull(known.counter()),
                java.util.Objects.requireNonNull(known.zone()),
                null,
                new AnnouncementId(ids.next()),
                known.times() + 1,
                now);
    }

    private static void reportTwice(
            QueueState state, TicketStored fact, VisitId visit, String eventId, List<Event> follow) {
        Set<VisitId> bearers = state.tickets()
                .day(fact.businessDay())
                .bearers(fact.number().series(), fact.number().value());
        for (VisitId other : bearers) {
            if (other.equals(visit)) continue;
            follow.add(new AnomalyFound(
                    "NUMBER_TWICE", visit, eventId, fact.number().text() + " is also on visit " + other));
        }
    }

    private static void reportBand(
            QueueState state, TicketStored fact, VisitId visit, String agent, String eventId, List<Event> follow) {
        if (fact.bandId() == null) return;
        Optional<Lease> lease = state.bands().lease(fact.bandId());
        if (lease.isEmpty()) return;
        boolean right = lease.get().band().agent().value().equals(agent)
                && lease.get().band().businessDay().equals(fact.businessDay())
                && lease.get().band().series().equals(fact.number().series())
                && lease.get().band().holds(fact.number().value());
        if (!right)
            follow.add(new AnomalyFound(
                    "OUTSIDE_BAND", visit, eventId, fact.number().text() + " is not of band " + fact.bandId()));
    }

    /** The business day is over for everybody who was not served. */
    static List<Event> closeDays(TicketBook tickets, LocalDate today, Instant now) {
        List<Event> closed = new ArrayList<>();
        for (Ticket ticket : tickets.openBefore(today))
            closed.add(new VisitClosedUnserved(ticket.visitId(), ticket.day(), now));
        return closed;
    }
}
