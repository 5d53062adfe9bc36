package vn.motcua.hub;

import java.util.Map;

/**
 * How the hub is. Any thread.
 *
 * @param status {@code UP}, {@code RECOVERING} after a restore, or {@code DEGRADED} when the last commit failed
 * @param incarnation of the ledger
 * @param position last committed
 * @param linkedAgents now
 * @param queued commands and facts waiting for the writer
 * @param counts events since start by name, such as {@code link.refused.BAD_SIGNATURE}; for metrics
 */
public record HubHealth(
        String status, String incarnation, long position, int linkedAgents, int queued, Map<String, Long> counts) {
    public HubHealth {
        counts = Map.copyOf(counts);
    }
}
