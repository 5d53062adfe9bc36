package vn.motcua.core.due;

import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * How long a procedure may take.
 *
 * @param unit what is counted
 * @param amount how many of it: whole, but for working days, which may have two decimals; 1 for {@link Unit#SAME_DAY}
 */
public record DueRule(Unit unit, BigDecimal amount) {
    /** What {@link #parse} takes, for whoever must be told. */
    public static final String ALLOWED = "3 WD, 0.5 WD, 12 WH, 20 CD, 2 MONTH, SAME_DAY";

    private static final Pattern TEXT =
            Pattern.compile("([0-9]{1,4})(?:[.,]([0-9]{1,2}))?\\s*(WD|WH|CD|MONTH)", Pattern.CASE_INSENSITIVE);
    private static final int MINUTES_OF_A_WORKING_DAY = 8 * 60;

    /** What is counted, and how much of it at most. */
    public enum Unit {
        /** Working days; a fraction is counted in session time, eight hours a day. */
        WD(1000),
        /** Working hours: session time. */
        WH(8000),
        /** Days of the calendar. */
        CD(3660),
        MONTH(120),
        SAME_DAY(1);

        private final int most;

        Unit(int most) {
            this.most = most;
        }
    }

    public DueRule {
        boolean isWhole = amount.stripTrailingZeros().scale() <= 0;
        boolean isGood = amount.signum() > 0
                && amount.compareTo(BigDecimal.valueOf(unit.most)) <= 0
                && (isWhole || unit == Unit.WD && amount.stripTrailingZeros().scale() <= 2);
        if (!isGood)
            throw new IllegalArgumentException("rule '" + amount.toPlainString() + " " + unit + "': allowed are "
                    + ALLOWED + ", more than 0 and at most " + unit.most);
    }

    /** @throws IllegalArgumentException naming the text and what is allowed */
    public static DueRule parse(String text) {
        String plain = text.strip();
        if (plain.toUpperCase(Locale.ROOT).equals("SAME_DAY")) return new DueRule(Unit.SAME_DAY, BigDecimal.ONE);
        Matcher found = TEXT.matcher(plain);
        if (!found.matches()) throw new IllegalArgumentException("rule '" + text + "': allowed are " + ALLOWED);
        String decimals = found.group(2) == null ? "" : "." + found.group(2);
        return new DueRule(
                Unit.valueOf(found.group(3).toUpperCase(Locale.ROOT)), new BigDecimal(found.group(1) + decimals));
    }

    boolean isWhole() {
        return amount.stripTrailingZeros().scale() <= 0;
    }

    /** Session time: of working hours, and of a part of a working day. A begun minute counts. */
    long minutes() {
        int each = unit == Unit.WH ? 60 : MINUTES_OF_A_WORKING_DAY;
        return amount.multiply(BigDecimal.valueOf(each))
                .setScale(0, RoundingMode.CEILING)
                .longValueExact();
    }

    @Override
    public String toString() {
        return unit == Unit.SAME_DAY ? "SAME_DAY" : amount.stripTrailingZeros().toPlainString() + " " + unit;
    }
}
