package vn.motcua.core.config;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.time.LocalDate;
import org.junit.jupiter.api.Test;
import vn.motcua.core.event.CatalogueChanged.Edit;
import vn.motcua.core.model.FieldId;
import vn.motcua.core.model.Procedure;
import vn.motcua.core.model.Service;
import vn.motcua.core.model.Site;
import vn.motcua.core.wire.Json;

/** Procedures, limits of numbers and words on tickets. */
class OfferReaderTest {
    private static final String SITE = """
            id: demo-ward
            name: Trung tâm
            agency: Phường
            publicUrl: http://localhost:8080/
            calendar: {weekly: {monday: ["07:00-11:30"]}}
            zones: [{id: main, name: Sảnh}]
            series: [{id: a, prefix: A}]
            services:
              - {id: civil, name: Hộ tịch, series: a, ticketText: {vi: Chuẩn bị căn cước, en: Have your card ready}}
              - {id: land, name: Đất đai, series: a}
            counters: [{id: counter-1, label: "1", name: Quầy 1, zone: main, services: [civil, land]}]
            """;

    private static final String OFFER = """
            ticketText: {vi: Cảm ơn, en: Thank you}
            fields: [{id: ho-tich, name: Hộ tịch, agency: Phòng Tư pháp}, {id: dat-dai, name: Đất đai}]
            procedures:
              - {code: "1.001193", name: Đăng ký khai sinh, field: ho-tich, services: [civil], until: 2026-12-31}
              - {code: "1.001193.H38", name: Khai sinh, field: ho-tich, services: [civil, land], from: 2027-01-01}
              - {code: AB-12, name: Tách thửa, field: dat-dai}
            contingents:
              - {id: sang, services: [land], days: [monday, friday], between: "07:00-09:00", numbers: 40}
              - {id: ngay, services: [land, civil], numbers: 0}
            """;

    private static Site read(String yaml) {
        ConfigNode root = ConfigNode.parse("site.yaml", yaml);
        Site site = SiteReader.read(root);
        root.check();
        return site;
    }

    @Test
    void whatIsReadIsWrittenAsItWasAndReadsAgain() {
        Site site = read(SITE + OFFER);

        assertThat(site.procedures().all()).hasSize(3);
        assertThat(site.procedures().fields().get(0).agency().vi()).isEqualTo("Phòng Tư pháp");
        assertThat(site.contingents()).hasSize(2);
        assertThat(read(Json.write(SiteDocument.of(site)))).isEqualTo(site);
        assertThat(read(SiteYaml.of(site))).isEqualTo(site);
        assertThat(Json.read(Json.parseObject(Json.write(site)), Site.class)).isEqualTo(site);
    }

    @Test
    void aProcedureHoldsFromItsDayToItsDay() {
        Site site = read(SITE + OFFER);

        assertThat(site.procedures().on(LocalDate.of(2026, 12, 31)))
                .extracting(Procedure::code)
                .containsExactly("1.001193", "AB-12");
        assertThat(site.procedures().on(LocalDate.of(2027, 1, 1)))
                .extracting(Procedure::code)
                .containsExactly("1.001193.H38", "AB-12");
        assertThat(site.procedures().all())
                .extracting(Procedure::core)
                .containsExactly("1.001193", "1.001193", "AB-12");
    }

    @Test
    void bothEntriesOfAProcedureAreComparedEachWithItself() {
        Site site = read(SITE + OFFER);
        Site renamed = read(SITE + OFFER.replace("name: Khai sinh,", "name: Khai sinh lại,"));

        assertThat(SiteEdits.between(site, renamed))
                .containsExactly(
                        new Edit("procedures[1.001193.H38@2027-01-01].name.vi", "Khai sinh", "Khai sinh lại"),
                        new Edit("procedures[1.001193.H38@2027-01-01].name.en", "Khai sinh", "Khai sinh lại"));
    }

    @Test
    void anAgentIsNotSentWhatOnlyPeopleAtTheHubRead() {
        Site site = read(SITE + OFFER);

        assertThat(site.forAgents().procedures().all()).isEmpty();
        assertThat(site.forAgents().contingents()).isEqualTo(site.contingents());
        assertThat(site.forAgents().procedures().fields())
                .isEqualTo(site.procedures().fields());
        assertThat(site.forAgents().services().get(1))
                .as("the field its one procedure is of")
                .isEqualTo(site.services().get(1).with(new FieldId("ho-tich")));
    }

    @Test
    void aServiceStandsUnderTheFieldItsProceduresAgreeOnOrUnderItsOwn() {
        String own = SITE.replace("name: Đất đai, series: a", "name: Đất đai, series: a, field: dat-dai");
        String both = OFFER.replace(
                "{code: AB-12, name: Tách thửa, field: dat-dai}",
                "{code: AB-12, name: Tách thửa, field: dat-dai, services: [civil]}");

        assertThat(read(own + both).servicesInFields())
                .extracting(Service::field)
                .containsExactly(null, new FieldId("dat-dai"));
        assertThat(problems(SITE.replace("series: a}", "series: a, field: thue}") + OFFER))
                .contains("services[1].field");
    }

    @Test
    void whatIsOnlyALaterStepMustBeOneOfSomeService() {
        String later = SITE.replace("name: Đất đai, series: a", "name: Đất đai, series: a, stageOnly: true");

        assertThat(problems(later)).contains("services[1].stageOnly");
        Site site = read(later.replace("id: civil,", "id: civil, next: [land],"));
        assertThat(site.services()).extracting(Service::beginsVisits).containsExactly(true, false);
        assertThat(Json.read(Json.parseObject(Json.write(site)), Site.class)).isEqualTo(site);
        assertThat(read(SiteYaml.of(site))).isEqualTo(site);
    }

    private static String problems(String yaml) {
        return assertThatThrownBy(() -> read(yaml)).actual().getMessage();
    }

    @Test
    void everyProblemIsNamed() {
        ConfigNode root = ConfigNode.parse("site.yaml", SITE + """
                ticketText: %s
                fields: [{id: f, name: F}, {id: f, name: G}]
                procedures:
                  - {code: "1.001193", name: A, field: f}
                  - {code: "1.001193.H38", name: A, field: f, from: 2027-01-01}
                  - {code: "a b", name: A, field: g, services: [tax]}
                  - {code: "2.000001", name: A, field: f, from: 2027-01-02, until: 2027-01-01}
                  - {code: "2.000002", name: A, field: f, until: tomorrow}
                contingents:
                  - {id: c, services: [land], days: [mon], between: "9-10", numbers: 10000}
                  - {id: c, services: [], numbers: 1}
                  - {id: d, services: [land, land]}
                """.formatted("x".repeat(121)));
        SiteReader.read(root);

        assertThatThrownBy(root::check)
                .hasMessageContaining("ticketText")
                .hasMessageContaining("fields[1].id")
                .hasMessageContaining("procedures[1].code")
                .hasMessageContaining("1.001193 holds … – …")
                .hasMessageContaining("procedures[2].code")
                .hasMessageContaining("procedures[2].field")
                .hasMessageContaining("procedures[2].services")
                .hasMessageContaining("procedures[3].until")
                .hasMessageContaining("procedures[4].until")
                .hasMessageContaining("contingents[0].days")
                .hasMessageContaining("contingents[0].between")
                .hasMessageContaining("contingents[0].numbers")
                .hasMessageContaining("contingents[1].id")
                .hasMessageContaining("contingents[1].services")
                .hasMessageContaining("contingents[2].services")
                .hasMessageContaining("contingents[2].numbers");
    }
}
