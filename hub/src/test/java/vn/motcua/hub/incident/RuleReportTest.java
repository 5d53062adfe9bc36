package vn.motcua.hub.incident;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.within;

import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;

class RuleReportTest {
    private static IncidentQueries.RuleFigures figures(long hits, long judged, List<Duration> times) {
        RuleReport.Told told = new RuleReport.Told(100, hits, judged, 20, times, Duration.ofMinutes(42), 7);
        return RuleReport.figures("CROWDING", told, 28, null, person -> null);
    }

    @Test
    void aRuleAsksForCareFromFiftyVerdictsOnAndBelowThirtyPercent() {
        assertThat(figures(14, 50, List.of()).asksForCare()).isTrue();
        assertThat(figures(15, 50, List.of()).asksForCare()).isFalse();
        assertThat(figures(0, 49, List.of()).asksForCare()).isFalse();
        assertThat(figures(29, 100, List.of()).asksForCare()).isTrue();
        assertThat(figures(30, 100, List.of()).asksForCare()).isFalse();
    }

    @Test
    void precisionComesWithItsIntervalAndWithoutVerdictsThereIsNone() {
        IncidentQueries.RuleFigures half = figures(5, 10, List.of());
        assertThat(half.precision()).isEqualTo(0.5);
        // Wilson, 95 %, from the formula in print.
        assertThat(half.low()).isCloseTo(0.236593, within(1e-6));
        assertThat(half.high()).isCloseTo(0.763407, within(1e-6));
        assertThat(half.autoClosed()).isEqualTo(0.2);
        assertThat(half.minutesSpent()).isEqualTo(42.0);
        assertThat(half.minutesPerDay()).isEqualTo(1.5);
        assertThat(half.alertsPerDay()).isCloseTo(100 / 28.0, within(1e-12));
        assertThat(figures(0, 0, List.of()).precision()).isNull();
        assertThat(figures(0, 0, List.of()).medianMinutes()).isNull();
    }

    @Test
    void theMedianIsTheMiddleOrBetweenTheTwoInTheMiddle() {
        Duration one = Duration.ofMinutes(1);
        assertThat(figures(1, 3, List.of(one.multipliedBy(9), one, one.multipliedBy(4)))
                        .medianMinutes())
                .isEqualTo(4.0);
        assertThat(figures(1, 2, List.of(one.multipliedBy(4), one)).medianMinutes())
                .isEqualTo(2.5);
    }
}
