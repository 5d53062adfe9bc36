package vn.motcua.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;
import vn.motcua.core.event.CatalogueChanged.Edit;
import vn.motcua.core.model.RatingPolicy;
import vn.motcua.core.model.RatingPolicy.Reason;
import vn.motcua.core.model.RatingPolicy.Side;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.wire.Json;

class RatingReaderTest {
    private static final String SITE = """
            id: demo-ward
            name: Trung tâm
            agency: Phường
            publicUrl: http://localhost:8080/
            calendar: {weekly: {monday: ["07:00-11:30"]}}
            zones: [{id: main, name: Sảnh}]
            series: [{id: a, prefix: A}]
            services: [{id: civil, name: Hộ tịch, series: a}, {id: land, name: Đất đai, series: a}]
            counters: [{id: counter-1, label: "1", name: Quầy 1, zone: main, services: [civil, land]}]
            """;

    private static final String RATING = """
            rating:
              faces: 3
              reasons:
                - {code: WAIT_LONG}
                - {code: RUDE, text: {vi: Thô lỗ, en: Rude}, conduct: true}
                - {code: MAP_WRONG, text: {vi: Sai bản đồ, en: Wrong map}, services: [land]}
                - {code: FAST, side: good}
                - {code: OTHER, side: both}
              questions:
                - {code: ON_TIME, text: {vi: Đúng giờ?, en: On time?}}
            """;

    private static Site read(String yaml) {
        ConfigNode root = ConfigNode.parse("site.yaml", yaml);
        Site site = SiteReader.read(root);
        root.check();
        return site;
    }

    @Test
    void withoutTheSectionEverythingIsAsItAlwaysWasAndNothingIsWritten() {
        Site site = read(SITE);

        assertThat(site.rating()).isEqualTo(RatingPolicy.DEFAULT);
        assertThat(SiteDocument.of(site)).doesNotContainKey("rating");
        assertThat(RatingPolicy.DEFAULT.conduct()).containsExactly("ATTITUDE");
        assertThat(RatingPolicy.DEFAULT.reasons(new ServiceId("land"), Side.BAD))
                .hasSize(6);
    }

    @Test
    void whatIsReadIsWrittenAsItWasAndReadsAgain() {
        Site site = read(SITE + RATING);

        assertThat(site.rating().faces()).isEqualTo(3);
        assertThat(site.rating().conduct()).containsExactly("RUDE");
        assertThat(site.rating().questions()).hasSize(1);
        assertThat(read(Json.write(SiteDocument.of(site)))).isEqualTo(site);
        assertThat(read(SiteYaml.of(site))).isEqualTo(site);
        assertThat(Json.read(Json.parseObject(Json.write(site)), Site.class)).isEqualTo(site);
        assertThat(site.forAgents().rating()).isEqualTo(site.rating());
    }

    @Test
    void wordsAreAskedForOnlyIfTheSiteSaysSoAndAnEarlierBuildsCatalogueSaysNo() {
        Site silent = read(SITE + "rating: {text: false}\n");
        Site asking = read(SITE + "rating: {text: true}\n");

        assertThat(silent.rating().asksText()).isFalse();
        assertThat(silent.rating()).isEqualTo(RatingPolicy.DEFAULT);
        assertThat(Json.write(silent)).doesNotContain("asksText");
        assertThat(Json.read(Json.parseObject(Json.write(silent)), Site.class)).isEqualTo(silent);
        assertThat(asking.rating().asksText()).isTrue();
        assertThat(read(SiteYaml.of(asking))).isEqualTo(asking);
        assertThat(Json.read(Json.parseObject(Json.write(asking)), Site.class)).isEqualTo(asking);
    }

    @Test
    void reasonsAreThoseOfTheServiceAndTheSide() {
        RatingPolicy policy = read(SITE + RATING).rating();

        assertThat(policy.reasons(new ServiceId("civil"), Side.BAD))
                .extracting(Reason::code)
                .containsExactly("WAIT_LONG", "RUDE", "OTHER");
        assertThat(policy.reasons(new ServiceId("land"), Side.BAD))
                .extracting(Reason::code)
                .containsExactly("WAIT_LONG", "RUDE", "MAP_WRONG", "OTHER");
        assertThat(policy.reasons(new ServiceId("land"), Side.GOOD))
                .extracting(Reason::code)
                .containsExactly("FAST", "OTHER");
    }

    @Test
    void whatIsWrongIsNamedWithWhatIsAllowed() {
        refused("rating: {faces: 6}", "rating.faces = '6'");
        refused("rating: {reasons: [{code: rude}]}", "rating.reasons[0].code = 'rude'");
        refused("rating: {reasons: [{code: RUDE}]}", "rating.reasons[0].text");
        refused("rating: {reasons: [{code: FAST}, {code: FAST}]}", "rating.reasons[1].code = 'FAST'");
        refused("rating: {reasons: [{code: FAST, side: left}]}", "good, bad, both");
        refused("rating: {reasons: [{code: FAST, services: [moon]}]}", "rating.reasons[0].services");
        refused(
                "rating: {questions: [{code: A, text: a}, {code: B, text: b}, {code: C, text: c}, {code: D, text: d}]}",
                "at most 3 questions");
    }

    @Test
    void moreReasonsThanAScreenHoldsAreRefusedForTheServiceThatHasThem() {
        StringBuilder many = new StringBuilder("rating: {reasons: [");
        for (int i = 0; i < 7; i++) many.append("{code: R").append(i).append(", text: r, services: [land]},");
        refused(many + "]}", "at most 6 reasons of the side bad for one service; land has more");
    }

    @Test
    void aChangedReasonIsOneLineOfTheCataloguesHistory() {
        Site before = read(SITE + RATING);
        Site after = read(SITE + RATING.replace("{code: WAIT_LONG}", "{code: WAIT_LONG, conduct: true}"));

        assertThat(SiteEdits.between(before, after))
                .extracting(Edit::path)
                .containsExactly("rating.reasons[WAIT_LONG].conduct");
    }

    private static void refused(String section, String said) {
        assertThatThrownBy(() -> read(SITE + section + "\n")).hasMessageContaining(said);
    }
}
