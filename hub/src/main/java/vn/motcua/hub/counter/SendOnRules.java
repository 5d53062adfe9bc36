package vn.motcua.hub.counter;

import java.time.Duration;
import java.time.Instant;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.VisitParked;
import vn.motcua.core.event.VisitReturned;
import vn.motcua.core.event.VisitTransferred;
import vn.motcua.core.model.Counter;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.LinePolicy;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.VisitId;
import vn.motcua.hub.line.Hold;
import vn.motcua.hub.platform.ledger.Decision;
import vn.motcua.hub.platform.ledger.IdSource;
import vn.motcua.hub.platform.ledger.Refusals;
import vn.motcua.hub.ticket.Standing;
import vn.motcua.hub.ticket.Ticket;
import vn.motcua.hub.ticket.TicketStatus;

/** Visits that are not done where they are: sent on, put aside, brought back. Pure: state, time and ids are arguments. */
final class SendOnRules {
    private SendOnRules() {}

    static Decision<VisitMoved> transfer(FloorState floor, CounterId id, PersonId person, SendOn to, Instant now) {
        return floor.inHand(id, person, (counter, ticket) -> {
            if (to.service() != null && floor.site().service(to.service()).isEmpty())
                return Refusals.decision("UNKNOWN_SERVICE");
            if (to.counter() != null && floor.site().counter(to.counter()).isEmpty())
                return Refusals.decision("UNKNOWN_COUNTER");
            Optional<Counter> desk = desk(floor, to);
            if (to.person() != null && desk.isEmpty())
                return Refusals.decision("PERSON_NOT_HERE", floor.nameOf(to.person()));
            ServiceId service = service(to, desk, ticket);
            if (!isServed(floor, service, desk))
                return Refusals.decision("NOT_SERVED", desk.map(Counter::label).orElse("–"));
            Instant notBefore = to.after().isZero() ? null : now.plus(to.after());
            boolean isFirst = to.place() == SendOn.Place.FIRST;
            return Decision.accepted(
                    new VisitMoved(ticket.visitId(), ticket.number(), service, to.counter(), to.person(), notBefore),
                    new VisitTransferred(
                            ticket.visitId(),
                            id,
                            person,
                            service,
                            to.counter(),
                            to.person(),
                            isFirst,
                            isFirst ? ticket.waitsSince() : now,
                            notBefore,
                            to.comesBack(),
                            now));
        });
    }

    /** For whom it waits; null for anybody, also once nobody sits there, and serves it, whom it was sent to. */
    static @Nullable Hold hold(FloorState floor, Standing standing, ServiceId service) {
        CounterId counter = standing.counter();
        if (counter != null) {
            boolean isThere = floor.counters().counter(counter).isOpen() && serves(floor, counter, service);
            return isThere ? new Hold(counter, null) : null;
        }
        PersonId person = standing.person();
        if (person == null) return null;
        boolean isThere = floor.counters()
                .openedBy(person)
                .filter(state -> serves(floor, state.counterId(), service))
                .isPresent();
        return isThere ? new Hold(null, person) : null;
    }

    private static boolean serves(FloorState floor, CounterId counter, ServiceId service) {
        return floor.site()
                .counter(counter)
                .filter(one -> one.services().contains(service))
                .isPresent();
    }

    /** The counter that is meant, itself or by its person. */
    private static Optional<Counter> desk(FloorState floor, SendOn to) {
        if (to.counter() != null) return floor.site().counter(to.counter());
        if (to.person() == null) return Optional.empty();
        return floor.counters()
                .openedBy(to.person())
                .flatMap(state -> floor.site().counter(state.counterId()));
    }

    /** Sent to a counter that does not serve what it came for, it waits for what that counter serves first. */
    private static ServiceId service(SendOn to, Optional<Counter> desk, Ticket ticket) {
        if (to.service() != null) return to.service();
        return desk.filter(counter -> !counter.services().contains(ticket.service()))
                .map(counter -> counter.services().get(0))
                .orElse(ticket.service());
    }

    private static boolean isServed(FloorState floor, ServiceId service, Optional<Counter> desk) {
        if (desk.isPresent()) return desk.get().services().contains(service);
        return floor.site().counters().stream()
                .anyMatch(counter -> counter.services().contains(service));
    }

    static Decision<VisitMoved> park(
            FloorState floor,
            CounterId id,
            PersonId person,
            VisitParked.Reason reason,
            @Nullable Duration expected,
            Instant now) {
        return floor.inHand(id, person, (counter, ticket) -> {
            Instant until = expected == null ? null : now.plus(expected);
            return Decision.accepted(
                    new VisitMoved(ticket.visitId(), ticket.number(), ticket.service(), null, null, null),
                    new VisitParked(ticket.visitId(), id, person, reason, until, now));
        });
    }

    /** Whoever was put aside waits first; whoever missed the call waits for what the site asks of those who come late. */
    static Decision<VisitMoved> bringBack(FloorState floor, CounterId id, PersonId person, VisitId visit, Instant now) {
        return floor.at(id, person, (counter, state) -> {
            Optional<Ticket> found = floor.tickets().ticket(visit);
            if (found.isEmpty()) return Refusals.decision("UNKNOWN_TICKET");
            Ticket ticket = found.get();
            boolean isParked = ticket.status() == TicketStatus.PARKED;
            boolean isAway = isParked || ticket.status() == TicketStatus.NO_SHOW;
            if (!isAway || !ticket.day().equals(floor.today(now)))
                return Refusals.decision("NOT_AWAY", ticket.number().text());
            Instant notBefore = isParked ? null : missed(floor, ticket, now);
            return Decision.accepted(
                    new VisitMoved(visit, ticket.number(), ticket.service(), null, null, notBefore),
                    new VisitReturned(visit, id, person, isParked, ticket.waitsSince(), notBefore, now));
        });
    }

    private static @Nullable Instant missed(FloorState floor, Ticket ticket, Instant now) {
        LinePolicy.Returns returns = floor.site().line().returns();
        Instant missedAt = ticket.endedAt() == null ? now : ticket.endedAt();
        long calls = floor.tickets().day(ticket.day()).tickets().stream()
                .filter(other -> other.service().equals(ticket.service())
                        && !other.visitId().equals(ticket.visitId()))
                .filter(other -> other.calledAt() != null && other.calledAt().isAfter(missedAt))
                .count();
        Instant due = missedAt.plus(returns.after());
        return calls >= returns.afterCalls() || !due.isAfter(now) ? null : due;
    }

    /** Done where it was sent to for a moment, a visit goes back to who sent it; else it is finished. */
    static Decision<VisitEnded> finish(FloorState floor, CounterId id, PersonId person, Instant now, IdSource ids) {
        return floor.inHand(id, person, (counter, ticket) -> {
            Standing standing = ticket.standing();
            ServiceId service = standing == null ? null : standing.backService();
            CounterId back = standing == null ? null : standing.backCounter();
            if (service == null || back == null || back.equals(id))
                return CounterRules.finish(floor, id, person, now, ids);
            return Decision.accepted(
                    new VisitEnded(ticket.visitId(), ticket.number(), null, null, null),
                    new VisitTransferred(
                            ticket.visitId(),
                            id,
                            person,
                            service,
                            back,
                            null,
                            true,
                            ticket.waitsSince(),
                            null,
                            false,
                            now));
        });
    }
}
