package vn.motcua.hub.line;

import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.Comparator;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.PriorityQueue;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.WaitGroup;
import vn.motcua.core.model.WaitKind;

/**
 * The line for playing many calls forward: who differs in nothing but time stands in one lane, so that a call looks at the heads of a few
 * lanes and not at everybody. Names the same person as {@link LineRules}, for the same reason. The moments asked about must not run
 * backwards. Not thread-safe.
 */
public final class Lanes {
    private static final CounterId ANY = new CounterId("any");
    private static final PersonId NOBODY = new PersonId("00000000-0000-7000-8000-000000000000");
    private final List<Waiting> line;
    private final Map<Kind, Lane> lanes = new HashMap<>();
    /** Who comes later, the earliest first. */
    private final PriorityQueue<Integer> later;

    private final Map<CounterId, LaneOrder> views = new HashMap<>();

    private record Kind(
            ServiceId service,
            Priority rank,
            WaitKind kind,
            @Nullable Hold heldFor,
            Place place) {}

    /** Those who differ in nothing but time: by place in the line. */
    static final class Lane {
        private final Waiting like;
        private final PriorityQueue<Integer> places = new PriorityQueue<>();
        private final Lanes all;

        Lane(Lanes all, Waiting like) {
            this.all = all;
            this.like = like;
        }

        int size() {
            return places.size();
        }

        /** @return place of the first, or {@link Integer#MAX_VALUE} */
        int head() {
            Integer first = places.peek();
            return first == null ? Integer.MAX_VALUE : first;
        }

        Instant since() {
            return all.line.get(head()).since();
        }

        boolean isOf(WaitGroup group) {
            return like.isOf(group);
        }

        boolean mayComeTo(Seat seat) {
            return like.mayComeTo(seat);
        }

        ServiceId service() {
            return like.service();
        }

        Place place() {
            return like.place();
        }

        int weight() {
            return like.rank().weight();
        }

        @Nullable
        Duration promise() {
            return like.rank().callAtLatestAfter();
        }
    }

    /** Somebody called in the play. @param place in the line given, from 0 */
    public record Called(int place, CounterMemory memory) {}

    /** @param line in the order of {@link Waiting#BY_TIME} */
    public Lanes(List<Waiting> line) {
        this.line = List.copyOf(line);
        this.later = new PriorityQueue<>(Comparator.<Integer, Instant>comparing(
                        place -> this.line.get(place).notBefore())
                .thenComparing(place -> place));
        for (int i = 0; i < line.size(); i++) later.add(i);
    }

    /** Takes whom this counter would call now out of the line; empty if nobody may come. */
    public Optional<Called> call(Seat seat, CounterMemory memory, Hall hall) {
        return pick(seat, memory, hall).map(chosen -> {
            int place = chosen.lane().head();
            chosen.lane().places.remove();
            return new Called(place, chosen.memory());
        });
    }

    /** Whom this counter would call now, and why; he stays in line. */
    Optional<Pick> next(Seat seat, CounterMemory memory, Hall hall) {
        return pick(seat, memory, hall)
                .map(chosen -> chosen.pick(line.get(chosen.lane().head())));
    }

    private Optional<LaneOrder.Choice> pick(Seat seat, CounterMemory memory, Hall hall) {
        arrive(hall.now());
        return view(seat).next(memory, hall);
    }

    /** Takes the next one out of the line who differs from this one in nothing but time; empty if there is none. */
    public Optional<Integer> callAlike(int place) {
        Lane lane = lane(line.get(place));
        return lane.size() == 0 ? Optional.empty() : Optional.of(lane.places.remove());
    }

    /** When the next one comes whom this counter may call; null if nobody does. */
    public @Nullable Instant nextArrival(Seat seat) {
        Instant first = null;
        for (int place : later) {
            Waiting one = line.get(place);
            if (!seat.serves(one)) continue;
            if (first == null || one.notBefore().isBefore(first)) first = one.notBefore();
        }
        return first;
    }

    /**
     * Takes everybody of a service out of the line, in the order in which a counter of their own would call them; who comes later comes
     * last.
     */
    public List<Integer> rest(ServiceId service, Hall hall) {
        arrive(hall.now());
        List<Integer> order = new ArrayList<>();
        LaneOrder own = new LaneOrder(new Seat(ANY, NOBODY, Set.of(service), null), lanes.values(), true);
        CounterMemory memory = CounterMemory.NONE;
        for (Optional<LaneOrder.Choice> next = own.next(memory, hall);
                next.isPresent();
                next = own.next(memory, hall)) {
            order.add(next.get().lane().places.remove());
            memory = next.get().memory();
        }
        List<Integer> coming = new ArrayList<>();
        for (int place : later) if (line.get(place).service().equals(service)) coming.add(place);
        coming.sort(later.comparator());
        later.removeAll(coming);
        order.addAll(coming);
        return order;
    }

    private void arrive(Instant now) {
        while (!later.isEmpty() && line.get(later.peek()).isReady(now)) {
            int place = later.remove();
            lane(line.get(place)).places.add(place);
        }
    }

    private Lane lane(Waiting one) {
        Kind kind = new Kind(one.service(), one.rank().code(), one.kind(), one.heldFor(), one.place());
        Lane known = lanes.get(kind);
        if (known != null) return known;
        Lane fresh = new Lane(this, one);
        lanes.put(kind, fresh);
        views.values().forEach(view -> view.add(fresh));
        return fresh;
    }

    private LaneOrder view(Seat seat) {
        return views.computeIfAbsent(seat.counter(), key -> new LaneOrder(seat, lanes.values(), false));
    }

    /** For tests: everybody as he was given. */
    static Lanes of(Collection<Waiting> line) {
        List<Waiting> sorted = new ArrayList<>(line);
        sorted.sort(Waiting.BY_TIME);
        return new Lanes(sorted);
    }
}
