package vn.motcua.hub.counter;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.CounterClosed;
import vn.motcua.core.event.CounterOpened;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.TicketCalled;
import vn.motcua.core.event.TicketRecalled;
import vn.motcua.core.event.VisitCancelled;
import vn.motcua.core.event.VisitFinished;
import vn.motcua.core.event.VisitNoShow;
import vn.motcua.core.model.AnnouncementId;
import vn.motcua.core.model.ChoiceReason;
import vn.motcua.core.model.Counter;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.model.ZoneId;
import vn.motcua.hub.line.CounterMemory;
import vn.motcua.hub.line.Pick;
import vn.motcua.hub.platform.ledger.Decision;
import vn.motcua.hub.platform.ledger.IdSource;
import vn.motcua.hub.platform.ledger.Refusals;
import vn.motcua.hub.ticket.Ticket;
import vn.motcua.hub.ticket.TicketStatus;

/** Who is called where, and how a visit ends. Pure: state, time and ids are arguments. */
final class CounterRules {
    static final Duration TABLET_RIGHT = Duration.ofMinutes(15);
    static final Duration PHONE_RIGHT = Duration.ofHours(72);

    private static final Set<TicketStatus> MAY_COME =
            Set.of(TicketStatus.WAITING, TicketStatus.NO_SHOW, TicketStatus.PARKED);

    private CounterRules() {}

    static Decision<CounterState> open(FloorState floor, CounterId id, PersonId person, Instant now) {
        Optional<Counter> counter = floor.site().counter(id);
        if (counter.isEmpty()) return Refusals.decision("UNKNOWN_COUNTER");
        CounterState state = floor.counters().counter(id);
        if (person.equals(state.personId())) return Decision.accepted(state);
        if (state.isOpen())
            return Refusals.decision("COUNTER_TAKEN", counter.get().label(), floor.nameOf(state.personId()));
        Optional<CounterState> other = floor.counters().openedBy(person);
        if (other.isPresent())
            return Refusals.decision(
                    "OTHER_COUNTER_OPEN", floor.label(other.get().counterId()));
        CounterState opened =
                new CounterState(id, person, now, null, CounterMemory.NONE, state.servedToday(), state.day(), null);
        return Decision.accepted(opened, new CounterOpened(id, person, now));
    }

    static Decision<CounterState> close(FloorState floor, CounterId id, PersonId person, Instant now) {
        return floor.at(id, person, (counter, state) -> {
            if (state.visitId() != null) return Refusals.decision("VISIT_IN_HAND", floor.numberOf(state.visitId()));
            CounterState closed =
                    new CounterState(id, null, null, null, CounterMemory.NONE, state.servedToday(), state.day(), null);
            return Decision.accepted(closed, new CounterClosed(id, person, now));
        });
    }

    static Decision<VisitInHand> callNext(FloorState floor, CounterId id, PersonId person, Instant now, IdSource ids) {
        return floor.at(id, person, (counter, state) -> {
            if (state.visitId() != null) return Refusals.decision("VISIT_IN_HAND", floor.numberOf(state.visitId()));
            if (floor.counters().desks().isPaused(id)) return Refusals.decision("COUNTER_PAUSED", counter.label());
            Optional<Pick> next = FloorLine.next(floor, counter, state, person, now);
            Optional<Ticket> ticket =
                    next.flatMap(pick -> floor.tickets().ticket(pick.waiting().visitId()));
            if (ticket.isEmpty()) return Refusals.decision("NOBODY_WAITING");
            return call(ticket.get(), counter, person, FloorLine.order(next.get()), now, ids);
        });
    }

    /** @param because why this one, if it is not his turn and the officer says it */
    static Decision<VisitInHand> call(
            FloorState floor,
            CounterId id,
            PersonId person,
            VisitId visit,
            @Nullable ChoiceReason because,
            Instant now,
            IdSource ids) {
        return floor.at(id, person, (counter, state) -> {
            Optional<Ticket> found = floor.tickets().ticket(visit);
            if (found.isEmpty()) return Refusals.decision("UNKNOWN_TICKET");
            Ticket ticket = found.get();
            String number = ticket.number().text();
            if (ticket.status() == TicketStatus.CALLED && ticket.counter() != null)
                return Refusals.decision("ALREADY_CALLED", number, floor.label(ticket.counter()));
            if (state.visitId() != null) return Refusals.decision("VISIT_IN_HAND", floor.numberOf(state.visitId()));
            if (floor.counters().desks().isPaused(id)) return Refusals.decision("COUNTER_PAUSED", counter.label());
            boolean mayCome = MAY_COME.contains(ticket.status());
            if (!mayCome || !ticket.day().equals(floor.today(now))) return Refusals.decision("NOT_WAITING", number);
            // Nobody serves what the catalogue has no more: whoever still holds a number for it may be called anywhere.
            boolean isOrphan = floor.site().service(ticket.service()).isEmpty();
            if (!isOrphan && !floor.services(id).contains(ticket.service()))
                return Refusals.decision("WRONG_SERVICE", number);
            // Who is to come later, and is here, may be called: by choice, with whose turn it was. A number still on
            // its way is not.
            if (ticket.status() == TicketStatus.WAITING && !ticket.isInHand(now))
                return Refusals.decision("NOT_CALLABLE_YET", number);
            Optional<CounterId> companion = CompanionRules.waitsFor(floor, ticket);
            if (companion.isPresent() && !companion.get().equals(id))
                return Refusals.decision("WITH_COMPANION", number, floor.label(companion.get()));
            Optional<Pick> next = FloorLine.next(floor, counter, state, person, now);
            return call(ticket, counter, person, FloorLine.order(visit, state, next, because), now, ids);
        });
    }

    private static Decision<VisitInHand> call(
            Ticket ticket, Counter counter, PersonId person, TicketCalled.Order order, Instant now, IdSource ids) {
        AnnouncementId announcement = new AnnouncementId(ids.next());
        return Decision.accepted(
                inHand(ticket, counter.id(), now, 0, announcement),
                new TicketCalled(
                        ticket.visitId(),
                        ticket.number(),
                        counter.id(),
                        counter.zone(),
                        person,
                        announcement,
                        now,
                        order,
                        ticket.service()));
    }

    static Decision<VisitInHand> recall(
            FloorState floor, CounterId id, PersonId person, int limit, Instant now, IdSource ids) {
        return floor.numberInHand(id, person, (counter, ticket) -> {
            String number = ticket.number().text();
            if (ticket.times() >= limit) return Refusals.decision("RECALL_LIMIT", number, limit);
            AnnouncementId announcement = new AnnouncementId(ids.next());
            int times = ticket.times() + 1;
            Instant called = ticket.calledAt() == null ? now : ticket.calledAt();
            ZoneId zone = counter.zone();
            return Decision.accepted(
                    inHand(ticket, id, called, times, announcement),
                    new TicketRecalled(ticket.visitId(), ticket.number(), id, zone, person, announcement, times, now));
        });
    }

    private static VisitInHand inHand(Ticket ticket, CounterId counter, Instant called, int times, AnnouncementId id) {
        return new VisitInHand(
                ticket.visitId(), ticket.number(), ticket.service(), ticket.priority(), counter, called, times, id);
    }

    static Decision<VisitEnded> finish(FloorState floor, CounterId id, PersonId person, Instant now, IdSource ids) {
        return floor.inHand(id, person, (counter, ticket) -> {
            String right = ids.next();
            Instant tablet = now.plus(TABLET_RIGHT);
            Instant phone = now.plus(PHONE_RIGHT);
            return Decision.accepted(
                    new VisitEnded(ticket.visitId(), ticket.number(), right, tablet, phone),
                    new VisitFinished(ticket.visitId(), id, person, right, tablet, phone, now));
        });
    }

    static Decision<VisitEnded> noShow(FloorState floor, CounterId id, PersonId person, Instant now) {
        return floor.inHand(
                id,
                person,
                (counter, ticket) -> Decision.accepted(
                        new VisitEnded(ticket.visitId(), ticket.number(), null, null, null),
                        // Nobody was called who could fail to come: begun by mistake.
                        ticket.isWithoutNumber()
                                ? new VisitCancelled(ticket.visitId(), VisitCancelled.By.COUNTER, now)
                                : new VisitNoShow(ticket.visitId(), id, person, now)));
    }

    /** Counters opened on an earlier business day are closed by the day's end. */
    static List<Event> closeDays(FloorState floor, LocalDate today, Instant now) {
        List<Event> closed = new ArrayList<>();
        for (CounterState state : floor.counters().all()) {
            if (state.openedAt() != null && floor.today(state.openedAt()).isBefore(today))
                closed.add(new CounterClosed(state.counterId(), null, now));
        }
        return closed;
    }
}
