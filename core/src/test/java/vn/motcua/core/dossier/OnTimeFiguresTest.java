package vn.motcua.core.dossier;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import vn.motcua.core.dossier.ReportII06a.Identity;
import vn.motcua.core.figures.Share;

class OnTimeFiguresTest {
    private static final Period YEAR = new Period(LocalDate.of(2020, 1, 1), LocalDate.of(2020, 12, 31));

    /**
     * Vĩnh Phúc 2021 (DOMAIN §12, sd1): 17,413 new + 664 carried in = 18,077, of which 17,612 due and 16,325 in time: 92.69 %. How the other
     * 1,287 split into late and overdue is not published; here half and half.
     */
    @Test
    void thePublishedExampleIsTheRateOfWhatWasDueAndNoOther() {
        OnTimeFigures published = new OnTimeFigures(0, 17_413, 664, 0, 16_325, 0, 643, 465, 644, 0);

        assertThat(published.totalHandled()).isEqualTo(18_077);
        assertThat(published.dueInPeriod()).isEqualTo(17_612);
        assertThat(published.report().broken()).isEmpty();
        assertThat(published.onTimeOfDue()).isEqualTo(new Share(16_325, 17_612));
        assertThat(published.onTimeOfDue().percent()).contains(new BigDecimal("92.69"));
        assertThat(published.onTimeOfResolved().percent()).contains(new BigDecimal("96.21"));
        assertThat(new Share(16_325, 18_077).percent()).contains(new BigDecimal("90.31"));
    }

    /** The rate of what was resolved alone can be anything from the published one to 100 %: it is not told by these numbers. */
    @ParameterizedTest
    @CsvSource({"1287, 0, 92.69", "0, 1287, 100.00"})
    void whatLiesOverdueLowersOnlyTheRateOfWhatWasDue(long late, long overdue, String ofResolved) {
        OnTimeFigures figures = new OnTimeFigures(0, 17_413, 664, 0, 16_325, 0, late, 465, overdue, 0);

        assertThat(figures.onTimeOfDue().percent()).contains(new BigDecimal("92.69"));
        assertThat(figures.onTimeOfResolved().percent()).contains(new BigDecimal(ofResolved));
    }

    @Test
    void aRateOfNoneIsNoRate() {
        assertThat(OnTimeFigures.NONE.onTimeOfResolved().percent()).isEmpty();
        assertThat(OnTimeFigures.NONE.onTimeOfDue().percent()).isEmpty();
        assertThat(new OnTimeFigures(0, 1, 0, 0, 0, 0, 0, 0, 1, 0).onTimeOfDue().percent())
                .contains(new BigDecimal("0.00"));
    }

    @ParameterizedTest
    @CsvSource({
        "1, 800, 0.13",
        "1, 3, 33.33",
        "2, 3, 66.67",
        "19999, 20000, 100.00",
        "19998, 20000, 99.99",
        "0, 7, 0.00"
    })
    void percentIsRoundedHalfUpFromTheExactFraction(long hits, long all, String percent) {
        assertThat(new Share(hits, all).percent()).contains(new BigDecimal(percent));
    }

    @Test
    void aLineNamesTheIdentitiesItFails() {
        ReportII06a right = new ReportII06a(18, 4, 5, 9, 10, 2, 3, 5, 8, 7, 1);

        assertThat(right.broken()).isEmpty();
        assertThat(right.columns()).containsExactly(18L, 4L, 5L, 9L, 10L, 2L, 3L, 5L, 8L, 7L, 1L);
        assertThat(broken(new ReportII06a(18, 4, 5, 8, 10, 2, 3, 5, 8, 7, 1))).containsExactly("3=4+5+6");
        assertThat(broken(new ReportII06a(18, 4, 5, 9, 10, 2, 3, 4, 8, 7, 1))).containsExactly("7=8+9+10");
        assertThat(broken(new ReportII06a(18, 4, 5, 9, 10, 2, 3, 5, 8, 7, 2))).containsExactly("11=12+13");
        assertThat(broken(new ReportII06a(18, 4, 5, 9, 9, 2, 3, 4, 8, 7, 1))).containsExactly("3=7+11");
        assertThat(broken(new ReportII06a(19, 4, 5, 9, 10, 2, 3, 5, 8, 7, 1))).containsExactly("3=4+5+6", "3=7+11");
    }

    private static List<String> broken(ReportII06a line) {
        return line.broken().stream().map(Identity::formula).toList();
    }

    @Test
    void thePooledRateIsNotTheMeanOfTheUnits() {
        UnitRates rates = new UnitRates(List.of(new Share(1, 1), new Share(0, 3), new Share(0, 0), new Share(95, 96)));

        assertThat(rates.pooled()).isEqualTo(new Share(96, 100));
        assertThat(rates.meanOfUnits()).contains(new BigDecimal("66.32"));
        assertThat(rates.defined()).isEqualTo(3);
        assertThat(new UnitRates(List.of(new Share(0, 0))).meanOfUnits()).isEmpty();
        assertThat(new UnitRates(List.of()).meanOfUnits()).isEmpty();
    }

    @Test
    void theMeanOfUnitsIsRoundedOnceAtTheEnd() {
        // Thirds: the mean of the rounded rates would be 33.34 and 66.66.
        UnitRates rates = new UnitRates(List.of(new Share(1, 3), new Share(1, 3), new Share(1, 3), new Share(1, 3)));

        assertThat(rates.meanOfUnits()).contains(new BigDecimal("33.33"));
        assertThat(new UnitRates(List.of(new Share(1, 8), new Share(1, 800))).meanOfUnits())
                .contains(new BigDecimal("6.31"));
    }

    @ParameterizedTest
    @CsvSource({"89, 100, 92, 100, 3.00", "92, 100, 89, 100, -3.00", "1, 3, 2, 3, 33.33", "5, 5, 5, 5, 0.00"})
    void aChangeIsInPercentagePointsOfTheExactRates(long was, long ofThen, long is, long of, String points) {
        PointChange change = new PointChange(YEAR, new Share(was, ofThen), new Share(is, of));

        assertThat(change.points()).contains(new BigDecimal(points));
    }

    @Test
    void withoutARateThenOrNowThereIsNoChange() {
        assertThat(new PointChange(YEAR, new Share(0, 0), new Share(1, 1)).points())
                .isEmpty();
        assertThat(new PointChange(YEAR, new Share(1, 1), new Share(0, 0)).points())
                .isEmpty();
    }

    @Test
    void whatCannotBeIsRefusedByName() {
        assertThatThrownBy(() -> new OnTimeFigures(0, 0, 0, 0, 1, 2, 0, 0, 0, 0))
                .hasMessageContaining("withdrawn 2");
        assertThatThrownBy(() -> new OnTimeFigures(0, 0, 0, 0, 0, 0, 0, 1, 0, 2))
                .hasMessageContaining("dueSoon 2");
        assertThatThrownBy(() -> new OnTimeFigures(-1, 0, 0, 0, 0, 0, 0, 0, 0, 0))
                .hasMessageContaining("below 0");
        assertThatThrownBy(() -> new Period(YEAR.to(), YEAR.from())).hasMessageContaining("2020-12-31..2020-01-01");
        assertThatThrownBy(() -> new Reckoning(YEAR, YEAR.from(), DueBasis.ORIGINAL, Dossiers.ZONE))
                .hasMessageContaining("2020-12-31");
        assertThatThrownBy(() -> new DossierSource(" ", null)).hasMessageContaining("source system");
        assertThatThrownBy(() -> new DossierPlaces(" ", null, null)).hasMessageContaining("receiving unit");
    }
}
