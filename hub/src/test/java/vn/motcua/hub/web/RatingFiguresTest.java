package vn.motcua.hub.web;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.time.LocalDate;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;
import vn.motcua.core.figures.Share;
import vn.motcua.hub.report.RatingOpinions;
import vn.motcua.hub.report.RatingReport;
import vn.motcua.hub.report.RatingReport.Kind;
import vn.motcua.hub.report.RatingReport.Line;
import vn.motcua.hub.report.RatingSigns;
import vn.motcua.hub.report.RatingSigns.Place;
import vn.motcua.hub.report.RatingSigns.Sign;
import vn.motcua.hub.report.SelfRatingRules.Look;

class RatingFiguresTest {
    private static final LocalDate DAY = LocalDate.parse("2026-11-23");

    @Test
    void whatThePageKeepsBackIsNotInItEither() {
        RatingReport report = new RatingReport(
                        DAY,
                        DAY,
                        new Line(Kind.TOTAL, "", new Share(44, 90), new Share(40, 44)),
                        List.of(
                                new Line(Kind.COUNTER, "c1", new Share(40, 80), new Share(38, 40)),
                                new Line(Kind.COUNTER, "c2", new Share(4, 10), new Share(2, 4))),
                        Map.of("PAD", 44L),
                        1,
                        2,
                        3)
                .with(new RatingSigns(
                        null, List.of(new Sign("c1", new Share(38, 40), Place.INSIDE, DAY, 2, Set.of(Look.BURST)))))
                .with(new RatingOpinions(
                        List.of(new RatingOpinions.Reason("FAST", 7)),
                        List.of(
                                new RatingOpinions.Question("ONE_TRIP", 3, 1, 1),
                                new RatingOpinions.Question("ON_TIME", 3, 1, 0))));

        JsonNode figures = RatingFigures.of(report);

        assertThat(figures.at("/lines/0/contented").asInt()).isEqualTo(38);
        assertThat(figures.at("/lines/0/ranked").asBoolean()).isTrue();
        assertThat(figures.at("/lines/1"))
                .hasToString("{\"kind\":\"COUNTER\",\"id\":\"c2\",\"served\":10,\"rated\":4}");
        assertThat(figures.at("/leftOut")).hasToString("{\"surplus\":1,\"other\":2,\"noise\":3}");
        assertThat(figures.at("/signs"))
                .hasToString("[{\"counterId\":\"c1\",\"place\":\"INSIDE\",\"alarm\":\"2026-11-23\",\"marked\":2,"
                        + "\"looks\":[\"BURST\"]}]");
        assertThat(figures.has("alarm")).isFalse();
        assertThat(figures.at("/reasons")).hasToString("{\"FAST\":7}");
        assertThat(figures.at("/questions"))
                .as("from five answers")
                .hasToString("[{\"code\":\"ONE_TRIP\",\"yes\":3,\"partly\":1,\"no\":1}]");
    }
}
