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
import vn.motcua.hub.ticket.Ticket;

/**
 * The live floor's figures, in topic {@code queue}: {@code service:<service>}, {@code desk:<counter>} and {@code target}. About once a
 * second, for time alone makes a wait too long. Writer thread.
 */
public final class WorkloadFeed implements FeedSource {
    private static final String QUEUE = "queue";
    private static final Duration BETWEEN_LOOKS = Duration.ofMillis(900);
    private final FloorState floor;
    private final Duration target;
    private Instant looked = Instant.EPOCH;

    /** @param target from number to call, as the centre promises */
    public WorkloadFeed(FloorState floor, Duration target) {
        this.floor = floor;
        this.target = target;
    }

    @Override
    public void all(Instant now, FeedSink sink) {
        looked = now;
        DayBook day = floor.tickets().day(floor.today(now));
        sink.put(QUEUE, "target", Json.object().put("minutes", target.toMinutes()));
        for (Workload line : WorkloadRules.lines(floor.site(), day, floor.counters(), target, now))
            sink.put(QUEUE, "service:" + line.service(), node(line));
        sink.put(
                QUEUE,
                "keyed-in",
                Json.object()
                        .put(
                                "visits",
                                day.tickets().stream().filter(Ticket::isKeyedIn).count()));
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
