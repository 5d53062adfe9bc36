package vn.motcua.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import org.junit.jupiter.api.Test;
import vn.motcua.core.model.Counter;
import vn.motcua.core.model.LinePolicy;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.PriorityClass;
import vn.motcua.core.model.ProfileId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.WaitKind;
import vn.motcua.core.model.WorkRule;
import vn.motcua.core.wire.Json;

class LineReaderTest {
    private static final String PLAIN = """
            id: demo-ward
            name: Trung tâm
            agency: Phường
            publicUrl: http://localhost:8080
            calendar: {alwaysOpen: true}
            zones: [{id: main, name: Sảnh}]
            series: [{id: a, prefix: A}]
            services:
              - {id: submit, name: Nộp hồ sơ, series: a, callAtLatestAfter: 45min}
              - {id: collect, name: Nhận kết quả, series: a}
            counters:
              - {id: c1, label: "1", name: Quầy 1, zone: main, services: [submit, collect], profile: quick}
              - {id: c2, label: "2", name: Quầy 2, zone: main, services: [submit]}
            profiles:
              - id: quick
                name: Nhanh
                rules:
                  - when:
                      waiting: {services: [collect], classes: [NORMAL], atLeast: 5}
                      longestWait: {services: [collect], atLeast: 10min}
                      between: "07:00-08:30"
                      openCounters: {service: collect, atMost: 2}
                    take: {services: [collect], kinds: [walk-in, booked]}
                    ratio: {calls: 1, of: 3}
                    callAtLatestAfter: 30min
                  - take: {classes: [ELDERLY]}
            """;
    private static final String RULES = """
            interleave: 3
            priorities:
              - {code: NORMAL, callAtLatestAfter: 1h}
              - {code: ELDERLY, label: {vi: Cao tuổi, en: Elderly}, weight: 60, proof: true, ageFloor: 60}
            appointments: {early: 20min, late: 5min, release: 30min}
            returns: {afterCalls: 4, after: 15min}
            closing: {stop: true, loadPercent: 90}
            """;

    private static Site good() {
        ConfigNode root = ConfigNode.parse("site.yaml", PLAIN + RULES);
        Site site = SiteReader.read(root);
        root.check();
        return site;
    }

    @Test
    void everyPartIsRead() {
        Site site = good();

        LinePolicy line = site.line();
        assertThat(line.interleave()).isEqualTo(3);
        assertThat(line.classes())
                .extracting(one -> one.code().value())
                .containsExactly("NORMAL", "ELDERLY", "PRIORITY");
        PriorityClass elderly = line.of(new Priority("ELDERLY"));
        assertThat(elderly.weight()).isEqualTo(60);
        assertThat(elderly.proof()).isTrue();
        assertThat(elderly.ageFloor()).isEqualTo(60);
        assertThat(line.of(Priority.NORMAL).callAtLatestAfter()).isEqualTo(Duration.ofHours(1));
        assertThat(line.appointments().release()).isEqualTo(Duration.ofMinutes(30));
        assertThat(line.returns()).isEqualTo(new LinePolicy.Returns(4, Duration.ofMinutes(15)));
        assertThat(line.closing()).isEqualTo(new LinePolicy.Closing(true, 90));
        assertThat(site.services().get(0).callAtLatestAfter()).isEqualTo(Duration.ofMinutes(45));
        assertThat(site.counters()).extracting(Counter::profile).containsExactly(new ProfileId("quick"), null);
        WorkRule first =
                line.profile(new ProfileId("quick")).orElseThrow().rules().get(0);
        assertThat(first.ratio()).isEqualTo(new WorkRule.Ratio(1, 3));
        assertThat(first.take().kinds()).containsExactly(WaitKind.WALK_IN, WaitKind.BOOKED);
        assertThat(first.when().openCounters()).isEqualTo(new WorkRule.FewCounters(new ServiceId("collect"), 2));
    }

    @Test
    void withoutConfigurationThereAreTwoClassesAndTwoInARow() {
        String bare = PLAIN.substring(0, PLAIN.indexOf("profiles:")).replace(", profile: quick", "");
        ConfigNode root = ConfigNode.parse("site.yaml", bare);
        Site site = SiteReader.read(root);
        root.check();

        assertThat(site.line()).isEqualTo(LinePolicy.DEFAULT);
        assertThat(site.line().interleave()).isEqualTo(2);
        assertThat(site.line().of(Priority.PRIORITY).weight())
                .isGreaterThan(site.line().of(Priority.NORMAL).weight());
        assertThat(site.line().of(new Priority("LONG_GONE")).code()).isEqualTo(Priority.NORMAL);
    }

    @Test
    void everyProblemIsNamedWithItsKeyItsValueAndWhatIsAllowed() {
        ConfigNode root = ConfigNode.parse(
                "site.yaml",
                (PLAIN + RULES)
                        .replace("profile: quick", "profile: swift")
                        .replace("interleave: 3", "interleave: 0")
                        .replace("code: ELDERLY", "code: elderly")
                        .replace("weight: 60", "weight: 600")
                        .replace("services: [collect], classes: [NORMAL]", "services: [colect], classes: [VIP]")
                        .replace("walk-in, booked", "walkin, booked")
                        .replace("07:00-08:30", "08:30-07:00")
                        .replace("calls: 1, of: 3", "calls: 3, of: 3")
                        .replace("callAtLatestAfter: 30min", "callAtLatestAfter: soon")
                        .replace("atMost: 2", "atMots: 2")
                        .replace("release: 30min", "release: 1min"));
        SiteReader.read(root);
        root.rejectUnknown();

        List<String> said = root.problems().stream()
                .map(problem -> problem.key() + "=" + problem.value())
                .toList();
        assertThat(said)
                .contains(
                        "counters[0].profile=swift",
                        "interleave=0",
                        "priorities[1].code=elderly",
                        "priorities[1].weight=600",
                        "profiles[0].rules[0].when.waiting.services[0]=colect",
                        "profiles[0].rules[0].when.waiting.classes[0]=VIP",
                        "profiles[0].rules[0].take.kinds[0]=walkin",
                        "profiles[0].rules[0].when.between=08:30-07:00",
                        "profiles[0].rules[0].ratio.calls=3",
                        "profiles[0].rules[0].callAtLatestAfter=soon",
                        "profiles[0].rules[0].when.openCounters.atMost=",
                        "profiles[0].rules[0].when.openCounters.atMots=2",
                        "appointments.release=1min");
        assertThat(root.problems())
                .allSatisfy(problem -> assertThat(problem.allowed().toString())
                        .isNotEqualTo(problem.allowed().key()));
    }

    @Test
    void theSiteGoesOverTheLinkAndBackAndAnOlderOneReadsWithTheUsualOrder() {
        Site site = good();

        assertThat(Json.read(Json.write(site), Site.class)).isEqualTo(site);
        assertThat(Json.write(site)).contains("\"callAtLatestAfter\":\"PT45M\"");
        var old = Json.tree(site);
        old.remove("line");
        old.withArray("counters")
                .forEach(one -> ((com.fasterxml.jackson.databind.node.ObjectNode) one).remove("profile"));
        Site read = Json.read(old, Site.class);
        assertThat(read.line()).isEqualTo(LinePolicy.DEFAULT);
        assertThat(read.counters()).extracting(Counter::profile).containsOnlyNulls();
    }

    @Test
    void theExampleReadsWithoutAProblemAlsoWithAllItsPartsSwitchedOn() throws Exception {
        String text = java.nio.file.Files.readString(Path.of("..", "config", "site.yaml"));
        String on = text.replaceAll("(?m)^# ([a-z]+:|  .*)$", "$1");
        assertThat(on).isNotEqualTo(text);
        for (String yaml : List.of(text, on)) {
            ConfigNode root = ConfigNode.parse("site.yaml", yaml);
            Site site = SiteReader.read(root);
            root.check();
            assertThat(site.line().profiles()).hasSize(yaml.equals(text) ? 0 : 1);
            assertThat(site.bookings().offers()).hasSize(yaml.equals(text) ? 0 : 2);
            assertThat(site.contingents()).hasSize(yaml.equals(text) ? 0 : 2);
            assertThat(site.procedures().all()).hasSize(yaml.equals(text) ? 0 : 2);
        }
    }
}
