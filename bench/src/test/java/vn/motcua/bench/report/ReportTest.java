package vn.motcua.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ReportTest {
    @Test
    void aLimitItselfIsGood() {
        assertThat(Budget.atMost(5).isMetBy(5)).isTrue();
        assertThat(Budget.atMost(5).isMetBy(5.001)).isFalse();
        assertThat(Budget.atLeast(0.8).isMetBy(0.8)).isTrue();
        assertThat(Budget.atLeast(0.8).isMetBy(0.799)).isFalse();
    }

    @Test
    void aValueThatIsNoNumberMeetsNoBudget() {
        assertThat(Figure.of("issue.p50", Double.NaN, "ms")
                        .within(Budget.atMost(5))
                        .verdict())
                .isEqualTo(Verdict.MISSED);
    }

    @Test
    void aFigureWithoutAPromiseIsNeitherMetNorMissed() {
        assertThat(Figure.of("issue.peak", 900, "/s").verdict()).isEqualTo(Verdict.NO_BUDGET);
    }

    @Test
    void whatIsLeftOutIsNoMiss() {
        assertThat(Reports.leftOut().verdict()).isEqualTo(Verdict.NOT_MEASURED);
        assertThat(Reports.of(Reports.met(), Reports.leftOut()).exitCode(true)).isZero();
    }

    @Test
    void aMissEndsWithOneOnlyWhenStrict() {
        Report report = Reports.of(Reports.met(), Reports.missed());

        assertThat(report.exitCode(false)).isZero();
        assertThat(report.exitCode(true)).isEqualTo(1);
    }

    @Test
    void aFigureThatCouldNotBeTakenNeverEndsWell() {
        Report report = Reports.of(Reports.met(), Reports.failed());

        assertThat(report.exitCode(false)).isEqualTo(1);
        assertThat(report.exitCode(true)).isEqualTo(1);
    }
}
