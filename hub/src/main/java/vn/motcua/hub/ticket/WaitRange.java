package vn.motcua.hub.ticket;

import java.util.Optional;

/**
 * How long somebody is likely to wait yet. Pure.
 *
 * @param fromMinutes hardly sooner, 1 and above: until then one may be away
 * @param toMinutes nine in ten are called by then; more than {@code fromMinutes}
 */
public record WaitRange(int fromMinutes, int toMinutes) {
    public WaitRange {
        if (fromMinutes < 1 || toMinutes <= fromMinutes)
            throw new IllegalArgumentException(
                    "wait " + fromMinutes + "–" + toMinutes + ": allowed is 1 and above, from before to");
    }

    /** From half of what is expected to the bound; empty if the wait is unknown. */
    public static Optional<WaitRange> of(Estimate estimate) {
        if (!estimate.isKnown()) return Optional.empty();
        int from = Math.max(1, estimate.minutes() / 2);
        return Optional.of(new WaitRange(from, Math.max(from + 1, estimate.atMostMinutes())));
    }
}
