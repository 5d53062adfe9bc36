package vn.motcua.core.figures;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Optional;

/**
 * So many of so many, with what that says of the share behind it (E. B. Wilson, 1927: the score interval, which stays inside of 0 and 1
 * and holds for few as well as for many).
 *
 * @param hits 0 to {@code all}
 * @param all 0 or more
 */
public record Share(long hits, long all) {
    /** Below it nothing is ranked. */
    public static final long RANKED_FROM = 30;
    /** Below it nothing is said of a single officer. */
    public static final long SAID_FROM = 5;

    /** Two-sided, 95 of 100. */
    public static final double Z_95 = 1.959963984540054;
    /** Two-sided, 998 of 1,000: the outer limit of a funnel. */
    public static final double Z_998 = 3.090232306167813;

    public Share {
        if (hits < 0 || hits > all) throw new IllegalArgumentException(hits + " of " + all + ": allowed is 0 to all");
    }

    /**
     * Where the share may lie.
     *
     * @param low 0 to {@code high}
     * @param high to 1
     */
    public record Interval(double low, double high) {
        public boolean holds(double share) {
            return share >= low && share <= high;
        }
    }

    /** Empty for none of none. */
    public Optional<Double> value() {
        return all == 0 ? Optional.empty() : Optional.of((double) hits / all);
    }

    /** In percent as reports print it: of the exact fraction, half-up to 2 decimals. Empty for none of none. */
    public Optional<BigDecimal> percent() {
        if (all == 0) return Optional.empty();
        BigDecimal hundredfold = BigDecimal.valueOf(hits).movePointRight(2);
        return Optional.of(hundredfold.divide(BigDecimal.valueOf(all), 2, RoundingMode.HALF_UP));
    }

    /** With 95 of 100; empty for none of none, of which nothing can be said. */
    public Optional<Interval> interval() {
        return interval(Z_95);
    }

    /** @param z how many standard deviations to either side */
    public Optional<Interval> interval(double z) {
        if (all == 0) return Optional.empty();
        double n = all;
        double p = hits / n;
        double square = z * z;
        double scale = 1 + square / n;
        double middle = p + square / (2 * n);
        double reach = z * Math.sqrt(p * (1 - p) / n + square / (4 * n * n));
        // At the ends the root is the middle exactly; rounding must not leave 0 and 1.
        double low = hits == 0 ? 0 : Math.max(0, (middle - reach) / scale);
        double high = hits == all ? 1 : Math.min(1, (middle + reach) / scale);
        return Optional.of(new Interval(low, high));
    }

    /** By which it is ranked: what it is at least. Empty below {@value #RANKED_FROM}. */
    public Optional<Double> rank() {
        return all < RANKED_FROM ? Optional.empty() : interval().map(Interval::low);
    }

    public Share plus(Share other) {
        return new Share(hits + other.hits, all + other.all);
    }

    /**
     * Where the difference of two shares may lie (R. G. Newcombe, 1998, his method 10: from both score intervals).
     *
     * @return of this less the other; empty if either is none of none
     */
    public Optional<Interval> above(Share other, double z) {
        if (all == 0 || other.all == 0) return Optional.empty();
        Interval mine = interval(z).orElseThrow();
        Interval its = other.interval(z).orElseThrow();
        double p = (double) hits / all;
        double q = (double) other.hits / other.all;
        double down = Math.hypot(p - mine.low, its.high - q);
        double up = Math.hypot(mine.high - p, q - its.low);
        return Optional.of(new Interval(p - q - down, p - q + up));
    }

    /**
     * Limits of a funnel: between them lies a share of {@code all} that differs from the target by chance only.
     *
     * @param target 0 to 1
     */
    public static Interval funnel(double target, long all, double z) {
        if (!(target >= 0 && target <= 1))
            throw new IllegalArgumentException("target " + target + ": allowed is 0 to 1");
        if (all == 0) return new Interval(0, 1);
        double reach = z * Math.sqrt(target * (1 - target) / all);
        return new Interval(Math.max(0, target - reach), Math.min(1, target + reach));
    }
}
