package vn.motcua.hub.counter;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
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
import vn.motcua.core.model.Site;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.model.WaitKind;
import vn.motcua.hub.line.ArrivalRules;
import vn.motcua.hub.line.Hold;
import vn.motcua.hub.platform.ledger.Decision;
import vn.motcua.hub.platform.ledger.IdSource;
import vn.motcua.hub.platform.ledger.Refusals;
import vn.motcua.hub.ticket.Standing;
import vn.motcua.hub.ticket.Ticket;
import vn.motcua.hub.ticket.TicketStatus;

/** Visits that are not done where they are: sent on, put aside, brought back. Pure: state, time and ids are arguments. */
final class SendOnRules {
    private static final int WAYS_MAX = 8;

    private SendOnRules() {}

    static Decision<VisitMoved> transfer(FloorState floor, CounterId id, PersonId person, SendOn to, Instant now) {
        return floor.numberInHand(id, person, (counter, ticket) -> {
            if (to.service() != null && floor.site().service(to.service()).isEmpty())
                return Refusals.decision("UNKNOWN_SERVICE");
            if (to.counter() != null && floor.site().counter(to.counter()).isEmpty())
                return Refusals.decision("UNKNOWN_COUNTER");
            Optional<Counter> desk = desk(floor, to);
            if (to.person() != null && desk.isEmpty())
                return Refusals.decision("PERSON_NOT_HERE", floor.nameOf(to.person()));
            ServiceId service = service(floor, to, desk, ticket);
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
                            now,
                            to.comesBack() ? waysBackTo(id, ticket) : ways(ticket)));
        });
    }

    /** For whom it waits; null for anybody, also once nobody sits there, and serves it, whom it was sent to. */
    static @Nullable Hold hold(Site site, CounterBook counters, Standing standing, ServiceId service) {
        CounterId counter = standing.counter();
        if (counter != null) {
            boolean isThere = counters.counter(counter).isOpen() && serves(site, counters, counter, service);
            return isThere ? new Hold(counter, null) : null;
        }
        PersonId person = standing.person();
        if (person == null) return null;
        boolean isThere = counters.openedBy(person)
                .filter(state -> serves(site, counters, state.counterId(), service))
                .isPresent();
        return isThere ? new Hold(null, person) : null;
    }

    private static boolean serves(Site site, CounterBook counters, CounterId counter, ServiceId service) {
        return counters.desks().services(site, counter).contains(service);
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
    private static ServiceId service(FloorState floor, SendOn to, Optional<Counter> desk, Ticket ticket) {
        if (to.service() != null) return to.service();
        return desk.filter(counter -> !floor.services(counter.id()).contains(ticket.service()))
                .map(counter -> counter.services().get(0))
                .orElse(ticket.service());
    }

    private static boolean isServed(FloorState floor, ServiceId service, Optional<Counter> desk) {
        if (desk.isPresent()) return floor.services(desk.get().id()).contains(service);
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
        return floor.numberInHand(id, person, (counter, ticket) -> {
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
        Instant due = ArrivalRules.returned(returns, missedAt, callsSince(floor, ticket, missedAt, returns));
        return due.isAfter(now) ? due : null;
    }

    private static int callsSince(FloorState floor, Ticket ticket, Instant moment, LinePolicy.Returns returns) {
        return floor.counters().calls().since(moment, ticket.service(), ticket.visitId(), returns.afterCalls());
    }

    /**
     * From this moment on the order has a turn for one who waits. Whoever missed his call and is back has it as soon as so many of his
     * service were called as the site asks, also while he waits.
     */
    static Instant turnFrom(FloorState floor, Ticket ticket) {
        Standing standing = ticket.standing();
        if (standing == null) return ticket.callableFrom();
        Instant due = standing.notBefore();
        if (due == null || standing.kind() != WaitKind.RETURNED || standing.first()) return ticket.callableFrom();
        LinePolicy.Returns returns = floor.site().line().returns();
        Instant missedAt = due.minus(returns.after());
        boolean isDue = callsSince(floor, ticket, missedAt, returns) >= returns.afterCalls();
        return isDue ? standing.movedAt() : ticket.callableFrom();
    }

    /** Done where it was sent to for a moment, a visit goes back to who sent it; else it is finished. */
    static Decision<VisitEnded> finish(FloorState floor, CounterId id, PersonId person, Instant now, IdSource ids) {
        return floor.inHand(id, person, (counter, ticket) -> {
            List<VisitTransferred.Way> ways = ways(ticket);
            while (!ways.isEmpty() && ways.get(0).counterId().equals(id)) ways = ways.subList(1, ways.size());
            if (ways.isEmpty()) return CounterRules.finish(floor, id, person, now, ids);
            VisitTransferred.Way back = ways.get(0);
            return Decision.accepted(
                    new VisitEnded(ticket.visitId(), ticket.number(), null, null, null),
                    new VisitTransferred(
                            ticket.visitId(),
                            id,
                            person,
                            back.serviceId(),
                            back.counterId(),
                            null,
                            true,
                            ticket.waitsSince(),
                            null,
                            false,
                            now,
                            ways.subList(1, ways.size())));
        });
    }

    private static List<VisitTransferred.Way> ways(Ticket ticket) {
        Standing standing = ticket.standing();
        return standing == null ? List.of() : standing.ways();
    }

    /** First back to this counter, then to those it was to go back to anyway. Round and round it is sent for a bounded while. */
    private static List<VisitTransferred.Way> waysBackTo(CounterId id, Ticket ticket) {
        List<VisitTransferred.Way> ways = new ArrayList<>();
        ways.add(new VisitTransferred.Way(ticket.service(), id));
        ways(ticket).stream()
                .filter(way -> !way.counterId().equals(id))
                .limit(WAYS_MAX - 1)
                .forEach(ways::add);
        return ways;
    }
}
