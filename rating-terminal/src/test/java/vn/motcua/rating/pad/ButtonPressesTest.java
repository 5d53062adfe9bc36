package vn.motcua.rating.pad;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.URISyntaxException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.OptionalLong;
import java.util.Random;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import vn.motcua.rating.pad.PressOutcome.Freed;
import vn.motcua.rating.pad.PressOutcome.Pressed;
import vn.motcua.rating.pad.PressOutcome.Rejected;
import vn.motcua.rating.pad.PressOutcome.Stuck;

class ButtonPressesTest {
    private static final long MILLI = 1_000_000;

    /** A recorded scene. */
    private record Trace(String name, String expect, long endMicros, List<long[]> edges) {
        @Override
        public String toString() {
            return name;
        }
    }

    static Stream<Trace> traces() throws IOException, URISyntaxException {
        Path folder = Path.of(ButtonPressesTest.class.getResource("bounce").toURI());
        try (Stream<Path> files = Files.list(folder)) {
            return files
                    .filter(file -> file.toString().endsWith(".trace"))
                    .sorted()
                    .map(ButtonPressesTest::read)
                    .collect(Collectors.toList())
                    .stream();
        }
    }

    private static Trace read(Path file) {
        try {
            List<String> lines = Files.readAllLines(file);
            List<long[]> edges = lines.stream()
                    .filter(line -> !line.startsWith("#"))
                    .map(line -> Stream.of(line.split(" "))
                            .mapToLong(Long::parseLong)
                            .toArray())
                    .toList();
            String expect = lines.get(1).substring("# expect: ".length());
            return new Trace(
                    file.getFileName().toString(),
                    expect.equals("nothing") ? "" : expect,
                    Long.parseLong(lines.get(2).substring("# end: ".length())),
                    edges);
        } catch (IOException e) {
            throw new IllegalStateException(e);
        }
    }

    @Test
    void thereAreAtLeastTwentyTraces() throws Exception {
        assertThat(traces()).hasSizeGreaterThanOrEqualTo(20);
    }

    @ParameterizedTest
    @MethodSource("traces")
    void eachRecordedTraceComesToWhatItsSceneSays(Trace trace) {
        ButtonPresses presses = new ButtonPresses(PressRules.rating());
        List<PressOutcome> heard = new ArrayList<>();
        for (long[] edge : trace.edges()) heard.addAll(presses.level((int) edge[1], edge[2] == 1, edge[0] * 1_000));
        heard.addAll(presses.at(trace.endMicros() * 1_000));

        assertThat(text(heard)).isEqualTo(trace.expect());
        assertThat(presses.nextAt()).isEmpty();
    }

    /** However late and often the clock looks, the outcome is the same: a busy event loop changes no rating. */
    @ParameterizedTest
    @MethodSource("traces")
    void lookingAtTheClockInBetweenChangesNothing(Trace trace) {
        Random random = new Random(Long.getLong("motcua.seed", 20_261_122));
        ButtonPresses presses = new ButtonPresses(PressRules.rating());
        List<PressOutcome> heard = new ArrayList<>();
        long now = 0;
        for (long[] edge : trace.edges()) {
            while (edge[0] > now && random.nextInt(4) > 0) {
                now += Math.max(1, (long) ((edge[0] - now) * random.nextDouble()));
                heard.addAll(presses.at(Math.min(now, edge[0]) * 1_000));
            }
            now = edge[0];
            heard.addAll(presses.level((int) edge[1], edge[2] == 1, edge[0] * 1_000));
        }
        heard.addAll(presses.at(trace.endMicros() * 1_000));

        assertThat(text(heard)).isEqualTo(trace.expect());
    }

    private static String text(List<PressOutcome> outcomes) {
        return outcomes.stream().map(ButtonPressesTest::text).collect(Collectors.joining("; "));
    }

    private static String text(PressOutcome outcome) {
        if (outcome instanceof Pressed pressed) return "press " + pressed.button();
        if (outcome instanceof Stuck stuck) return "stuck " + stuck.button();
        if (outcome instanceof Freed freed) return "free " + freed.button();
        return ((Rejected) outcome)
                .buttons().stream().map(String::valueOf).collect(Collectors.joining(" ", "reject ", ""));
    }

    @Test
    void aPressCountsOnceItIsClearThatNoOtherButtonJoins() {
        ButtonPresses presses = new ButtonPresses(PressRules.rating());

        assertThat(presses.level(3, true, 0)).isEmpty();
        assertThat(presses.nextAt()).isEqualTo(OptionalLong.of(20 * MILLI));
        assertThat(presses.at(149 * MILLI)).isEmpty();
        assertThat(presses.at(150 * MILLI)).containsExactly(new Pressed(3, 0));
    }

    @Test
    void anAlarmCountsAsSoonAsItsContactIsQuiet() {
        ButtonPresses presses = new ButtonPresses(PressRules.panic());

        assertThat(presses.level(1, true, 0)).isEmpty();
        assertThat(presses.at(20 * MILLI)).containsExactly(new Pressed(1, 0));
        assertThat(presses.at(9_000 * MILLI)).isEmpty();
    }

    @Test
    void aButtonThatIsDownInThePadsFirstWordCountsWhenItIsLetGo() {
        ButtonPresses presses = new ButtonPresses(PressRules.panic());
        presses.opened(0);

        assertThat(presses.level(1, true, 2_900 * MILLI)).isEmpty();
        assertThat(presses.at(4_000 * MILLI)).isEmpty();
        assertThat(presses.level(1, false, 4_100 * MILLI)).isEmpty();
        assertThat(presses.at(4_120 * MILLI)).containsExactly(new Pressed(1, 2_900 * MILLI));
        presses.level(1, true, 5_000 * MILLI);
        assertThat(presses.at(5_020 * MILLI)).containsExactly(new Pressed(1, 5_000 * MILLI));
    }

    @Test
    void aJammedButtonIsNoPressHoweverOftenThePadIsOpened() {
        ButtonPresses presses = new ButtonPresses(PressRules.panic());
        for (long start = 0; start < 100_000; start += 20_000) {
            presses.forget();
            presses.opened(start * MILLI);
            presses.level(1, true, (start + 100) * MILLI);
            assertThat(presses.at((start + 15_000) * MILLI)).containsExactly(new PressOutcome.Stuck(1));
        }
    }

    @Test
    void aFirstWordLongAfterTheOpeningIsAPressAtOnce() {
        ButtonPresses presses = new ButtonPresses(PressRules.panic());
        presses.opened(0);

        presses.level(1, true, 3_000 * MILLI);
        assertThat(presses.at(3_020 * MILLI)).containsExactly(new Pressed(1, 3_000 * MILLI));
    }

    @Test
    void aTouchShorterThanItsHoldIsRejectedWithTheReason() {
        PressRules rules = new PressRules(
                Duration.ofMillis(20),
                Duration.ZERO,
                Duration.ofMillis(300),
                Duration.ofSeconds(10),
                Duration.ofMillis(600));
        ButtonPresses presses = new ButtonPresses(rules);
        presses.level(1, true, 0);
        presses.level(1, false, 200 * MILLI);

        assertThat(presses.at(400 * MILLI)).containsExactly(new Rejected(List.of(1), PressOutcome.Reason.TOO_SHORT));
    }

    @Test
    void aPadThatRepeatsWhileHeldGivesOnePress() {
        ButtonPresses presses = new ButtonPresses(PressRules.rating());
        List<PressOutcome> heard = new ArrayList<>();
        heard.addAll(presses.stroke(2, 0));
        for (long at = 500; at < 4_000; at += 33) heard.addAll(presses.stroke(2, at * MILLI));
        heard.addAll(presses.at(9_000 * MILLI));

        assertThat(heard).containsExactly(new Pressed(2, 0));
    }

    @Test
    void aPadThatRepeatsForTenSecondsIsStuckUntilItIsSilent() {
        ButtonPresses presses = new ButtonPresses(PressRules.rating());
        List<PressOutcome> heard = new ArrayList<>();
        for (long at = 0; at < 12_000; at += 100) heard.addAll(presses.stroke(2, at * MILLI));
        heard.addAll(presses.at(20_000 * MILLI));

        assertThat(heard).containsExactly(new Pressed(2, 0), new Stuck(2), new Freed(2));
    }

    @Test
    void twoCodesWithinAMomentAreSimultaneousAndLaterOnesAreTwoPresses() {
        ButtonPresses presses = new ButtonPresses(PressRules.rating());
        List<PressOutcome> heard = new ArrayList<>();
        heard.addAll(presses.stroke(2, 0));
        heard.addAll(presses.stroke(3, 30 * MILLI));
        heard.addAll(presses.at(2_000 * MILLI));
        heard.addAll(presses.stroke(4, 3_000 * MILLI));
        heard.addAll(presses.stroke(5, 3_300 * MILLI));
        heard.addAll(presses.at(9_000 * MILLI));

        assertThat(text(heard)).isEqualTo("reject 2 3; press 4; press 5");
    }

    @Test
    void aButtonFoundDownIsNoPressAndStuckAfterAWhile() {
        ButtonPresses presses = new ButtonPresses(PressRules.rating());
        presses.assume(1, true, 0);

        assertThat(presses.at(9_000 * MILLI)).isEmpty();
        assertThat(presses.at(10_000 * MILLI)).containsExactly(new Stuck(1));
        assertThat(presses.stuck()).containsExactly(1);
    }

    @Test
    void aGoneAndReturnedPadStartsAfresh() {
        ButtonPresses presses = new ButtonPresses(PressRules.rating());
        presses.level(1, true, 0);
        presses.forget();

        assertThat(presses.nextAt()).isEmpty();
        assertThat(presses.at(20_000 * MILLI)).isEmpty();
    }

    @Test
    void madeUpButtonsDoNotFillTheMemory() {
        ButtonPresses presses = new ButtonPresses(PressRules.rating());
        for (int button = 0; button < ButtonPresses.BUTTONS_MAX; button++) presses.level(button, false, 0);

        assertThatThrownBy(() -> presses.level(1_000, true, 1)).isInstanceOf(IllegalArgumentException.class);
    }

    /** Whatever noise comes: time goes forward, nothing is decided twice, and it comes to rest. */
    @Test
    void anyNoiseComesToRest() {
        long seed = Long.getLong("motcua.seed", 20_261_122);
        Random random = new Random(seed);
        for (int round = 0; round < (Boolean.getBoolean("motcua.full") ? 20_000 : 500); round++) {
            ButtonPresses presses = new ButtonPresses(PressRules.rating());
            long now = 0;
            int stuck = 0;
            int freed = 0;
            int presseds = 0;
            int closings = 0;
            List<PressOutcome> heard = new ArrayList<>();
            for (int i = 0; i < 200; i++) {
                now += (long) (Math.pow(random.nextDouble(), 6) * 15_000 * MILLI);
                boolean closed = random.nextBoolean();
                if (closed) closings++;
                heard.addAll(presses.level(random.nextInt(5), closed, now));
            }
            for (int button = 0; button < 5; button++) heard.addAll(presses.level(button, false, now));
            heard.addAll(presses.at(now + 60_000 * MILLI));
            for (PressOutcome one : heard) {
                if (one instanceof Stuck) stuck++;
                if (one instanceof Freed) freed++;
                if (one instanceof Pressed) presseds++;
            }
            assertThat(freed).as("seed %d round %d", seed, round).isEqualTo(stuck);
            assertThat(presseds).as("seed %d round %d", seed, round).isLessThanOrEqualTo(closings);
            assertThat(presses.nextAt()).isEmpty();
        }
    }
}
