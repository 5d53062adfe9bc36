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
}
