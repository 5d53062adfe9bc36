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
import java.util.stream.Stream;
import vn.motcua.core.model.CounterId;

/** What each counter did in the last minute and has not taken back, the latest on top. Writer thread. */
public final class UndoBook {
    /** Longer than anything can be taken back; what is older goes with the next event, so that rows never outlive an update. */
    private static final Duration KEPT = Duration.ofMinutes(1);

    private final Map<CounterId, Deque<Undoable>> actions = new HashMap<>();
    /** Dropped with their counter, and still done: what a visit did before them cannot come back under them. */
    private final Deque<Undoable> dropped = new ArrayDeque<>();

    /** The one thing that may be taken back now: what was done before it only after it. */
    public Optional<Undoable> last(CounterId counter) {
        return Optional.ofNullable(actions.get(counter)).map(Deque::peekLast);
    }

    /** Nothing was done with its visit since, at any counter. Two things done in one moment differ in nothing else. */
    boolean isLatest(Undoable action) {
        return Stream.concat(actions.values().stream().flatMap(Deque::stream), dropped.stream())
                .noneMatch(other -> other.position() > action.position()
                        && other.ticket().visitId().equals(action.ticket().visitId()));
    }

    void clear() {
        actions.clear();
        dropped.clear();
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
        Deque<Undoable> gone = actions.remove(counter);
        if (gone == null) return List.of();
        dropped.addAll(gone);
        return List.copyOf(gone);
    }

    /** What is too old, taken out. */
    List<Undoable> dropOld(Instant now) {
        List<Undoable> old = new ArrayList<>();
        Instant before = now.minus(KEPT);
        dropped.removeIf(action -> action.at().isBefore(before));
        for (Deque<Undoable> of : actions.values()) {
            while (!of.isEmpty() && of.peekFirst().at().isBefore(before)) old.add(of.removeFirst());
        }
        if (!old.isEmpty()) actions.values().removeIf(Deque::isEmpty);
        return old;
    }
}
