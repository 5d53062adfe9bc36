package vn.motcua.hub.platform.link;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import vn.motcua.core.event.EventsDropped;
import vn.motcua.core.event.StreamName;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.wire.EventsFrame;
import vn.motcua.core.wire.LinkFrame;
import vn.motcua.core.wire.WireException;
import vn.motcua.hub.platform.ledger.Incoming;
import vn.motcua.hub.platform.ledger.StreamKey;

/**
 * The events of one link: in order, within their credit, acknowledged after the commit and several commits at a time. On the
 * link's event loop.
 */
final class StreamIntake {
    /** A peer this far beyond its credit does not keep the protocol. */
    private static final int CREDIT_SLACK = 2;

    private final LinkDesk desk;
    private final LinkLimits limits;
    private final LinkFrame.Hello hello;
    private final InboundEvents events;
    private final CreditPool pool;
    private final Map<StreamKey, Long> next = new HashMap<>();
    private final Map<StreamName, Integer> outstanding = new HashMap<>();

    /** @param pool shared by all links */
    StreamIntake(LinkDesk desk, LinkLimits limits, LinkFrame.Hello hello, LinkDesk.Opening opening, CreditPool pool) {
        this.desk = desk;
        this.limits = limits;
        this.hello = hello;
        this.events = new InboundEvents(desk, hello.agent(), rights(desk, hello.agent()));
        this.pool = pool;
        for (LinkFrame.StreamPosition known : opening.acknowledged())
            if (known.epoch() > 0) next.put(key(hello.agent(), known.stream(), known.epoch()), known.last() + 1);
    }

    private static ModuleRights rights(LinkDesk desk, AgentId agent) {
        return ModuleRights.of(
                desk.agent(agent).map(LinkDesk.KnownAgent::modules).orElse(List.of()));
    }

    private static StreamKey key(AgentId agent, StreamName stream, long epoch) {
        return new StreamKey(agent.value(), stream, epoch);
    }

    /**
     * A frame's events, parsed and judged. Any thread.
     *
     * @throws WireException if it is out of order in itself
     */
    Read read(EventsFrame frame) {
        if (frame.epoch() < 1 || frame.from() < 1) throw new WireException("events: epoch and from begin at 1");
        List<Incoming> facts = events.read(frame);
        if (facts.isEmpty()) throw new WireException("events: a frame without events");
        return new Read(frame.stream(), frame.epoch(), facts);
    }

    /** A frame as read; at least one fact. */
    record Read(StreamName stream, long epoch, List<Incoming> facts) {
        private Incoming first() {
            return facts.get(0);
        }

        private long last() {
            return facts.get(facts.size() - 1).sequence();
        }
    }

    /**
     * Takes a frame; answers the acknowledgement.
     *
     * @throws WireException if it is out of order or beyond all credit
     */
    Future<LinkFrame.Ack> take(Read frame) {
        StreamKey key = key(hello.agent(), frame.stream(), frame.epoch());
        int count = frame.facts().size();
        long due = next.getOrDefault(key, 1L);
        checkOrder(frame, due);
        if (outstanding(frame.stream()) > CREDIT_SLACK * full(frame.stream()))
            throw new WireException("events: beyond the credit");
        move(frame.stream(), count);
        next.put(key, Math.max(due, frame.last() + 1));
        long before = Math.min(due, frame.first().sequence()) - 1;
        return desk.take(key, before, frame.facts())
                .onComplete(done -> move(frame.stream(), -count))
                .map(upTo -> new LinkFrame.Ack(frame.stream(), frame.epoch(), upTo, credit(frame.stream())));
    }

    private void move(StreamName stream, int by) {
        int from = outstanding(stream);
        outstanding.put(stream, from + by);
        pool.moved(from, from + by);
    }

    private int outstanding(StreamName stream) {
        return outstanding.getOrDefault(stream, 0);
    }

    /** Nothing may be skipped but what the agent lost for good: its dropped bulk ranges, and what outlived its keeping time. */
    private void checkOrder(Read frame, long due) {
        Incoming first = frame.first();
        if (first.sequence() <= due) return;
        boolean isDropped = first.envelope() != null && first.envelope().event() instanceof EventsDropped;
        boolean isKeptFrom = hello.streams().stream()
                .anyMatch(kept -> kept.stream() == frame.stream()
                        && kept.epoch() == frame.epoch()
                        && kept.first() == first.sequence());
        boolean isOlderEpoch = hello.streams().stream()
                .anyMatch(kept -> kept.stream() == frame.stream() && kept.epoch() > frame.epoch());
        if (!isDropped && !isKeptFrom && !isOlderEpoch)
            throw new WireException(frame.stream() + " event " + first.sequence() + " where " + due + " is due");
    }

    /** Before anything came. */
    int firstCredit(StreamName stream) {
        return pool.firstShare(full(stream));
    }

    private int credit(StreamName stream) {
        return Math.max(0, pool.share(full(stream)) - outstanding(stream));
    }

    private int full(StreamName stream) {
        return stream == StreamName.ESSENTIAL ? limits.essential() : limits.bulk();
    }
}
