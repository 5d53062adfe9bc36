package vn.motcua.core.config;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.function.Consumer;
import org.junit.jupiter.api.Test;
import vn.motcua.core.model.Site;
import vn.motcua.core.wire.Json;

/** A change made from an earlier catalogue, carried over to a later one. */
class SiteMergeTest {
    private static final long SEED = Long.getLong("motcua.seed", 20261122L);
    private final Site example = read(ConfigNode.load(Path.of("..", "config", "site.yaml")));

    private static Site read(ConfigNode node) {
        Site site = SiteReader.read(node);
        node.check();
        return site;
    }

    private static Site read(Map<String, Object> document) {
        return read(ConfigNode.parse("site", Json.write(document)));
    }

    /** The same site, but for one thing. */
    @SuppressWarnings("unchecked")
    private static Site with(Site site, Consumer<Map<String, Object>> change) {
        Map<String, Object> document =
                Json.read(Json.parseObject(Json.write(SiteDocument.of(site))), LinkedHashMap.class);
        change.accept(document);
        return read(document);
    }

    @SuppressWarnings("unchecked")
    private static List<Map<String, Object>> list(Map<String, Object> document, String part) {
        return (List<Map<String, Object>>) document.computeIfAbsent(part, key -> new ArrayList<>());
    }

    private static Site merged(Site before, Site wanted, Site now) {
        return read(SiteMerge.of(before, wanted, now));
    }

    @Test
    void whatElseChangedMeanwhileStays() {
        Site wanted = with(example, site -> list(site, "services").get(0).put("meanServiceMinutes", 33));
        Site now = with(example, site -> {
            list(site, "services").get(0).put("icon", "map");
            list(site, "services").remove(6);
            list(site, "counters").get(0).put("services", List.of("nop-ho-so"));
        });

        Site merged = merged(example, wanted, now);

        assertThat(SiteEdits.between(now, merged))
                .extracting(edit -> edit.path())
                .containsExactly("services[nop-ho-so].meanServiceMinutes");
    }

    @Test
    void aNewEntryStandsBehindTheOneItWasPutBehindAndARemovedOneIsGone() {
        Site wanted = with(example, site -> {
            list(site, "zones").add(1, new LinkedHashMap<>(Map.of("id", "san", "name", "Sân")));
            list(site, "services").remove(6);
            list(site, "counters").get(0).put("services", List.of("nop-ho-so"));
        });
        Site now =
                with(example, site -> list(site, "zones").add(new LinkedHashMap<>(Map.of("id", "ham", "name", "Hầm"))));

        Site merged = merged(example, wanted, now);

        assertThat(merged.zones())
                .extracting(zone -> zone.id().value())
                .containsExactly("tang-1", "san", "tang-2", "ham");
        assertThat(merged.services()).hasSize(6);
    }

    @Test
    void aDayOffAddedMeanwhileStaysBesideTheOneThatIsCarriedOver() {
        Site wanted = with(example, site -> closed(site).add("2027-02-05"));
        Site now = with(example, site -> closed(site).add("2027-03-01"));

        assertThat(merged(example, wanted, now).calendar().closed())
                .hasSize(example.calendar().closed().size() + 2);
    }

    @SuppressWarnings("unchecked")
    private static List<Object> closed(Map<String, Object> site) {
        return (List<Object>) ((Map<String, Object>) site.get("calendar")).get("closed");
    }

    @Test
    void anotherOrderIsCarriedOverAndSectionsComeAndGo() {
        Site wanted = with(example, site -> {
            Collections.swap(list(site, "services"), 0, 1);
            list(site, "contingents")
                    .add(new LinkedHashMap<>(Map.of("id", "c", "services", List.of("dat-dai"), "numbers", 3)));
        });
        Site now = with(example, site -> list(site, "services").get(2).put("meanServiceMinutes", 44));

        Site merged = merged(example, wanted, now);
        assertThat(merged.services().get(0).id().value()).isEqualTo("nhan-ket-qua");
        assertThat(merged.services().get(2).meanServiceMinutes()).isEqualTo(44);
        assertThat(merged.contingents()).hasSize(1);
        assertThat(merged(merged, example, merged)).isEqualTo(example);
    }

    @Test
    void carriedOverToWhatItWasMadeFromItIsWhatWasWantedAndTwiceIsOnce() {
        Random random = new Random(SEED);
        List<Consumer<Map<String, Object>>> kinds = List.of(
                site -> list(site, "services").get(random.nextInt(7)).put("meanServiceMinutes", 1 + random.nextInt(60)),
                site -> Collections.shuffle(list(site, "services"), random),
                site -> Collections.shuffle(list(site, "counters"), random),
                site -> list(site, "counters")
                        .remove(random.nextInt(list(site, "counters").size())),
                site -> site.put("interleave", 1 + random.nextInt(20)),
                site -> closed(site).add("2027-0" + (1 + random.nextInt(9)) + "-1" + random.nextInt(10)),
                site -> list(site, "zones")
                        .add(
                                random.nextInt(2),
                                new LinkedHashMap<>(Map.of("id", "z" + random.nextInt(9999), "name", "Z"))));
        for (int round = 0; round < 200; round++) {
            Site before = with(example, kinds.get(random.nextInt(kinds.size())));
            Site wanted = before;
            for (int i = 0; i <= random.nextInt(3); i++)
                if (wanted.counters().size() > 1) wanted = with(wanted, kinds.get(random.nextInt(kinds.size())));

            assertThat(merged(before, wanted, before))
                    .as("round %d, seed %d", round, SEED)
                    .isEqualTo(wanted);
            assertThat(merged(before, wanted, wanted))
                    .as("round %d, seed %d", round, SEED)
                    .isEqualTo(wanted);
            assertThat(merged(before, before, wanted))
                    .as("round %d, seed %d", round, SEED)
                    .isEqualTo(wanted);
        }
    }
}
