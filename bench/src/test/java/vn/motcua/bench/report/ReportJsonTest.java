package vn.motcua.bench.report;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import org.junit.jupiter.api.Test;
import vn.motcua.core.wire.Json;

class ReportJsonTest {
    private final JsonNode json = Json.parseObject(
            ReportJson.of(Reports.of(Reports.met(), Reports.missed(), Reports.failed(), Reports.leftOut()))
                    .toString());

    @Test
    void namesItsFormAndItsMachine() {
        assertThat(json.path("schema").asText()).isEqualTo("motcua-bench-1");
        assertThat(json.path("at").asText()).isEqualTo("2026-11-22T01:02:03Z");
        assertThat(json.path("machine").path("cores").asInt()).isEqualTo(2);
        assertThat(json.path("machine").path("fdatasyncP99Ms").asDouble()).isEqualTo(1.5);
    }

    @Test
    void holdsTheBudgetAndThePeerBesideTheValue() {
        JsonNode figure = json.path("figures").path(0);

        assertThat(figure.path("id").asText()).isEqualTo("issue.p50");
        assertThat(figure.path("value").asDouble()).isEqualTo(4);
        assertThat(figure.path("unit").asText()).isEqualTo("ms");
        assertThat(figure.path("verdict").asText()).isEqualTo("MET");
        assertThat(figure.path("budget").path("bound").asText()).isEqualTo("AT_MOST");
        assertThat(figure.path("budget").path("limit").asDouble()).isEqualTo(5);
        assertThat(figure.path("peer").path("ratio").asDouble()).isEqualTo(2);
    }

    @Test
    void countsEveryVerdict() {
        JsonNode summary = json.path("summary");

        assertThat(summary.path("MET").asInt()).isEqualTo(1);
        assertThat(summary.path("MISSED").asInt()).isEqualTo(1);
        assertThat(summary.path("FAILED").asInt()).isEqualTo(1);
        assertThat(summary.path("NOT_MEASURED").asInt()).isEqualTo(1);
    }

    @Test
    void saysWhyThereIsNoValue() {
        JsonNode failed = json.path("figures").path(2);

        assertThat(failed.path("value").isNull()).isTrue();
        assertThat(failed.path("reason").asText()).isEqualTo("the hub did not start");
    }

    @Test
    void anInfiniteRatioIsNullBecauseJsonKnowsNoInfinity() {
        JsonNode figure = ReportJson.of(
                        Reports.of(Figure.of("issue.peak", 1, "/s").beside("syncRate", 0)))
                .path("figures")
                .path(0);

        assertThat(figure.path("peer").path("ratio").isNull()).isTrue();
    }
}
