package vn.motcua.core.register;

import java.text.Normalizer;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;

/**
 * One row of a register as its source wrote it. It may hold names and addresses: it is read once, and neither kept nor logged.
 *
 * @param line where it stands, from 1: the line of a text file, the row of a sheet, the ordinal in a list
 * @param values by column, as named by the source
 */
public record RawRow(long line, Map<String, String> values) {
    private static final int CELL_MAX = 1_000;

    public RawRow {
        Map<String, String> plain = new LinkedHashMap<>();
        values.forEach((column, value) -> plain.putIfAbsent(plain(column), value));
        values = Map.copyOf(plain);
    }

    /** What that column holds, without blanks around; empty if there is no such column. */
    String value(String column) {
        return values.getOrDefault(plain(column), "").strip();
    }

    /** Without the columns nobody reads: names and addresses need not travel. What is longer than any text that is taken is cut, and told there. */
    public RawRow only(Collection<String> columns) {
        Map<String, String> kept = new LinkedHashMap<>();
        for (String column : columns)
            if (has(column))
                kept.put(
                        column,
                        value(column)
                                .substring(0, Math.min(CELL_MAX, value(column).length())));
        return new RawRow(line, kept);
    }

    /** How much it is to carry. */
    public int characters() {
        return values.entrySet().stream()
                .mapToInt(one -> one.getKey().length() + one.getValue().length())
                .sum();
    }

    boolean has(String column) {
        return values.containsKey(plain(column));
    }

    /** Two writings of one heading are one: letters composed, blanks single, small. */
    private static String plain(String column) {
        String composed = Normalizer.normalize(column, Normalizer.Form.NFC);
        return composed.replace('\uFEFF', ' ').replaceAll("\\s+", " ").strip().toLowerCase(Locale.ROOT);
    }

    /** Never what it holds. */
    @Override
    public String toString() {
        return "RawRow[" + line + "]";
    }
}
