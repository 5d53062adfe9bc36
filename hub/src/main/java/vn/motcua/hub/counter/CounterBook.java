package vn.motcua.hub.counter;

import java.time.Instant;
import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.VisitId;

/** All counters ever opened, as they stand. Writer thread. */
public final class CounterBook {
    private final Map<CounterId, CounterState> counters = new LinkedHashMap<>();

    private final UndoBook undo = new UndoBook();
    private final CallLog calls = new CallLog();
    private final DeskBook desks = new DeskBook();

    /** What can still be taken back. */
    public UndoBook undo() {
        return undo;
    }

    /** Who was called a short while ago. */
    CallLog calls() {
        return calls;
    }

    /** What is special about open counters. */
    public DeskBook desks() {
        return desks;
    }

    void clear() {
        counters.clear();
    }

    /** Its opening, or what since then was last over there: a visit, a pause; null while closed. */
    @Nullable
    Instant freeSince(CounterId counter) {
        CounterState state = counter(counter);
        return state.openedAt() != null && state.leftAt() != null ? state.leftAt() : state.openedAt();
    }

    void put(CounterState state) {
        counters.put(state.counterId(), state);
    }

    public CounterState counter(CounterId id) {
        return counters.getOrDefault(id, CounterState.closed(id));
    }

    public Optional<CounterState> openedBy(PersonId person) {
        return counters.values().stream()
                .filter(counter -> person.equals(counter.personId()))
                .findFirst();
    }

    Optional<CounterState> holding(VisitId visit) {
        return counters.values().stream()
                .filter(counter -> visit.equals(counter.visitId()))
                .findFirst();
    }

    /** Somebody may be called there now: open, and not paused. */
    boolean isCalling(CounterId id) {
        return counter(id).isOpen() && !desks.isPaused(id);
    }

    public Collection<CounterState> all() {
        return Collections.unmodifiableCollection(counters.values());
    }
}
