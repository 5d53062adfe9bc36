package vn.motcua.hub.estimate;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.LongStream;
import java.util.stream.Stream;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** The model beside what simulated centres really live through, on days it has not seen; the visits of all seeds judged together. */
class ReplayTest {
    private static final long SEED = Long.getLong("motcua.seed", 20261122);
    private static final boolean FULL = Boolean.getBoolean("motcua.full");
    private static final int LEARNING = 20;

    /**
     * @param judging days it is judged on: a small centre needs more for as many visits
     * @param seeds in every build: one small centre by itself has its luck
     */
    private record Centre(Supplier<SimulatedCentre.Habits> habits, int judging, int seeds) {}

    private static final Map<String, Centre> CENTRES = Map.of(
            "commune", new Centre(Centres::commune, 20, 20),
            "ward", new Centre(Centres::ward, 12, 1),
            "province", new Centre(Centres::province, 10, 1));

    static Stream<String> centres() {
        return CENTRES.keySet().stream().sorted();
    }

    /** What everybody was told is judged together: one small centre by itself has its luck, which the message shows seed by seed. */
    @ParameterizedTest
    @MethodSource("centres")
    void halfOfTheVisitsAreWithinAQuarterAndNineInTenBeforeTheBound(String name, TestReporter reporter) {
        Centre centre = CENTRES.get(name);
        List<Replay> replays = LongStream.range(SEED, SEED + (FULL ? 20 : centre.seeds))
                .mapToObj(seed -> Replay.of(centre.habits, seed, LEARNING, centre.judging))
                .toList();

        Replay.Figures figures = Replay.together(replays);

        String each = replays.stream()
                .map(replay -> "%.1f".formatted(100 * replay.figures().error()))
                .collect(Collectors.joining(" "));
        String said = "%s, seeds from %d: %s; error of each %s".formatted(name, SEED, figures, each);
        reporter.publishEntry(name, said);
        assertThat(figures.error()).as(said).isLessThanOrEqualTo(0.25);
        assertThat(figures.within()).as(said).isBetween(0.88, 0.96);
        assertThat(figures.error())
                .as("beside position × constant ÷ counters: %s", said)
                .isLessThanOrEqualTo(0.7 * Math.min(figures.constant(), figures.tuned()));
    }
}
