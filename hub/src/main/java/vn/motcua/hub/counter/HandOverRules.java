package vn.motcua.hub.counter;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;
import vn.motcua.core.event.CounterClosed;
import vn.motcua.core.event.CounterHandedOver;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.HandOverOffered;
import vn.motcua.core.event.HandOverWithdrawn;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.hub.platform.ledger.Decision;
import vn.motcua.hub.platform.ledger.Refusals;

/**
 * An open counter goes to a colleague, with the visit in hand. It has one officer before and one after, and the colleague's own counter
 * closes in the same step. Pure: state and time are arguments.
 */
final class HandOverRules {
    /** A colleague who does not answer by then is not coming. */
    static final Duration OFFERED = Duration.ofMinutes(2);

    private HandOverRules() {}

    /** A second offer takes the place of the first. */
    static Decision<Desk> offer(FloorState floor, CounterId id, PersonId person, PersonId to, Instant now) {
        return floor.at(id, person, (counter, state) -> {
            if (to.equals(person)) return Refusals.decision("OWN_COUNTER", counter.label());
            Instant until = now.plus(OFFERED);
            Desk desk = floor.counters().desks().desk(id).with(new Desk.Offer(to, until));
            return Decision.accepted(desk, new HandOverOffered(id, person, to, until, now));
        });
    }

    /** By the counter's officer or by the colleague who was asked; what is over already is done. */
    static Decision<Desk> withdraw(FloorState floor, CounterId id, PersonId person, Instant now) {
        if (floor.site().counter(id).isEmpty()) return Refusals.decision("UNKNOWN_COUNTER");
        Desk desk = floor.counters().desks().desk(id);
        Desk.Offer offer = desk.offer();
        if (offer == null) return Decision.accepted(desk);
        boolean isAsked = person.equals(offer.to());
        if (!isAsked && !person.equals(floor.counters().counter(id).personId()))
            return Refusals.decision(
                    "NOT_YOUR_COUNTER",
                    floor.label(id),
                    floor.nameOf(floor.counters().counter(id).personId()));
        return Decision.accepted(desk.with((Desk.Offer) null), new HandOverWithdrawn(id, person, now));
    }

    static Decision<CounterState> accept(FloorState floor, CounterId id, PersonId person, Instant now) {
        Desk.Offer offer = floor.counters().desks().desk(id).offer();
        CounterState state = floor.counters().counter(id);
        boolean isOffered = offer != null && person.equals(offer.to()) && !now.isAfter(offer.until());
        if (!isOffered || !state.isOpen()) return Refusals.decision("OFFER_OVER", floor.label(id));
        return take(floor, state, person, CounterHandedOver.Way.ACCEPTED, now);
    }

    /** The colleague has just signed in where this officer sits; an officer without a counter hands over none. */
    static Decision<CounterState> here(FloorState floor, PersonId from, PersonId to, Instant now) {
        Optional<CounterState> own = floor.counters().openedBy(from);
        if (own.isEmpty() || from.equals(to)) return Refusals.decision("NO_COUNTER");
        return take(floor, own.get(), to, CounterHandedOver.Way.SAME_PC, now);
    }

    private static Decision<CounterState> take(
            FloorState floor, CounterState state, PersonId to, CounterHandedOver.Way way, Instant now) {
        PersonId from = state.personId();
        if (from == null) return Refusals.decision("COUNTER_CLOSED", floor.label(state.counterId()));
        List<Event> events = new ArrayList<>();
        Optional<CounterState> other = floor.counters().openedBy(to);
        if (other.isPresent()) {
            if (other.get().visitId() != null)
                return Refusals.decision(
                        "VISIT_IN_HAND", floor.numberOf(other.get().visitId()));
            events.add(new CounterClosed(other.get().counterId(), to, now));
        }
        events.add(new CounterHandedOver(state.counterId(), from, to, state.visitId(), way, now));
        return new Decision.Accepted<>(events, state.takenBy(to, now));
    }
}
