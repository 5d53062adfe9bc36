package vn.motcua.hub.line;

import java.util.Collection;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.WorkProfile;

/** The orders of many counters at one moment: those that would choose alike share one. Not thread-safe. */
public final class Lines {
    private final Hall hall;
    private final Collection<Waiting> waiting;
    private final List<Hold> holds;
    private final int limit;
    private final Map<Alike, List<Pick>> known = new HashMap<>();

    private record Alike(Set<ServiceId> services, @Nullable WorkProfile profile, CounterMemory memory) {}

    /** @param limit so many of each order */
    public Lines(Hall hall, Collection<Waiting> waiting, int limit) {
        this.hall = hall;
        this.waiting = waiting;
        this.holds = waiting.stream()
                .flatMap(one -> java.util.stream.Stream.ofNullable(one.heldFor()))
                .distinct()
                .toList();
        this.limit = limit;
    }

    /** As {@link LineRules#list}; the very same list for counters that choose alike. */
    public List<Pick> of(Seat seat, CounterMemory memory) {
        if (holds.stream().anyMatch(hold -> hold.isFor(seat)))
            return LineRules.list(seat, memory, hall, waiting, limit);
        return known.computeIfAbsent(
                new Alike(seat.services(), seat.profile(), memory),
                alike -> LineRules.list(seat, memory, hall, waiting, limit));
    }
}
