package vn.motcua.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import vn.motcua.bench.load.Latencies;

class PollingPeerTest {
    @Test
    void isNeverLaterThanTheLongestIntervalAndTheSameForASeed() {
        Latencies once = PollingPeer.simulated(20261122);

        assertThat(once.millis(100)).isLessThanOrEqualTo(10_010);
        assertThat(once.millis(50)).isBetween(2_000.0, 3_500.0);
        assertThat(PollingPeer.simulated(20261122).millis(99)).isEqualTo(once.millis(99));
    }
}
