package vn.motcua.hub.counter;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.motcua.core.model.CounterId;

/** What each counter did in the last minute and has not taken back, the latest on top. Writer thread. */
public final class UndoBook {
    /** Longer than anything can be taken back; what is older goes with the next event, so that rows never outlive an update. */
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final Map<CounterId, Deque<Undoable>> actions = new HashMap<>();

    /** The one thing that may be taken back now: what was done before it only after it. */
    public Optional<Undoable> last(CounterId counter) {
        return Optional.ofNullable(actions.get(counter)).map(Deque::peekLast);
    }

    void clear() {
        actions.clear();
    }

    void push(Undoable action) {
        actions.computeIfAbsent(action.state().counterId(), key -> new ArrayDeque<>())
                .addLast(action);
    }

    /** The action at that place of the ledger, if it is its counter's last. */
    Optional<Undoable> pop(CounterId counter, long position) {
        Deque<Undoable> of = actions.getOrDefault(counter, new ArrayDeque<>());
        Undoable last = of.peekLast();
        if (last == null || last.position() != position) return Optional.empty();
        of.removeLast();
        return Optional.of(last);
    }

    /** Everything of a counter, taken out. */
    List<Undoable> drop(CounterId counter) {
        Deque<Undoable> dropped = actions.remove(counter);
        return dropped == null ? List.of() : List.copyOf(dropped);
    }

    /** What is too old, taken out. */
    List<Undoable> dropOld(Instant now) {
        List<Undoable> dropped = new ArrayList<>();
        Instant before = now.minus(KEPT);
        for (Deque<Undoable> of : actions.values()) {
            while (!of.isEmpty() && of.peekFirst().at().isBefore(before)) dropped.add(of.removeFirst());
        }
        if (!dropped.isEmpty()) actions.values().removeIf(Deque::isEmpty);
        return dropped;
    }
}
