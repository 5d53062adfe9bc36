package vn.motcua.hub.counter;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;
import vn.motcua.core.model.Counter;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.wire.Json;
import vn.motcua.hub.line.CounterMemory;
import vn.motcua.hub.line.Hall;
import vn.motcua.hub.line.Lines;
import vn.motcua.hub.line.Pick;
import vn.motcua.hub.line.Seat;
import vn.motcua.hub.line.Waiting;
import vn.motcua.hub.platform.feed.FeedSink;
import vn.motcua.hub.platform.feed.FeedSource;
import vn.motcua.hub.platform.ledger.Recorded;

/**
 * The topics {@code line:<counter>}: in which order each open counter would call those who wait, and why. Time alone changes it too, so it is looked
 * at with every tick; in a rush not with every commit. The writer's thread hands over who waits and what each counter remembers; the
 * orders are worked out by whoever publishes. Writer thread.
 */
public final class LineFeed implements FeedSource {
    private static final String ORDER = "order";
    private static final int SHOWN = 20;
    private static final Duration PAUSE = Duration.ofMillis(250);
    /** A line longer than this is looked at with the tick. */
    private static final int VERY_LONG = 2_000;

    private static final Duration TICK = Duration.ofSeconds(1);

    private final FloorState floor;
    private Instant last = Instant.EPOCH;
    private int length;
    private Set<CounterId> known = Set.of();

    public LineFeed(FloorState floor) {
        this.floor = floor;
    }

    @Override
    public void all(Instant now, FeedSink sink) {
        last = now;
        Hall hall = FloorLine.hall(floor, now);
        List<Waiting> waiting = List.copyOf(FloorLine.waiting(floor, now));
        length = waiting.size();
        List<Place> places = new ArrayList<>();
        for (Counter counter : floor.site().counters()) {
            CounterState state = floor.counters().counter(counter.id());
            PersonId person = state.personId();
            if (person == null) sink.remove(topic(counter.id()), ORDER);
            else places.add(new Place(topic(counter.id()), FloorLine.seat(floor, counter, person), state.memory()));
        }
        forgetGone(sink);
        sink.later(feed -> put(places, new Lines(hall, waiting, SHOWN), feed));
    }

    private static String topic(CounterId counter) {
        return "line:" + counter;
    }

    /** Counters the catalogue has no more. */
    private void forgetGone(FeedSink sink) {
        Set<CounterId> now = new HashSet<>();
        floor.site().counters().forEach(counter -> now.add(counter.id()));
        for (CounterId counter : known) if (!now.contains(counter)) sink.remove(topic(counter), ORDER);
        known = now;
    }

    /** An open counter and what its order rests on besides the line. */
    private record Place(String topic, Seat seat, CounterMemory memory) {}

    private static void put(List<Place> places, Lines lines, FeedSink sink) {
        Map<List<Pick>, ObjectNode> nodes = new IdentityHashMap<>();
        for (Place place : places)
            sink.put(
                    place.topic(),
                    ORDER,
                    nodes.computeIfAbsent(lines.of(place.seat(), place.memory()), LineFeed::node));
    }

    @Override
    public void moved(List<Recorded> events, Instant now, FeedSink sink) {
        boolean isTick = events.isEmpty();
        Duration pause = length > VERY_LONG ? TICK : PAUSE;
        if (isTick || Duration.between(last, now).abs().compareTo(pause) >= 0) all(now, sink);
    }

    private static ObjectNode node(List<Pick> order) {
        ObjectNode node = Json.object();
        ArrayNode list = node.putArray("order");
        for (Pick pick : order) {
            ObjectNode one = list.addObject();
            one.put("visitId", pick.waiting().visitId().value());
            one.put("reason", pick.reason().name());
            if (pick.rule() != null) one.put("rule", pick.rule());
        }
        return node;
    }
}
