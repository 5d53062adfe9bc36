package vn.motcua.hub.counter;

import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.ServiceId;

/**
 * How the line of one service stands.
 *
 * @param waiting not called yet
 * @param longestSince since when the one who waits longest could be called where he stands now; null if nobody waits
 * @param late of those waiting, who waits longer than the target already
 * @param open counters open for it
 * @param free of these, who have nobody in hand
 * @param called today, once or more
 * @param inTime of those called, within the target from number to call, or from being sent on or back to it
 * @param trouble what a supervisor should look at, the weightiest
 */
public record Workload(
        ServiceId service,
        int waiting,
        @Nullable Instant longestSince,
        int late,
        int open,
        int free,
        int called,
        int inTime,
        Trouble trouble) {
    /** In rising weight. */
    public enum Trouble {
        NONE,
        /** Who takes a number now would wait more than twice the target. */
        OVERLOADED,
        /** Somebody waits longer than the target. */
        LATE,
        /** Somebody waits and no counter is open for it. */
        NOBODY_SERVES
    }
}
