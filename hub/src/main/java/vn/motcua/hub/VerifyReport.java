package vn.motcua.hub;

import java.time.Duration;
import java.util.List;

/**
 * What `motcua verify` found. Problems are in the order found; the first is the first bad item.
 *
 * @param events in the ledger
 * @param position last position checked
 * @param problems what is wrong; empty if all is well
 * @param contradictions numbers that two visits bear, reported as anomalies when they came: known, shown, not a fault of the
 *     store
 * @param took wall time
 */
public record VerifyReport(
        long events, long position, List<Problem> problems, List<String> contradictions, Duration took) {
    public VerifyReport {
        problems = List.copyOf(problems);
        contradictions = List.copyOf(contradictions);
    }

    public boolean isClean() {
        return problems.isEmpty();
    }

    /**
     * @param check which: {@code HASH}, {@code READABLE}, {@code SEQUENCE}, {@code PROJECTION}, {@code NUMBER}, {@code RATING}, {@code EVIDENCE} or {@code AUDIT}
     * @param item the bad item, such as {@code ledger position 17} or {@code ticket 0190…}
     * @param detail what was found and what was due
     */
    public record Problem(String check, String item, String detail) {}
}
