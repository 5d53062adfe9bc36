package vn.motcua.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import vn.motcua.core.model.Site;

class SiteReaderTest {
    private static final String GOOD = """
            id: demo-ward
            name: {vi: Trung tâm, en: Centre}
            agency: {vi: Phường, en: Ward}
            publicUrl: http://localhost:8080/
            calendar:
              zone: Asia/Ho_Chi_Minh
              weekly:
                monday: ["07:00-11:30", "13:30-17:00"]
            zones: [{id: main, name: Sảnh}]
            series: [{id: a, prefix: A}]
            services: [{id: submit, name: Nộp hồ sơ, series: a}]
            counters: [{id: counter-1, label: "1", name: Quầy 1, zone: main, services: [submit]}]
            """;

    @Test
    void aGoodFileReadsWithDefaults() {
        ConfigNode root = ConfigNode.parse("site.yaml", GOOD);

        Site site = SiteReader.read(root);

        root.check();
        assertThat(site.publicUrl()).isEqualTo("http://localhost:8080");
        assertThat(site.series().get(0).number(12).text()).isEqualTo("A012");
        assertThat(site.series().get(0).bandSize()).isEqualTo(50);
        assertThat(site.training()).isFalse();
    }

    @Test
    void allProblemsAreReportedTogetherWithFileKeyValueAndWhatIsAllowed() {
        ConfigNode root = ConfigNode.parse(
                "site.yaml",
                GOOD.replace("series: a}", "series: b}")
                        .replace("Asia/Ho_Chi_Minh", "Asia/Saigonn")
                        .replace("prefix: A", "prefix: a, digits: 9, colour: red")
                        .replace("07:00-11:30", "07:00-25:30"));
        SiteReader.read(root);

        assertThatThrownBy(root::check)
                .isInstanceOfSatisfying(
                        ConfigException.class,
                        e -> assertThat(e.problems())
                                .extracting(ConfigProblem::value)
                                .contains("b", "Asia/Saigonn", "a", "9", "red", "07:00-25:30"))
                .hasMessageContaining(
                        "site.yaml: series[0].digits = '9' is not allowed; allowed: a whole number from 1 to 5");
    }

    @Test
    void anEmptyABrokenAndAMissingFileAreProblemsNotCrashes() {
        for (String yaml : new String[] {"", "- a", "a: [", "id: [1, 2]\nname: 3\ncounters: 7"}) {
            ConfigNode root = ConfigNode.parse("site.yaml", yaml);
            SiteReader.read(root);
            assertThatThrownBy(root::check).as(yaml).isInstanceOf(ConfigException.class);
        }
        ConfigNode missing = ConfigNode.load(java.nio.file.Path.of("nowhere", "site.yaml"));
        SiteReader.read(missing);
        assertThatThrownBy(missing::check).isInstanceOf(ConfigException.class).hasMessageContaining("nowhere");
    }

    private static java.util.List<String> keysOf(String yaml) {
        ConfigNode root = ConfigNode.parse("site.yaml", yaml);
        SiteReader.read(root);
        root.rejectUnknown();
        return root.problems().stream().map(ConfigProblem::key).toList();
    }

    @Test
    void ofAFileThatCannotBeReadOnlyThatIsSaid() {
        for (String yaml : new String[] {"a: [", "- a", GOOD + "id: again\n", "a: " + "[".repeat(30_000)}) {
            assertThat(keysOf(yaml)).as(yaml.substring(0, 3)).hasSize(1);
        }
    }

    @Test
    void aKeyWrittenTwiceIsNamedWithItsLine() {
        ConfigNode root = ConfigNode.parse("site.yaml", "id: one\nname: x\nid: two\n");

        assertThat(root.problems()).singleElement().satisfies(problem -> {
            assertThat(problem.key()).isEqualTo("id");
            assertThat(problem.value()).contains("3");
        });
    }

    @Test
    void twoSeriesNeverPrintTheSameNumber() {
        String two = "series: [{id: a, prefix: A}, {id: b, prefix: A, first: 500}]";
        String folded = "series: [{id: a, prefix: A, digits: 3}, {id: b, prefix: A1, digits: 2, last: 99}]";
        String apart = "series: [{id: a, prefix: A, last: 499}, {id: b, prefix: A, first: 500}]";

        assertThat(keysOf(GOOD.replace("series: [{id: a, prefix: A}]", two))).containsExactly("series[1].prefix");
        assertThat(keysOf(GOOD.replace("series: [{id: a, prefix: A}]", folded))).containsExactly("series[1].prefix");
        assertThat(keysOf(GOOD.replace("series: [{id: a, prefix: A}]", apart))).isEmpty();
    }

    @Test
    void twoCountersOfOneZoneNeverShareALabel() {
        String second = ", {id: counter-2, label: \"1\", name: Q, zone: main, services: [submit, nothing]}]";

        assertThat(keysOf(GOOD.replace("services: [submit]}]", "services: [submit]}" + second)))
                .containsExactlyInAnyOrder("counters[1].services", "counters[1].label");
    }

    @Test
    void sessionsThatOverlapRunOnOrHaveThreeEndsAreNamed() {
        for (String sessions : new String[] {
            "\"07:00-11:30\", \"11:00-17:00\"", "\"07:00-11:30-12:00\"", "\"11:30-07:00\"", "\"07:00\""
        }) {
            String yaml = GOOD.replace("\"07:00-11:30\", \"13:30-17:00\"", sessions);
            assertThat(keysOf(yaml)).as(sessions).containsExactly("calendar.weekly.monday");
        }
    }

    @Test
    void whatIsMissingIsSaidOnceAndNotAsAnUnknownName() {
        assertThat(keysOf(GOOD.replace(", series: a}", "}"))).containsExactly("services[0].series");
        assertThat(keysOf(GOOD.replace("zone: main, ", ""))).containsExactly("counters[0].zone");
    }

    @Test
    void aProblemReadsInBothLanguages() {
        String english = ConfigTexts.in("en", "problem.wrong", "hub.yaml", "port", "x", "y");
        String vietnamese = ConfigTexts.in("vi", "problem.wrong", "hub.yaml", "port", "x", "y");

        assertThat(english).isEqualTo("hub.yaml: port = 'x' is not allowed; allowed: y");
        assertThat(vietnamese).isEqualTo("hub.yaml: port = 'x' không hợp lệ; cho phép: y");
    }

    @Test
    void durationsReadBackAsTheyAreWritten() {
        for (String text : new String[] {"400ms", "2s", "5min", "1h", "7d", "90s"}) {
            assertThat(Durations.text(Durations.parse(text))).isEqualTo(text);
        }
    }
}
