package vn.motcua.core.figures;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.Random;
import java.util.function.DoubleUnaryOperator;
import org.junit.jupiter.api.Test;
import vn.motcua.core.figures.Share.Interval;

class ShareTest {
    private static final long SEED = Long.getLong("motcua.seed", 20261122L);
    private static final int ROUNDS = 20_000;

    /** The ends are where the score test has exactly z: found by halving, without the closed form. */
    @Test
    void theIntervalIsWhereTheScoreTestSaysToOneInABillion() {
        Random random = new Random(SEED);
        for (int i = 0; i < ROUNDS; i++) {
            long all = 1 + (i < 2_000 ? i / 40 : random.nextInt(200_000));
            long hits = i % 7 == 0 ? 0 : i % 7 == 1 ? all : random.nextLong(all + 1);
            double z = i % 2 == 0 ? Share.Z_95 : Share.Z_998;
            double p = (double) hits / all;
            DoubleUnaryOperator score = x -> (p - x) * (p - x) * all - z * z * x * (1 - x);
            Interval interval = new Share(hits, all).interval(z).orElseThrow();
            assertThat(interval.low())
                    .as("%d of %d", hits, all)
                    .isCloseTo(hits == 0 ? 0 : root(score, 0, p), within(1e-9));
            assertThat(interval.high())
                    .as("%d of %d", hits, all)
                    .isCloseTo(hits == all ? 1 : root(score, 1, p), within(1e-9));
        }
    }

    /** Positive at {@code outside}, not positive at {@code inside}. */
    private static double root(DoubleUnaryOperator score, double outside, double inside) {
        double far = outside;
        double near = inside;
        for (int i = 0; i < 200; i++) {
            double middle = (far + near) / 2;
            if (score.applyAsDouble(middle) > 0) far = middle;
            else near = middle;
        }
        return near;
    }

    @Test
    void publishedValues() {
        assertShare(5, 5, 56.6, 100);
        assertShare(9, 10, 59.6, 98.2);
        assertShare(27, 30, 74.4, 96.5);
        assertShare(45, 50, 78.6, 95.7);
        assertShare(180, 200, 85.1, 93.4);
    }

    private static void assertShare(long hits, long all, double low, double high) {
        Interval interval = new Share(hits, all).interval().orElseThrow();
        assertThat(interval.low() * 100).isCloseTo(low, within(0.05));
        assertThat(interval.high() * 100).isCloseTo(high, within(0.05));
    }

    @Test
    void ofNothingNothingIsSaidAndOfFewNothingIsRanked() {
        assertThat(new Share(0, 0).value()).isEmpty();
        assertThat(new Share(0, 0).interval()).isEmpty();
        assertThat(new Share(29, 29).rank()).isEmpty();
        assertThat(new Share(30, 30).rank())
                .hasValueSatisfying(low -> assertThat(low).isCloseTo(0.8865, within(0.0001)));
        assertThatThrownBy(() -> new Share(2, 1)).hasMessageContaining("2 of 1");
    }

    /** Newcombe's own example: 56 of 70 and 48 of 80 differ by 0.0524 to 0.3339. */
    @Test
    void theDifferenceOfTwoSharesAsPublished() {
        Interval difference =
                new Share(56, 70).above(new Share(48, 80), Share.Z_95).orElseThrow();
        assertThat(difference.low()).isCloseTo(0.0524, within(0.00005));
        assertThat(difference.high()).isCloseTo(0.3339, within(0.00005));
    }

    @Test
    void aFunnelIsWideForFewAndNarrowForMany() {
        assertThat(Share.funnel(0.9, 0, Share.Z_95)).isEqualTo(new Interval(0, 1));
        assertThat(Share.funnel(0.9, 100, Share.Z_95).low()).isCloseTo(0.8412, within(0.0001));
        assertThat(Share.funnel(0.9, 100, Share.Z_998).low())
                .isLessThan(Share.funnel(0.9, 100, Share.Z_95).low());
        assertThat(Share.funnel(0.9, 10, Share.Z_95).high()).isEqualTo(1);
    }

    /** The real coverage of the interval, over many shares and sizes. */
    @Test
    void ninetyFiveOfAHundredIntervalsHoldTheShare() {
        Random random = new Random(SEED);
        int held = 0;
        for (int i = 0; i < ROUNDS; i++) {
            double share = 0.05 + 0.9 * random.nextDouble();
            int all = 10 + random.nextInt(200);
            int hits = 0;
            for (int j = 0; j < all; j++) if (random.nextDouble() < share) hits++;
            if (new Share(hits, all).interval().orElseThrow().holds(share)) held++;
        }
        assertThat((double) held / ROUNDS).isBetween(0.94, 0.965);
    }

    @Test
    void aRisenBadShareIsHeardSoonAndAUsualOneSeldom() {
        assertThat(runs(0.05, 0.05)).isGreaterThan(500);
        assertThat(runs(0.05, 0.15)).isLessThan(120);
    }

    /** Ratings until the alarm, on average. */
    private static double runs(double usual, double real) {
        Random random = new Random(SEED);
        long ratings = 0;
        int alarms = 300;
        for (int i = 0; i < alarms; i++) {
            Cusum cusum = Cusum.of(usual, 0.15, 4);
            while (!cusum.isAlarm() && ratings < 10_000_000) {
                cusum = cusum.next(random.nextDouble() < real);
                ratings++;
            }
        }
        return (double) ratings / alarms;
    }
}
