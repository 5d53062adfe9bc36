package vn.motcua.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.OptionalDouble;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import vn.motcua.core.figures.Share;
import vn.motcua.core.model.Text;
import vn.motcua.hub.Sites;
import vn.motcua.hub.report.Criteria;
import vn.motcua.hub.report.Criteria.Criterion;
import vn.motcua.hub.report.Criteria.How;

class CriteriaPageTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-23");
    private final CriteriaPage page = new CriteriaPage(Sites::open);

    private String html(List<Criterion> all, Text.Locale locale) {
        return page.of(new Criteria(DAY, DAY, all), locale).body().toString();
    }

    @Test
    void allNineAreNamedWithTheirSourceInBothLanguages() {
        List<Criterion> none = IntStream.rangeClosed(1, 9)
                .mapToObj(n -> new Criterion(n, How.NO_DATA, OptionalDouble.empty(), new Share(0, 0)))
                .toList();

        for (Text.Locale locale : Text.Locale.values())
            assertThat(html(none, locale))
                    .doesNotContain(">criteria.", " criteria.")
                    .contains("9. ");
    }

    @Test
    void pointsStandWithWhatTheyWereMadeFrom() {
        Criterion attitude = new Criterion(7, How.ASKED, OptionalDouble.of(1.5), new Share(6, 8));

        assertThat(html(List.of(attitude), Text.Locale.EN))
                .contains(
                        "<b>1.50</b>", "asked of citizens: 6 of 8 answered yes", "1.50 of 2 points in the 1 criteria");
        assertThat(html(List.of(attitude), Text.Locale.VI)).contains("<b>1,50</b>", "1,50 trên 2 điểm");
    }
}
