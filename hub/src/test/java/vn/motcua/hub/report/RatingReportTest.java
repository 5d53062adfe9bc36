package vn.motcua.hub.report;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import vn.motcua.core.figures.Share;
import vn.motcua.hub.report.RatingReport.Cell;
import vn.motcua.hub.report.RatingReport.Kind;
import vn.motcua.hub.report.RatingReport.Line;

class RatingReportTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-23");

    private static Cell rated(String counter, int score, int scaleMax, long visits) {
        return new Cell(DAY, "land", counter, "TABLET", score, scaleMax, visits);
    }

    private static Cell silent(String counter, long visits) {
        return new Cell(DAY, "land", counter, null, 0, 0, visits);
    }

    private static RatingReport of(Cell... cells) {
        return RatingReport.of(DAY, DAY, List.of(cells), Map.of("SURPLUS", 3L, "REPLACED", 1L, "RIGHT_OVER", 1L), 4);
    }

    @Test
    void contentedIsAboveTheMiddleOfEachScale() {
        RatingReport report = of(
                rated("c1", 5, 5, 1),
                rated("c1", 4, 5, 1),
                rated("c1", 3, 5, 1),
                rated("c1", 3, 4, 1),
                rated("c1", 2, 4, 1),
                rated("c1", 3, 3, 1),
                rated("c1", 2, 3, 1));

        assertThat(report.total().content()).isEqualTo(new Share(4, 7));
    }

    @Test
    void silentVisitsLowerCoverageAndNothingElse() {
        RatingReport report = of(rated("c1", 5, 5, 9), rated("c1", 1, 5, 1), silent("c1", 30));

        assertThat(report.total().coverage()).isEqualTo(new Share(10, 40));
        assertThat(report.total().content()).isEqualTo(new Share(9, 10));
    }

    @Test
    void countersAreRankedByTheirLowerEndAndNeverUnderThirty() {
        RatingReport report = of(
                rated("c1", 5, 5, 27),
                rated("c1", 1, 5, 3),
                rated("c2", 5, 5, 180),
                rated("c2", 1, 5, 20),
                rated("c3", 5, 5, 29));

        assertThat(report.lines().stream()
                        .filter(line -> line.kind() == Kind.COUNTER)
                        .map(Line::id))
                .containsExactly("c2", "c1", "c3");
        assertThat(report.lines().get(2).content().rank()).isEmpty();
    }

    @Test
    void nothingIsSaidOfACounterWithFewerThanFive() {
        RatingReport report = of(rated("c1", 1, 5, 4), rated("c2", 5, 5, 5));

        assertThat(report.lines().stream()
                        .filter(line -> line.kind() == Kind.COUNTER && line.isSaid())
                        .map(Line::id))
                .containsExactly("c2");
    }

    @Test
    void fileHoldsEveryLineWithItsUnits() {
        RatingReport report = of(rated("c1", 5, 5, 9), rated("c1", 1, 5, 1), silent("c1", 10), rated("c2", 1, 5, 2));

        assertThat(report.csv().split("\r\n"))
                .containsExactly(
                        "kind,id,served_visits,rated_visits,coverage_share,contented_visits,contented_share,wilson95_low_share,wilson95_high_share",
                        "TOTAL,,22,12,0.5455,9,0.7500,0.4677,0.9111",
                        "COUNTER,c1,20,10,0.5000,9,0.9000,0.5958,0.9821",
                        "COUNTER,c2,2,2,1.0000,,,,",
                        "SERVICE,land,22,12,0.5455,9,0.7500,0.4677,0.9111",
                        "DAY,2026-11-23,22,12,0.5455,9,0.7500,0.4677,0.9111",
                        "CHANNEL,TABLET,22,12,0.5455,,,,",
                        "LEFT_OUT,surplus_presses,,3,,,,,",
                        "LEFT_OUT,other_presses,,2,,,,,",
                        "LEFT_OUT,noise_presses,,4,,,,,");
    }

    @Test
    void fileOfDaysWithoutAnyoneHasNoShares() {
        assertThat(of().csv()).contains("TOTAL,,0,0,,,,,\r\n");
    }
}
