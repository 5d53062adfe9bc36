package vn.motcua.bench.report;

import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One number of a run. Immutable; the {@code with…} methods answer another one.
 *
 * @param id such as {@code issue.p99}; names its text
 * @param unit such as {@code ms}; empty for a plain ratio
 * @param value null when it was not taken
 * @param budget what the design promises, if it does
 * @param peer what it stands beside, if anything
 * @param details how it was taken: samples, rates, errors
 * @param reason why there is no value; empty when there is one
 * @param isFailed it was to be taken and could not be
 */
public record Figure(
        String id,
        String unit,
        @Nullable Double value,
        @Nullable Budget budget,
        @Nullable Peer peer,
        Map<String, Object> details,
        String reason,
        boolean isFailed) {
    public Figure {
        details = Collections.unmodifiableMap(new LinkedHashMap<>(details));
    }

    public static Figure of(String id, double value, String unit) {
        return new Figure(id, unit, value, null, null, Map.of(), "", false);
    }

    /** Left out on purpose; {@code reason} is a text for people. */
    public static Figure notMeasured(String id, String unit, @Nullable Budget budget, String reason) {
        return new Figure(id, unit, null, budget, null, Map.of(), reason, false);
    }

    /** It was to be taken; {@code reason} is what went wrong. */
    public static Figure failed(String id, String reason) {
        return new Figure(id, "", null, null, null, Map.of(), reason, true);
    }

    public Figure within(Budget promised) {
        return new Figure(id, unit, value, promised, peer, details, reason, isFailed);
    }

    public Figure beside(String peerId, double peerValue) {
        return new Figure(id, unit, value, budget, new Peer(peerId, peerValue), details, reason, isFailed);
    }

    public Figure detail(String key, Object fact) {
        Map<String, Object> more = new LinkedHashMap<>(details);
        more.put(key, fact);
        return new Figure(id, unit, value, budget, peer, more, reason, isFailed);
    }

    public Verdict verdict() {
        if (isFailed) return Verdict.FAILED;
        if (value == null) return Verdict.NOT_MEASURED;
        if (budget == null) return Verdict.NO_BUDGET;
        return budget.isMetBy(value) ? Verdict.MET : Verdict.MISSED;
    }
}
