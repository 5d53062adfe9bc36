package vn.motcua.core.event;

import java.util.Map;

/**
 * Bulk events were dropped, oldest first, because the disk ran out; essential ones never are.
 *
 * @param fromSequence first dropped
 * @param toSequence last dropped
 * @param counts per event type
 */
public record EventsDropped(long fromSequence, long toSequence, Map<String, Integer> counts) implements Event {
    public EventsDropped {
        counts = Map.copyOf(counts);
    }
}
