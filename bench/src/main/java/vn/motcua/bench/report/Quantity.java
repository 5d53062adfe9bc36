package vn.motcua.bench.report;

import java.util.Locale;

/** A number as people read it: three significant digits and no more, whole from a hundred on. */
final class Quantity {
    private Quantity() {}

    static String text(double value, String unit) {
        String number = number(value);
        return unit.isEmpty() ? number : number + " " + unit;
    }

    private static String number(double value) {
        double size = Math.abs(value);
        if (size >= 100 || value == Math.rint(value)) return String.format(Locale.ROOT, "%.0f", value);
        if (size >= 10) return String.format(Locale.ROOT, "%.1f", value);
        return String.format(Locale.ROOT, "%.2f", value);
    }
}
