package vn.motcua.hub.line;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.core.model.LinePolicy;

class IssueRulesTest {
    /** Ten minutes a visitor. */
    @ParameterizedTest
    @CsvSource({
        "60, 50, 100, false", // ends with the session
        "60, 51, 100, true",
        "9, 0, 100, true",
        "60, 20, 50, false", // half of the time left is kept free
        "60, 21, 50, true",
        "60, 80, 150, false",
    })
    void aNumberIsGivenWhileTheSessionReachesIt(int left, int wait, int percent, boolean tooLate) {
        LinePolicy.Closing closing = new LinePolicy.Closing(true, percent);
        assertThat(IssueRules.isTooLate(
                        closing, Duration.ofMinutes(left), Duration.ofMinutes(wait), Duration.ofMinutes(10)))
                .isEqualTo(tooLate);
    }

    @Test
    void withoutBeingAskedForNothingIsStopped() {
        assertThat(IssueRules.isTooLate(
                        LinePolicy.DEFAULT.closing(), Duration.ZERO, Duration.ofHours(9), Duration.ofMinutes(10)))
                .isFalse();
    }
}
