package vn.motcua.bench.load;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.within;

import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;

class LatenciesTest {
    @Test
    void percentilesAreThoseOfTheValues() {
        Latencies latencies = new Latencies();
        for (int ms = 1; ms <= 100; ms++) latencies.record(TimeUnit.MILLISECONDS.toNanos(ms));

        assertThat(latencies.millis(50)).isCloseTo(50, within(0.1));
        assertThat(latencies.millis(99)).isCloseTo(99, within(0.1));
        assertThat(latencies.millis(100)).isCloseTo(100, within(0.1));
        assertThat(latencies.count()).isEqualTo(100);
    }

    @Test
    void whatIsOutOfRangeIsKeptAtItsEdge() {
        Latencies latencies = new Latencies();
        latencies.record(0);
        latencies.record(TimeUnit.HOURS.toNanos(1));

        assertThat(latencies.millis(1)).isCloseTo(0.001, within(0.0001));
        assertThat(latencies.millis(100)).isCloseTo(TimeUnit.MINUTES.toMillis(10), within(1_000.0));
    }

    @Test
    void nothingRecordedIsZero() {
        assertThat(new Latencies().millis(99)).isZero();
    }

    @Test
    void theMedianIsTheMiddleOneOrBetweenTheTwo() {
        assertThat(Latencies.median(3, 1, 2)).isEqualTo(2);
        assertThat(Latencies.median(4, 1, 3, 2)).isEqualTo(2.5);
        assertThatThrownBy(Latencies::median).isInstanceOf(IllegalArgumentException.class);
    }
}
