package vn.motcua.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.motcua.core.model.Series;
import vn.motcua.core.model.SeriesId;

class SeriesApartTest {
    private static final long SEED = Long.getLong("motcua.seed", 20261122L);
    private static final int PAIRS = Boolean.getBoolean("motcua.full") ? 200_000 : 4_000;
    private static final List<String> PREFIXES =
            List.of("", "A", "B", "A1", "A10", "A0", "A00", "1", "10", "0", "A9", "A99999");

    private static Series series(String prefix, int first, int last, int digits) {
        return new Series(new SeriesId("s"), prefix, first, last, digits, 50);
    }

    @Test
    void whatIsPrintedCountsNotThePrefix() {
        assertThat(SeriesApart.shared(series("A1", 1, 99, 2), series("A", 1, 999, 3)))
                .contains("A101");
        assertThat(SeriesApart.shared(series("A", 1, 99, 3), series("A", 100, 999, 3)))
                .isEmpty();
        assertThat(SeriesApart.shared(series("A", 1, 999, 3), series("B", 1, 999, 3)))
                .isEmpty();
    }

    @Test
    void ofTwoFormsOfOneSeriesOnlyAnotherNumberPrintedAlikeIsAMatter() {
        assertThat(SeriesApart.sharedByAnother(series("A", 1, 999, 3), series("A", 1, 500, 3)))
                .isEmpty();
        assertThat(SeriesApart.sharedByAnother(series("A1", 1, 99, 2), series("A", 1, 999, 3)))
                .contains("A101");
        assertThat(SeriesApart.sharedByAnother(series("A", 1, 999, 3), series("A1", 1, 99, 2)))
                .contains("A101");
    }

    @Test
    void itIsAsIfEveryNumberHadBeenWrittenDown() {
        Random random = new Random(SEED);
        for (int i = 0; i < PAIRS; i++) {
            Series one = any(random);
            Series other = any(random);
            assertThat(SeriesApart.shared(one, other))
                    .as("%s %s, seed %d", one, other, SEED)
                    .isEqualTo(slow(one, other, true));
            assertThat(SeriesApart.sharedByAnother(one, other))
                    .as("%s %s, seed %d", one, other, SEED)
                    .isEqualTo(slow(one, other, false));
        }
    }

    private static Series any(Random random) {
        int first = random.nextInt(10) == 0 ? random.nextInt(100_000) : random.nextInt(1_200);
        int last = Math.min(99_999, first + random.nextInt(300));
        return series(PREFIXES.get(random.nextInt(PREFIXES.size())), first, last, 1 + random.nextInt(5));
    }

    private static Optional<String> slow(Series one, Series other, boolean isAlsoOfSameValue) {
        Map<String, Integer> printed = new HashMap<>();
        for (int value = one.first(); value <= one.last(); value++) printed.put(one.text(value), value);
        for (int value = other.first(); value <= other.last(); value++) {
            Integer match = printed.get(other.text(value));
            if (match != null && (isAlsoOfSameValue || match != value)) return Optional.of(other.text(value));
        }
        return Optional.empty();
    }
}
