package vn.motcua.hub.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.Arrays;
import java.util.Collections;
import java.util.List;
import java.util.Random;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class LongArgumentRuleTest {
    private static final long SEED = Long.getLong("motcua.seed", 20261123L);

    private static boolean isLong(long seconds, int people, List<Integer> usual, int times) {
        return LongArgumentRule.isLong(Duration.ofSeconds(seconds), people, usual, times);
    }

    @Test
    void moreThanThreeTimesTheMedianOfAnyOrder() {
        List<Integer> usual =
                IntStream.rangeClosed(1, 31).map(i -> i * 10).boxed().toList();
        assertThat(isLong(480, 1, usual, 3)).as("the median is 160").isFalse();
        assertThat(isLong(481, 1, usual, 3)).isTrue();
        assertThat(isLong(481, 2, usual, 3)).as("two together").isFalse();
        assertThat(isLong(961, 2, usual, 3)).isTrue();
        assertThat(isLong(100_000, 1, usual, 0)).as("switched off").isFalse();
        assertThat(isLong(100_000, 1, usual.subList(0, 29), 3)).as("too few").isFalse();
        assertThat(isLong(1, 1, Collections.nCopies(30, 0), 3))
                .as("a service of no time")
                .isTrue();
    }

    /** Against a median reckoned in another way, and whatever the order. */
    @Test
    void agreesWithASlowMedian() {
        Random random = new Random(SEED);
        for (int round = 0; round < 2_000; round++) {
            int[] usual = random.ints(30 + random.nextInt(20), 0, 40).toArray();
            int times = 1 + random.nextInt(5);
            int lasted = random.nextInt(250);
            int[] sorted = usual.clone();
            Arrays.sort(sorted);
            double median = (sorted[(sorted.length - 1) / 2] + sorted[sorted.length / 2]) / 2.0;
            assertThat(isLong(lasted, 1, Arrays.stream(usual).boxed().toList(), times))
                    .as("seed " + SEED + ", round " + round)
                    .isEqualTo(lasted > median * times);
        }
    }
}
