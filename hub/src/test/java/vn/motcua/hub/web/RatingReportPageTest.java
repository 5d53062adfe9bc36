package vn.motcua.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.motcua.core.figures.Share;
import vn.motcua.core.model.Text;
import vn.motcua.hub.Sites;
import vn.motcua.hub.report.RatingOpinions;
import vn.motcua.hub.report.RatingReport;
import vn.motcua.hub.report.RatingReport.Kind;
import vn.motcua.hub.report.RatingReport.Line;
import vn.motcua.hub.report.RatingSigns;
import vn.motcua.hub.report.RatingSigns.Place;
import vn.motcua.hub.report.RatingSigns.Sign;
import vn.motcua.hub.report.SelfRatingRules.Look;

class RatingReportPageTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-23");
    private final RatingReportPage page = new RatingReportPage(Sites::open);

    private String html(Text.Locale locale, Line total, Line... lines) {
        return page.of(report(total, lines), locale).body().toString();
    }

    private static RatingReport report(Line total, Line... lines) {
        return new RatingReport(
                DAY, DAY, total, List.of(lines), Map.of("PHONE", total.content().all()), 2, 1, 7);
    }

    private static Line line(Kind kind, String id, long served, long rated, long contented) {
        return new Line(kind, id, new Share(rated, served), new Share(contented, rated));
    }

    @Test
    void saysFirstHowManyAreContentedHowSureThatIsAndHowManyRated() {
        String html = html(Text.Locale.EN, line(Kind.TOTAL, "", 50, 30, 27));

        assertThat(html)
                .contains("90.0 % contented (95 % interval: 74.4–96.5 %); 30 of 50 visits served were rated (60.0 %).");
        assertThat(html(Text.Locale.VI, line(Kind.TOTAL, "", 50, 30, 27)))
                .as("as Vietnamese is written")
                .contains("90,0", "74,4", "96,5", "60,0")
                .doesNotContain("90.0", "74.4");
        assertThat(html).contains("While nobody was asked to rate: 7", "After the rating that counts: 2");
    }

    @Test
    void ranksFromThirtyAndHidesUnderFive() {
        String html = html(
                Text.Locale.EN,
                line(Kind.TOTAL, "", 90, 63, 58),
                line(Kind.COUNTER, "c1", 40, 30, 27),
                line(Kind.COUNTER, "c2", 40, 29, 29),
                line(Kind.COUNTER, "c3", 10, 4, 2));

        assertThat(html).containsOnlyOnce("Place 1").doesNotContain("Place 2");
        assertThat(html).contains("fewer than 30 ratings: not ranked", "fewer than 5 ratings: not shown");
        assertThat(html).doesNotContain("50.0&#8239;%");
    }

    @Test
    void everySignIsSaidInBothLanguagesAndCountersStandInTheFunnel() throws Exception {
        List<Sign> signs = List.of(
                new Sign("c1", new Share(30, 60), Place.BELOW_998, DAY, 3, Set.of(Look.values())),
                new Sign("c2", new Share(54, 60), Place.BELOW_95, null, 0, Set.of()),
                new Sign("c3", new Share(60, 60), Place.ABOVE_95, null, 0, Set.of()),
                new Sign("c4", new Share(40, 40), Place.ABOVE_998, null, 0, Set.of()),
                new Sign("c5", new Share(20, 22), Place.INSIDE, null, 1, Set.of()));
        RatingReport report = new RatingReport(
                        DAY,
                        DAY,
                        line(Kind.TOTAL, "", 400, 242, 204),
                        List.of(line(Kind.COUNTER, "c1", 90, 60, 30), line(Kind.COUNTER, "c9", 30, 4, 2)),
                        Map.of("PAD", 242L),
                        2,
                        1,
                        7)
                .with(new RatingSigns(DAY, signs));

        for (Text.Locale locale : Text.Locale.values()) {
            String html = page.of(report, locale).body().toString();
            assertThat(html).doesNotContain("look.", "place.", "sign.", "funnel.", "audit=");
            assertThat(html.split("class=\"out\"", -1)).hasSize(5);
            assertThat(html).containsOnlyOnce("class=\"in\"");
        }
        assertThat(page.of(report, Text.Locale.EN).body().toString())
                .contains("Bad ratings of the whole centre have become more; seen on 23/11/2026.")
                .contains("3 ratings look so; they still count, and nobody is accused.");
    }

    @Test
    void saysWhyInTheWordsThatWereTouchedAndOfFewAnswersNothing() {
        RatingOpinions told = new RatingOpinions(
                List.of(new RatingOpinions.Reason("WAIT_LONG", 12), new RatingOpinions.Reason("GONE_SINCE", 1)),
                List.of(new RatingOpinions.Question("ATTITUDE", 8, 1, 1), new RatingOpinions.Question("NEW", 4, 0, 0)));
        RatingReport report = report(line(Kind.TOTAL, "", 50, 30, 27)).with(told);

        String english = page.of(report, Text.Locale.EN).body().toString();
        assertThat(english).contains("Long wait", "12 of 30 (40.0 %)", "GONE_SINCE");
        assertThat(english).contains("8 yes, 1 partly, 1 no", "80.0&#8239;%", "49.0–94.3 %");
        assertThat(english).contains("fewer than 5 answers: not shown").doesNotContain("4 yes");
        assertThat(page.of(report, Text.Locale.VI).body().toString())
                .contains("Chờ lâu", "12 trên 30 (40,0 %)", "8 có, 1 một phần, 1 không");
        assertThat(report.csv()).contains("REASON,WAIT_LONG,50,12,0.2400", "ANSWER,ATTITUDE.YES,50,8,0.1600");
    }

    @Test
    void saysNotWhyWhereTooFewRated() {
        RatingOpinions told = new RatingOpinions(List.of(new RatingOpinions.Reason("ATTITUDE", 1)), List.of());

        assertThat(report(line(Kind.TOTAL, "", 9, 4, 3)).with(told).opinions().reasons())
                .isEmpty();
        assertThat(report(line(Kind.TOTAL, "", 9, 5, 3)).with(told).opinions().reasons())
                .hasSize(1);
    }

    @Test
    void saysWhenNobodyWasServedOrNobodyRated() {
        assertThat(html(Text.Locale.VI, line(Kind.TOTAL, "", 0, 0, 0))).contains("Chưa có lượt nào được phục vụ");
        assertThat(html(Text.Locale.VI, line(Kind.TOTAL, "", 8, 0, 0))).contains("Trong 8 lượt phục vụ");
    }
}
