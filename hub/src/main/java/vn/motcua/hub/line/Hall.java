package vn.motcua.hub.line;

import java.time.Duration;
import java.time.Instant;
import java.time.LocalTime;
import java.util.Map;
import vn.motcua.core.model.ServiceId;

/**
 * What the order asks about the site at one moment.
 *
 * @param now hub clock
 * @param time of the day, in the site's zone
 * @param interleave k: so many calls in a row may pass somebody of a lower class who came earlier
 * @param promises per service, where it has one: nobody waits longer for it while a counter that serves it is free
 * @param openCounters how many open counters serve a service; none if absent
 */
public record Hall(
        Instant now,
        LocalTime time,
        int interleave,
        Map<ServiceId, Duration> promises,
        Map<ServiceId, Integer> openCounters) {
    public Hall {
        promises = Map.copyOf(promises);
        openCounters = Map.copyOf(openCounters);
    }

    /** The same hall at another moment. */
    public Hall at(Instant then, LocalTime timeThen) {
        return new Hall(then, timeThen, interleave, promises, openCounters);
    }
}
