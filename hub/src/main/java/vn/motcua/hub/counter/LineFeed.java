package vn.motcua.hub.counter;

import com.fasterxml.jackson.databind.node.ArrayNode;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import vn.motcua.core.model.Counter;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.wire.Json;
import vn.motcua.hub.line.Hall;
import vn.motcua.hub.line.LineRules;
import vn.motcua.hub.line.Pick;
import vn.motcua.hub.line.Waiting;
import vn.motcua.hub.platform.feed.FeedSink;
import vn.motcua.hub.platform.feed.FeedSource;
import vn.motcua.hub.platform.ledger.Recorded;

/**
 * {@code queue}'s lines: in which order each open counter would call those who wait, and why. Time alone changes it too, so it is looked
 * at with every tick; in a rush not with every commit. Writer thread.
 */
public final class LineFeed implements FeedSource {
    private static final String QUEUE = "queue";
    private static final String LINE = "line:";
    private static final int SHOWN = 20;
    private static final Duration PAUSE = Duration.ofMillis(250);
    private final FloorState floor;
    private Instant last = Instant.EPOCH;

    public LineFeed(FloorState floor) {
        this.floor = floor;
    }

    @Override
    public void all(Instant now, FeedSink sink) {
        last = now;
        Hall hall = FloorLine.hall(floor, now);
        List<Waiting> waiting = FloorLine.waiting(floor, now);
        Set<String> open = new HashSet<>();
        for (Counter counter : floor.site().counters()) {
            CounterState state = floor.counters().counter(counter.id());
            PersonId person = state.personId();
            if (person == null) continue;
            open.add(LINE + counter.id());
            sink.put(
                    QUEUE,
                    LINE + counter.id(),
                    node(LineRules.list(FloorLine.seat(floor, counter, person), state.memory(), hall, waiting, SHOWN)));
        }
        sink.retain(QUEUE, LINE, open);
    }

    @Override
    public void moved(List<Recorded> events, Instant now, FeedSink sink) {
        boolean isTick = events.isEmpty();
        if (isTick || Duration.between(last, now).abs().compareTo(PAUSE) >= 0) all(now, sink);
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
