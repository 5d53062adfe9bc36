package vn.motcua.core.dossier;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.math.RoundingMode;
import java.util.List;
import java.util.Optional;
import vn.motcua.core.figures.Share;

/**
 * The rates of several units as one. There are two ways, and reports that do not say which cannot be compared: {@link #pooled} weighs
 * each dossier alike, {@link #meanOfUnits} each unit.
 *
 * @param units a rate each; one of none is defined nowhere and left out of the mean
 */
public record UnitRates(List<Share> units) {
    public UnitRates {
        units = List.copyOf(units);
    }

    /** All dossiers of all units in one rate ("tỷ lệ gộp"). */
    public Share pooled() {
        return units.stream().reduce(new Share(0, 0), Share::plus);
    }

    /** How many units the mean is of. */
    public long defined() {
        return units.stream().filter(unit -> unit.all() > 0).count();
    }

    /** The mean of the units' rates ("bình quân tỷ lệ các đơn vị"), in percent, half-up to 2 decimals; empty if no unit has one. */
    public Optional<BigDecimal> meanOfUnits() {
        // Exact to the last: the mean of rounded rates is another number.
        BigInteger hits = BigInteger.ZERO;
        BigInteger all = BigInteger.ONE;
        for (Share unit : units) {
            if (unit.all() == 0) continue;
            BigInteger of = BigInteger.valueOf(unit.all());
            hits = hits.multiply(of).add(BigInteger.valueOf(unit.hits()).multiply(all));
            all = all.multiply(of);
            BigInteger common = hits.gcd(all);
            hits = hits.divide(common);
            all = all.divide(common);
        }
        if (defined() == 0) return Optional.empty();
        BigDecimal percent = new BigDecimal(hits.multiply(BigInteger.valueOf(100)));
        return Optional.of(
                percent.divide(new BigDecimal(all.multiply(BigInteger.valueOf(defined()))), 2, RoundingMode.HALF_UP));
    }
}
