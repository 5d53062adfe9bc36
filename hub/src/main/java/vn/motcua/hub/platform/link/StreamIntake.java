package vn.motcua.hub.platform.link;

import io.vertx.core.Future;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.atomic.AtomicInteger;
import vn.motcua.core.event.EventsDropped;
import vn.motcua.core.event.StreamName;
import vn.motcua.core.model.AgentId;
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

    private static final int TRICKLE = 50;

    private final LinkDesk desk;
    private final LinkLimits limits;
    private final LinkFrame.Hello hello;
    private final InboundEvents events;
    private final AtomicInteger allOutstanding;
    private final Map<StreamKey, Long> next = new HashMap<>();
    private final Map<StreamName, Integer> outstanding = new HashMap<>();

    /** @param allOutstanding events of all links that wait for the writer */
    StreamIntake(
            LinkDesk desk,
            LinkLimits limits,
            LinkFrame.Hello hello,
            LinkDesk.Opening opening,
            AtomicInteger allOutstanding) {
        this.desk = desk;
        this.limits = limits;
        this.hello = hello;
        this.events = new InboundEvents(desk, hello.agent());
        this.allOutstanding = allOutstanding;
        for (LinkFrame.StreamPosition known : opening.acknowledged())
            if (known.epoch() > 0) next.put(key(hello.agent(), known.stream(), known.epoch()), known.last() + 1);
    }

    private static StreamKey key(AgentId agent, StreamName stream, long epoch) {
        return new StreamKey(agent.value(), stream, epoch);
    }

    /**
     * Takes a frame; answers the acknowledgement.
     *
     * @throws WireException if it is out of order or beyond all credit
     */
    Future<LinkFrame.Ack> take(LinkFrame.Events frame) {
        if (frame.epoch() < 1 || frame.from() < 1) throw new WireException("events: epoch and from begin at 1");
        StreamKey key = key(hello.agent(), frame.stream(), frame.epoch());
        List<Incoming> facts = events.read(frame);
        if (facts.isEmpty()) throw new WireException("events: a frame without events");
        checkOrder(key, frame, facts.get(0));
        int waiting = outstanding.merge(frame.stream(), facts.size(), Integer::sum);
        if (waiting > CREDIT_SLACK * full(frame.stream()) + facts.size())
            throw new WireException("events: beyond the credit");
        next.put(
                key,
                Math.max(next.getOrDefault(key, 1L), facts.get(facts.size() - 1).sequence() + 1));
        allOutstanding.addAndGet(facts.size());
        return desk.take(key, facts)
                .onComplete(done -> settle(frame.stream(), facts.size()))
                .map(upTo -> new LinkFrame.Ack(frame.stream(), frame.epoch(), upTo, credit(frame.stream())));
    }

    private void settle(StreamName stream, int count) {
        outstanding.merge(stream, -count, Integer::sum);
        allOutstanding.addAndGet(-count);
    }

    /** Nothing may be skipped but what the agent lost for good: its dropped bulk ranges, and what outlived its keeping time. */
    private void checkOrder(StreamKey key, LinkFrame.Events frame, Incoming first) {
        long due = next.getOrDefault(key, 1L);
        if (first.sequence() <= due) return;
        boolean isDropped = first.envelope() != null && first.envelope().event() instanceof EventsDropped;
        boolean isKeptFrom = hello.streams().stream()
                .anyMatch(kept -> kept.stream() == frame.stream()
                        && kept.epoch() == frame.epoch()
                        && kept.first() == first.sequence());
        boolean isOlderEpoch = hello.streams().stream()
                .anyMatch(kept -> kept.stream() == frame.stream() && kept.epoch() > frame.epoch());
        if (!isDropped && !isKeptFrom && !isOlderEpoch)
            throw new WireException(key.stream() + " event " + first.sequence() + " where " + due + " is due");
    }

    int credit(StreamName stream) {
        int left = full(stream) - outstanding.getOrDefault(stream, 0);
        return Math.max(0, allOutstanding.get() > limits.outstanding() ? Math.min(left, TRICKLE) : left);
    }

    private int full(StreamName stream) {
        return stream == StreamName.ESSENTIAL ? limits.essential() : limits.bulk();
    }
}
