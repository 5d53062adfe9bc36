package vn.motcua.core.dossier;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.Objects;
import java.util.Optional;
import vn.motcua.core.figures.Share;

/**
 * How a rate changed, in percentage points, and since when: "up 3.48 %" without its base says nothing.
 *
 * @param base the period compared with
 * @param before the rate then
 * @param now the rate now, by the same definition
 */
public record PointChange(Period base, Share before, Share now) {
    public PointChange {
        Objects.requireNonNull(base, "base");
        Objects.requireNonNull(before, "before");
        Objects.requireNonNull(now, "now");
    }

    /**
     * Percentage points, half-up to 2 decimals, of the exact rates: it may differ by 0.01 from the difference of the printed ones. Empty
     * if either rate is defined nowhere.
     */
    public Optional<BigDecimal> points() {
        if (before.all() == 0 || now.all() == 0) return Optional.empty();
        BigInteger difference = product(now.hits(), before.all()).subtract(product(before.hits(), now.all()));
        BigDecimal percent = new BigDecimal(difference.multiply(BigInteger.valueOf(100)));
        return Optional.of(percent.divide(new BigDecimal(product(now.all(), before.all())), 2, RoundingMode.HALF_UP));
    }

    private static BigInteger product(long one, long other) {
        return BigInteger.valueOf(one).multiply(BigInteger.valueOf(other));
    }
}
