package vn.motcua.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import vn.motcua.core.event.CatalogueChanged.Edit;
import vn.motcua.core.model.Site;
import vn.motcua.core.wire.Json;

/** A site as a document and back, and what two of them differ in. */
class SiteEditsTest {
    private static final Path EXAMPLE = Path.of("..", "config", "site.yaml");

    private static Site read(String yaml) {
        ConfigNode node = ConfigNode.parse("site.yaml", yaml);
        Site site = SiteReader.read(node);
        node.check();
        return site;
    }

    private static Site example() {
        ConfigNode node = ConfigNode.load(EXAMPLE);
        Site site = SiteReader.read(node);
        node.check();
        return site;
    }

    private static String document() {
        return Json.write(SiteDocument.of(example()));
    }

    @Test
    void theDocumentOfASiteReadsAsThatSiteAgain() {
        assertThat(read(document())).isEqualTo(example());
    }

    @Test
    void soDoesOneWithAProfileOfEveryPart() {
        String yaml = document()
                .replace("\"profiles\":[]", """
                        "profiles":[{"id":"nhanh","name":{"vi":"Nhanh","en":"Quick"},"rules":[
                        {"when":{"waiting":{"services":["chung-thuc"],"atLeast":5},
                        "longestWait":{"kinds":["walk-in","booked"],"atLeast":"10min"},"between":"07:00-08:30",
                        "openCounters":{"service":"chung-thuc","atMost":2}},"take":{"classes":["PRIORITY"]},
                        "ratio":{"calls":1,"of":3},"callAtLatestAfter":"30min"},{"take":{}}]}]""")
                .replace("\"services\":[\"ho-tich\"", "\"profile\":\"nhanh\",\"services\":[\"ho-tich\"");
        Site site = read(yaml);

        assertThat(site.line().profiles()).hasSize(1);
        assertThat(read(Json.write(SiteDocument.of(site)))).isEqualTo(site);
    }

    @Test
    void soDoesOneThatTakesBookings() {
        Site site = read(document().replaceFirst("\\{", """
                {"bookings":{"slot":"20min","daysAhead":7,"closes":"1h","perAddressAndDay":5,
                "services":[{"service":"chung-thuc","capacity":2},{"service":"dat-dai"}]},"""));

        assertThat(site.bookings().offers()).hasSize(2);
        assertThat(read(Json.write(SiteDocument.of(site)))).isEqualTo(site);
        assertThat(read(SiteYaml.of(site))).isEqualTo(site);
        assertThat(SiteEdits.between(example(), site)).isNotEmpty();
    }

    @Test
    void aSiteOnTheWireIsTheSameSiteAgain() {
        assertThat(Json.read(Json.write(example()), Site.class)).isEqualTo(example());
    }

    @Test
    void theYamlOfASiteReadsAsThatSiteAgainByteForByte() {
        String yaml = SiteYaml.of(example());

        assertThat(read(yaml)).isEqualTo(example());
        assertThat(SiteYaml.of(read(yaml))).isEqualTo(yaml);
        assertThat(yaml)
                .startsWith("id: phuong-an-binh\nname:\n  vi: Trung tâm")
                .contains("    label: \"1\"\n", "  closed: [\"2026-01-01\", ");
    }

    @Test
    void whatIsAlikeHasNoEdits() {
        assertThat(SiteEdits.between(example(), example())).isEmpty();
    }

    @Test
    void aChangedTextIsOneLineAtItsEntry() {
        Site after = read(document().replace("Certification\"}", "Certified copies\"}"));

        assertThat(SiteEdits.between(example(), after))
                .contains(new Edit("services[chung-thuc].name.en", "Certification", "Certified copies"));
    }

    @Test
    void aDayOffAndARemovedEntryAreOneLineEach() {
        Site after = read(
                document().replace("\"2026-11-24\"", "\"2026-11-25\"").replaceFirst(",\\{\"id\":\"quay-4\".*?]}", ""));

        assertThat(SiteEdits.between(example(), after))
                .extracting(Edit::path, edit -> edit.before() != null, edit -> edit.after() != null)
                .containsExactly(
                        org.assertj.core.groups.Tuple.tuple("calendar.closed", true, false),
                        org.assertj.core.groups.Tuple.tuple("calendar.closed", false, true),
                        org.assertj.core.groups.Tuple.tuple("counters[quay-4]", true, false));
    }

    @Test
    void anotherOrderOfTheTilesIsOneLine() {
        java.util.Map<String, Object> document = SiteDocument.of(example());
        java.util.List<Object> tiles = new java.util.ArrayList<>((java.util.List<?>) document.get("services"));
        java.util.Collections.swap(tiles, 0, 3);
        document.put("services", tiles);
        Site after = read(Json.write(document));

        assertThat(SiteEdits.between(example(), after)).extracting(Edit::path).containsExactly("services");
    }
}
