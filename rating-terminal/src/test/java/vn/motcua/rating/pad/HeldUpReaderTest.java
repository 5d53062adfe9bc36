package vn.motcua.rating.pad;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Test;
import vn.motcua.rating.pad.PressOutcome.Pressed;
import vn.motcua.rating.pad.PressOutcome.Reason;
import vn.motcua.rating.pad.PressOutcome.Rejected;

/** Contacts told late, because whoever read them was held up. */
class HeldUpReaderTest {
    private static final long MILLI = 1_000_000;
    private static final long SEED = Long.getLong("motcua.seed", 20_261_122);
    private static final int ROUNDS = Boolean.getBoolean("motcua.full") ? 200_000 : 5_000;

    private static List<PressOutcome> touch(ButtonPresses presses, long heldUpMillis, long length, long until) {
        List<PressOutcome> heard = new ArrayList<>(presses.level(1, true, 0, heldUpMillis * MILLI));
        heard.addAll(presses.level(1, false, length * MILLI, 0));
        heard.addAll(presses.at(until * MILLI));
        return heard;
    }

    @Test
    void anAlarmOfWhichBothEdgesAreReadAtOnceAfterAHoldUpCounts() {
        assertThat(touch(new ButtonPresses(PressRules.panic()), 240, 0, 500)).containsExactly(new Pressed(1, 0));
        assertThat(touch(new ButtonPresses(PressRules.panic()), 15, 6, 500)).containsExactly(new Pressed(1, 0));
    }

    @Test
    void aSpikeThatWasReadAsItHappenedIsNoAlarm() {
        assertThat(touch(new ButtonPresses(PressRules.panic()), 0, 6, 500)).isEmpty();
        assertThat(touch(new ButtonPresses(PressRules.panic()), 10, 6, 500)).isEmpty();
    }

    @Test
    void aDoubtfulTouchIsNoRating() {
        assertThat(touch(new ButtonPresses(PressRules.rating()), 240, 0, 500)).isEmpty();
        assertThat(touch(new ButtonPresses(PressRules.rating()), 240, 6, 500)).isEmpty();
    }

    @Test
    void bounceAfterADoubtfulAlarmIsNoSecondOneAndTheNextPressIs() {
        ButtonPresses presses = new ButtonPresses(PressRules.panic());
        List<PressOutcome> heard = new ArrayList<>();
        for (int i = 0; i < 5; i++) {
            heard.addAll(presses.level(1, true, 0, 300 * MILLI));
            heard.addAll(presses.level(1, false, 0, 300 * MILLI));
        }
        heard.addAll(presses.at(100 * MILLI));
        assertThat(heard).containsExactly(new Pressed(1, 0));

        heard.addAll(presses.level(1, true, 1_000 * MILLI));
        heard.addAll(presses.at(1_020 * MILLI));
        assertThat(heard).containsExactly(new Pressed(1, 0), new Pressed(1, 1_000 * MILLI));
        presses.level(1, false, 1_200 * MILLI);
        presses.at(2_000 * MILLI);
        assertThat(presses.nextAt()).isEmpty();
    }

    @Test
    void anAlarmThatMustBeHeldCountsIfItMayHaveBeenHeldSoLong() {
        PressRules rules = new PressRules(
                Duration.ofMillis(20),
                Duration.ZERO,
                Duration.ofMillis(300),
                Duration.ofSeconds(10),
                Duration.ofMillis(600),
                true);
        assertThat(touch(new ButtonPresses(rules), 200, 5, 500)).isEmpty();
        assertThat(touch(new ButtonPresses(rules), 200, 50, 500))
                .containsExactly(new Rejected(List.of(1), Reason.TOO_SHORT));
        assertThat(touch(new ButtonPresses(rules), 260, 50, 500)).containsExactly(new Pressed(1, 0));
        assertThat(touch(new ButtonPresses(rules), 310, 5, 500)).containsExactly(new Pressed(1, 0));
    }

    @Test
    void whereNothingNeedsToSettleAnEarlierHoldUpMakesNoTouchLonger() {
        PressRules rules = new PressRules(
                Duration.ZERO,
                Duration.ZERO,
                Duration.ofMillis(300),
                Duration.ofSeconds(10),
                Duration.ofMillis(600),
                true);
        ButtonPresses presses = new ButtonPresses(rules);
        assertThat(touch(presses, 310, 5, 500)).containsExactly(new Pressed(1, 0));
        presses.level(1, true, 1_000 * MILLI, 0);
        assertThat(presses.level(1, false, 1_100 * MILLI, 900 * MILLI))
                .containsExactly(new Rejected(List.of(1), Reason.TOO_SHORT));
        presses.level(1, true, 2_000 * MILLI, 0);
        assertThat(presses.level(1, false, 2_100 * MILLI, 0))
                .containsExactly(new Rejected(List.of(1), Reason.TOO_SHORT));
    }

    /**
     * A press of a hand, with bounce at both ends, read by somebody who sleeps now and then and says so. Bounce of the release that is
     * read late may be a second press; two so close are one call for help.
     */
    @Test
    void howeverTheReaderSleepsNoPressOfAHandIsLost() {
        Random random = new Random(SEED);
        for (int round = 0; round < ROUNDS; round++) {
            ButtonPresses presses = new ButtonPresses(PressRules.panic());
            long down = 1_000 + random.nextInt(500);
            long up = down + 60 + random.nextInt(900);
            List<long[]> edges = new ArrayList<>();
            bounce(edges, random, down, true);
            bounce(edges, random, up, false);
            long asleep = down - 200 + random.nextInt((int) (up - down) + 400);
            long awake = asleep + random.nextInt(1_500);
            List<PressOutcome> heard = new ArrayList<>();
            boolean anyLate = false;
            for (long[] edge : edges) {
                boolean late = edge[0] >= asleep && edge[0] < awake;
                anyLate |= late;
                long read = late ? awake : edge[0];
                heard.addAll(presses.level(1, edge[1] == 1, read * MILLI, late ? (awake - asleep) * MILLI : 0));
            }
            heard.addAll(presses.at(5_000 * MILLI));

            assertThat(heard)
                    .as("seed %d round %d: %d to %d, asleep %d to %d", SEED, round, down, up, asleep, awake)
                    .hasSizeBetween(1, anyLate ? 2 : 1)
                    .allMatch(Pressed.class::isInstance);
            assertThat(presses.nextAt()).isEmpty();
        }
    }

    /** The last word of each end is how the contact stays. */
    private static void bounce(List<long[]> edges, Random random, long at, boolean closed) {
        int count = random.nextInt(4);
        for (int i = 0; i < count; i++) {
            edges.add(new long[] {at + 2L * i, closed ? 1 : 0});
            edges.add(new long[] {at + 2L * i + 1, closed ? 0 : 1});
        }
        edges.add(new long[] {at + 2L * count, closed ? 1 : 0});
    }
}
