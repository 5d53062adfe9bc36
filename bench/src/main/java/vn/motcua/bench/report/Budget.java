package vn.motcua.bench.report;

import java.util.Locale;

/**
 * What the design promises for a figure.
 *
 * @param bound which side of the limit is good
 * @param limit in the figure's unit; the limit itself is good
 */
public record Budget(Bound bound, double limit) {
    /** Which side of the limit is good. */
    public enum Bound {
        AT_MOST("≤"),
        AT_LEAST("≥");

        private final String sign;

        Bound(String sign) {
            this.sign = sign;
        }

        String sign() {
            return sign;
        }
    }

    public static Budget atMost(double limit) {
        return new Budget(Bound.AT_MOST, limit);
    }

    public static Budget atLeast(double limit) {
        return new Budget(Bound.AT_LEAST, limit);
    }

    public boolean isMetBy(double value) {
        return switch (bound) {
            case AT_MOST -> value <= limit;
            case AT_LEAST -> value >= limit;
        };
    }

    String text(String unit) {
        return String.format(Locale.ROOT, "%s %s", bound.sign(), Quantity.text(limit, unit));
    }
}
