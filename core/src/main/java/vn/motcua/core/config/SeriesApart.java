package vn.motcua.core.config;

import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.BiConsumer;
import vn.motcua.core.model.Series;

/**
 * No two series may print the same number: two people would walk to one call. {@code A1} with two digits meets {@code A} with
 * three, so what is printed is compared, not the prefix. Pure.
 */
public final class SeriesApart {
    private SeriesApart() {}

    /** A number both would print. */
    public static Optional<String> shared(Series one, Series other) {
        Set<String> printed = new HashSet<>();
        for (int value = one.first(); value <= one.last(); value++) printed.add(one.text(value));
        for (int value = other.first(); value <= other.last(); value++)
            if (printed.contains(other.text(value))) return Optional.of(other.text(value));
        return Optional.empty();
    }

    /** @param problems told the place of the later series and what it must not print */
    static void check(List<Series> series, BiConsumer<Integer, Allowed> problems) {
        Map<String, Integer> printed = new HashMap<>();
        for (int i = 0; i < series.size(); i++) {
            Series one = series.get(i);
            for (int value = one.first(); value <= one.last(); value++) {
                String text = one.number(value).text();
                Integer other = printed.putIfAbsent(text, i);
                if (other != null && other != i) {
                    problems.accept(
                            i, Allowed.of("series.apart", series.get(other).id(), text));
                    break;
                }
            }
        }
    }
}
