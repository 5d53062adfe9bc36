package vn.motcua.edge.clock;

import java.time.Duration;
import java.time.Instant;

/**
 * What an agent remembers of time over a restart.
 *
 * @param known best knowledge of hub time when it was stored
 * @param wall the PC's clock at that moment
 * @param bootId the process that stored it
 */
public record ClockMemory(Instant known, Instant wall, String bootId) {

    /** How far the hub was ahead of the PC's clock. */
    public Duration offset() {
        return Duration.between(wall, known);
    }
}
