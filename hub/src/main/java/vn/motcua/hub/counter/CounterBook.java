package vn.motcua.hub.counter;

import java.util.Collection;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.VisitId;

/** All counters ever opened, as they stand. Writer thread. */
public final class CounterBook {
    private final Map<CounterId, CounterState> counters = new LinkedHashMap<>();

    private final UndoBook undo = new UndoBook();

    /** What can still be taken back. */
    public UndoBook undo() {
        return undo;
    }

    void clear() {
        counters.clear();
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

    public Collection<CounterState> all() {
        return Collections.unmodifiableCollection(counters.values());
    }

    /** Open counters that serve this, by the site's catalogue of now. */
    public int serving(Site site, ServiceId service) {
        return (int) counters.values().stream()
                .filter(CounterState::isOpen)
                .filter(state -> site.counter(state.counterId())
                        .filter(counter -> counter.services().contains(service))
                        .isPresent())
                .count();
    }
}
