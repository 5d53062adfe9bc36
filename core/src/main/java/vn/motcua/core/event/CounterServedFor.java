package vn.motcua.core.event;

import java.time.Instant;
import java.util.List;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;

/**
 * An officer serves at one counter what others are there for as well: in a small office one person does the work of several counters, and
 * calls everybody to where that person sits.
 *
 * @param counterId where the officer sits
 * @param personId who
 * @param others whose services are served here too; none ends it
 * @param at hub clock
 */
public record CounterServedFor(CounterId counterId, PersonId personId, List<CounterId> others, Instant at)
        implements Event {
    public CounterServedFor {
        others = List.copyOf(others);
    }
}
