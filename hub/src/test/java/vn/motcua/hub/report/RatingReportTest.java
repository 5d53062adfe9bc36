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
    void nothingIsSaidOfACounterWithFewerThanFiveNorOfOneItCouldBeReckonedFrom() {
        RatingReport report = of(rated("c1", 1, 5, 4), rated("c2", 5, 5, 5), rated("c3", 5, 5, 9));

        assertThat(report.lines().stream()
                        .filter(line -> line.kind() == Kind.COUNTER && line.isSaid())
                        .map(Line::id))
                .containsExactly("c3");
    }

    @Test
    void fileHoldsEveryLineWithItsUnits() {
        RatingReport report = of(
                rated("c1", 5, 5, 9),
                rated("c1", 1, 5, 1),
                silent("c1", 10),
                rated("c2", 1, 5, 2),
                rated("c3", 5, 5, 20));

        assertThat(report.csv().split("\r\n"))
                .containsExactly(
                        "kind,id,served_visits,rated_visits,coverage_share,contented_visits,contented_share,wilson95_low_share,wilson95_high_share",
                        "TOTAL,,42,32,0.7619,29,0.9063,0.7578,0.9676",
                        "COUNTER,c1,20,10,0.5000,,,,",
                        "COUNTER,c2,2,2,1.0000,,,,",
                        "COUNTER,c3,20,20,1.0000,20,1.0000,0.8389,1.0000",
                        "SERVICE,land,42,32,0.7619,29,0.9063,0.7578,0.9676",
                        "DAY,2026-11-23,42,32,0.7619,29,0.9063,0.7578,0.9676",
                        "CHANNEL,TABLET,42,32,0.7619,,,,",
                        "LEFT_OUT,surplus_presses,,3,,,,,",
                        "LEFT_OUT,other_presses,,2,,,,,",
                        "LEFT_OUT,noise_presses,,4,,,,,");
    }

    @Test
    void fileOfDaysWithoutAnyoneHasNoShares() {
        assertThat(of().csv()).contains("TOTAL,,0,0,,,,,\r\n");
    }
}
