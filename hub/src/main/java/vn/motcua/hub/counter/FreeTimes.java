package vn.motcua.hub.counter;

import java.time.Instant;
import java.util.ArrayDeque;
import org.jspecify.annotations.Nullable;

/** The latest moments at which a visit left one counter's hand: as many as could be taken back one after the other. Writer thread. */
final class FreeTimes {
    private static final int KEPT = 32;
    private final ArrayDeque<Instant> times = new ArrayDeque<>();

    void add(Instant at) {
        times.addLast(at);
        if (times.size() > KEPT) times.removeFirst();
    }

    void remove(Instant at) {
        times.removeLastOccurrence(at);
    }

    @Nullable
    Instant last() {
        return times.peekLast();
    }
}
