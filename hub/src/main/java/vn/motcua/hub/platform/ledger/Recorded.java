package vn.motcua.hub.platform.ledger;

import java.time.Instant;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.EventEnvelope;

/**
 * An event at its place in the ledger.
 *
 * @param position from 1, without gaps
 * @param envelope the event as its source sent it, sealed
 * @param recordedAt hub clock
 */
public record Recorded(long position, EventEnvelope envelope, Instant recordedAt) {
    public Event event() {
        return envelope.event();
    }
}
