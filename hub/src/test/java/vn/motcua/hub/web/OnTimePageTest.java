package vn.motcua.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.motcua.core.dossier.DueBasis;
import vn.motcua.core.dossier.OnTimeFigures;
import vn.motcua.core.dossier.Period;
import vn.motcua.core.dossier.Reckoning;
import vn.motcua.core.model.Text;
import vn.motcua.hub.Sites;
import vn.motcua.hub.report.OnTimeReport;

class OnTimePageTest {
    /** The published example: 17,413 new and 664 carried in, 17,612 due, 16,325 of them in time. */
    private static final OnTimeFigures PUBLISHED =
            new OnTimeFigures(413, 17_000, 664, 16_000, 325, 0, 1_000, 465, 287, 0);

    private final OnTimePage page = new OnTimePage(Sites::open);

    private String html(Text.Locale locale, OnTimeFigures total, OnTimeReport.Line... lines) {
        LocalDate day = LocalDate.parse("2021-12-31");
        Reckoning how = new Reckoning(
                new Period(day.withDayOfYear(1), day),
                day,
                DueBasis.ORIGINAL,
                Sites.open().calendar().zone());
        return page.of(new OnTimeReport(how, OnTimeReport.By.UNIT, total, List.of(lines), 3), locale)
                .body()
                .toString();
    }

    @Test
    void bothRatesAreSaidUnderTheirNamesAndTheMeanOfUnitsIsAnother() {
        OnTimeFigures small = new OnTimeFigures(0, 10, 0, 0, 5, 0, 5, 0, 0, 0);
        String html = html(
                Text.Locale.VI,
                PUBLISHED.plus(small),
                new OnTimeReport.Line("Vĩnh Phúc", PUBLISHED),
                new OnTimeReport.Line("<Xã>", small));

        assertThat(html).contains("18.087 hồ sơ trong kỳ, 17.622 đến hạn, 16.330 giải quyết");
        assertThat(html)
                .contains("92,69 %", "50,00 %", "71,35 %")
                .contains("&lt;Xã&gt;")
                .doesNotContain("<Xã>");
        assertThat(html).contains("3=4+5+6, 7=8+9+10, 11=12+13, 3=7+11");
    }

    @Test
    void anEmptyRegisterSaysSoInBothLanguages() {
        assertThat(html(Text.Locale.VI, OnTimeFigures.NONE)).contains("không có hồ sơ nào", "3 hồ sơ đã xong nhưng");
        assertThat(html(Text.Locale.EN, OnTimeFigures.NONE))
                .contains("no dossier")
                .contains("lang=\"en\"");
    }
}
