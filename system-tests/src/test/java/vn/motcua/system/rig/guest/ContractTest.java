package vn.motcua.system.rig.guest;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Which failures in the rig's machine count, and which are of a machine that stood still. */
class ContractTest {
    private static final AtomicInteger RUNS = new AtomicInteger();
    private static final AtomicInteger FAILURES = new AtomicInteger();
    private static final String SAMPLE = Sample.class.getName();

    /** Not found by the build, which leaves inner classes out. */
    static class Sample {
        @Test
        void failsAtFirst() {
            RUNS.incrementAndGet();
            Waiting.pause(Duration.ofMillis(150));
            assertThat(FAILURES.getAndDecrement()).isNotPositive();
        }

        @Test
        void holds() {}
    }

    @BeforeEach
    void anew() {
        RUNS.set(0);
        FAILURES.set(1);
    }

    private static Pace.Gap still(long fromMillis, long toMillis) {
        long now = System.nanoTime();
        return new Pace.Gap(
                now + TimeUnit.MILLISECONDS.toNanos(fromMillis), now + TimeUnit.MILLISECONDS.toNanos(toMillis));
    }

    @Test
    void aFailureWhileTheMachineStoodStillIsRepeatedAndTold() {
        Pace pace = Pace.of(still(-60_000, 60_000));

        assertThat(new Contract(pace, "a device", SAMPLE).run())
                .startsWith("tests=2 repeats=1 repeated=failsAtFirst()");
        assertThat(RUNS).hasValue(2);
    }

    @Test
    void aFailureThatStaysIsRepeatedTwiceAtMost() {
        FAILURES.set(9);
        Contract contract = new Contract(Pace.of(still(-60_000, 60_000)), "a device", SAMPLE);

        assertThatThrownBy(contract::run).hasMessageContaining("1 passed; failed: failsAtFirst()");
        assertThat(RUNS).hasValue(3);
    }

    @Test
    void standingStillBeforeATestOrInShortPiecesExcusesNothing() {
        Pace pace = Pace.of(
                still(-60_000, -1),
                still(0, 40),
                still(60_000, 120_000),
                still(40, 80),
                still(80, 120),
                still(120, 150));
        Contract contract = new Contract(pace, "a device", SAMPLE, "failsAtFirst", "holds");

        assertThatThrownBy(contract::run).hasMessageContaining("1 passed; failed: failsAtFirst()");
        assertThat(RUNS).hasValue(1);
    }

    @Test
    void onlyTheLongestPartBetweenTwoMomentsCounts() {
        Pace pace = Pace.of(new Pace.Gap(0, ms(300)), new Pace.Gap(ms(310), ms(360)), new Pace.Gap(ms(400), ms(480)));

        assertThat(pace.longestStillMillis(ms(250), ms(500))).isEqualTo(80);
        assertThat(pace.longestStillMillis(ms(500), ms(900))).isZero();
        assertThat(pace.longestStillMillis(ms(-100), ms(900))).isEqualTo(300);
    }

    private static long ms(long millis) {
        return TimeUnit.MILLISECONDS.toNanos(millis);
    }
}
