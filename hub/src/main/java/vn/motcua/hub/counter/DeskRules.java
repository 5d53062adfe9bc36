package vn.motcua.hub.counter;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.CounterPaused;
import vn.motcua.core.event.CounterResumed;
import vn.motcua.core.event.CounterServedFor;
import vn.motcua.core.model.Counter;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.hub.platform.ledger.Decision;
import vn.motcua.hub.platform.ledger.Refusals;

/** Pausing a counter, and serving at one what others are there for. Pure: state and time are arguments. */
final class DeskRules {
    private DeskRules() {}

    /** @param expected back after this; null if nobody said */
    static Decision<Desk> pause(
            FloorState floor,
            CounterId id,
            PersonId person,
            CounterPaused.Reason reason,
            @Nullable Duration expected,
            Instant now) {
        return floor.at(id, person, (counter, state) -> {
            if (state.visitId() != null) return Refusals.decision("VISIT_IN_HAND", floor.numberOf(state.visitId()));
            Desk desk = floor.counters().desks().desk(id);
            if (desk.pause() != null) return Refusals.decision("COUNTER_PAUSED", counter.label());
            Instant until = expected == null ? null : now.plus(expected);
            return Decision.accepted(
                    desk.with(new Desk.Pause(reason, until, now)), new CounterPaused(id, person, reason, until, now));
        });
    }

    /** Going on with a counter that goes on is done already. */
    static Decision<Desk> resume(FloorState floor, CounterId id, PersonId person, Instant now) {
        return floor.at(id, person, (counter, state) -> {
            Desk desk = floor.counters().desks().desk(id);
            if (desk.pause() == null) return Decision.accepted(desk);
            return Decision.accepted(desk.with((Desk.Pause) null), new CounterResumed(id, person, now));
        });
    }

    /** @param others in any order; none ends it */
    static Decision<Desk> serveFor(
            FloorState floor, CounterId id, PersonId person, Set<CounterId> others, Instant now) {
        return floor.at(id, person, (counter, state) -> {
            List<CounterId> known = new ArrayList<>();
            for (Counter one : floor.site().counters())
                if (others.contains(one.id()) && !one.id().equals(id)) known.add(one.id());
            if (known.size() < others.size()) return Refusals.decision("UNKNOWN_COUNTER");
            Desk desk = floor.counters().desks().desk(id);
            if (desk.others().equals(known)) return Decision.accepted(desk);
            return Decision.accepted(desk.with(known), new CounterServedFor(id, person, known, now));
        });
    }
}
