package vn.motcua.hub.counter;

import com.fasterxml.jackson.databind.node.ObjectNode;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import vn.motcua.core.wire.Json;
import vn.motcua.hub.platform.feed.FeedSink;
import vn.motcua.hub.platform.feed.FeedSource;
import vn.motcua.hub.platform.ledger.Recorded;
import vn.motcua.hub.ticket.DayBook;

/**
 * The live floor's figures, in topic {@code queue}: {@code service:<service>}, {@code desk:<counter>} and {@code target}. About once a
 * second, for time alone makes a wait too long. Writer thread.
 */
public final class WorkloadFeed implements FeedSource {
    private static final String QUEUE = "queue";
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(900);
    private final FloorState floor;
    private final CalledTally tally;
    private Instant looked = Instant.EPOCH;

    /** @param target from number to call, as the centre promises */
    public WorkloadFeed(FloorState floor, Duration target) {
        this.floor = floor;
        this.tally = new CalledTally(target);
    }

    @Override
    public void all(Instant now, FeedSink sink) {
        looked = now;
        DayBook day = floor.tickets().day(floor.today(now));
        tally.of(day);
        sink.put(QUEUE, "target", Json.object().put("minutes", tally.target().toMinutes()));
        for (Workload line : WorkloadRules.lines(floor.site(), day, floor.counters(), tally, now))
            sink.put(QUEUE, "service:" + line.service(), node(line));
        sink.put(QUEUE, "keyed-in", Json.object().put("visits", tally.keyedIn()));
        for (WorkloadRules.Desk desk : WorkloadRules.desks(floor.site(), day, floor.counters(), now))
            sink.put(QUEUE, "desk:" + desk.counter(), node(desk));
    }

    @Override
    public void moved(List<Recorded> events, Instant now, FeedSink sink) {
        if (Duration.between(looked, now).abs().compareTo(BETWEEN_LOOKS) >= 0) all(now, sink);
    }

    private static ObjectNode node(Workload line) {
        ObjectNode node = Json.object();
        node.put("waiting", line.waiting());
        if (line.longestSince() != null)
            node.put("longestSince", line.longestSince().toString());
        node.put("late", line.late());
        node.put("open", line.open());
        node.put("free", line.free());
        node.put("called", line.called());
        node.put("inTime", line.inTime());
        node.put("trouble", line.trouble().name());
        return node;
    }

    private static ObjectNode node(WorkloadRules.Desk desk) {
        ObjectNode node = Json.object();
        node.put("waitingHere", desk.waitingHere());
        if (desk.freeSince() != null) node.put("freeSince", desk.freeSince().toString());
        node.put("idle", desk.isIdle());
        return node;
    }
}
