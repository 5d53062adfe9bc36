package vn.motcua.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.config.SiteDocument;
import vn.motcua.core.model.Site;
import vn.motcua.core.wire.Json;
import vn.motcua.hub.catalogue.CatalogueState;
import vn.motcua.hub.catalogue.Catalogues;
import vn.motcua.hub.catalogue.Verdict;
import vn.motcua.hub.platform.database.HubFile;
import vn.motcua.hub.platform.database.Sql;

/** Days at a centre whose catalogue is changed again and again, by two people who do not wait for each other. */
class CatalogueHistoryTest {
    private static final long SEED = Long.getLong("motcua.seed", 20261122L);
    /** Each with a seed and a store of its own. */
    private static final int HISTORIES = Boolean.getBoolean("motcua.full") ? 100 : 1;

    private static final int ROUNDS = 60;
    private static final int OPERATIONS = 40;
    private final Vertx vertx = Vertx.vertx();
    private Random random = new Random(SEED);
    private int lost;

    @TempDir
    private Path home;

    @AfterEach
    void stop() {
        HubRig.await(vertx.close());
    }

    @Test
    void numbersStayUniqueFactsSingleAndTheCatalogueRebuilds() throws Exception {
        for (int i = 0; i < HISTORIES; i++) {
            Path folder = Files.createDirectory(home.resolve("history-" + i));
            history(SEED + i, folder);
            HistoryStore.drop(folder);
        }
        assertThat(lost).as("changes on an old version, seed %d", SEED).isPositive();
    }

    private void history(long seed, Path folder) throws Exception {
        random = new Random(seed);
        Site site = Sites.of(Sites.calendar("Asia/Ho_Chi_Minh", true), 9_999, 50);
        TestClock clock = new TestClock("2026-11-23T01:00:00Z");
        Path file = folder.resolve(HubFile.NAME);
        RandomHistory history = new RandomHistory(vertx, seed, site, clock);
        LedgerRig rig = history.open(HistoryStore.fresh(home, file, site));
        Editor editor = new Editor(rig, site, clock);

        for (int i = 0; i < ROUNDS; i++) {
            history.run(OPERATIONS);
            editor.edit();
        }

        assertThat(editor.made).as("changes, seed %d", seed).isGreaterThan(ROUNDS / 4);
        assertThat(editor.planned).as("changes for later, seed %d", seed).isPositive();
        lost += editor.lost;
        Site last = HubRig.await(rig.writer.side(connection -> rig.parts.catalogue.site()));
        HubRig.await(rig.writer.close());
        LedgerRig again = new LedgerRig(vertx, site, clock, HubFile.openWriter(file), random);
        Site reread = HubRig.await(again.writer.side(connection -> again.parts.catalogue.site()));
        assertThat(reread).isEqualTo(last);
        HubRig.await(again.writer.close());
        VerifyReport report = Verifier.verify(file);
        assertThat(report.problems()).as("seed %d", seed).isEmpty();
        assertThat(report.contradictions()).as("seed %d", seed).isEmpty();
        try (Connection connection = HubFile.openReader(file);
                Sql db = new Sql(connection)) {
            assertThat(db.list(
                            "SELECT event_id FROM ledger WHERE source <> 'hub' ORDER BY event_id",
                            row -> row.text("event_id")))
                    .containsExactlyElementsOf(history.kiosk().facts.stream()
                            .map(one -> one.id())
                            .sorted()
                            .toList());
            assertThat(db.list("SELECT DISTINCT kind FROM anomaly", row -> row.text("kind")))
                    .doesNotContain("NUMBER_TWICE");
        }
    }

    /** Changes one thing at a time, now and then on a version that is old by then. */
    private final class Editor {
        private final Catalogues catalogue;
        private final LedgerRig rig;
        private final Site first;
        private final TestClock clock;
        private long version;
        private int made;
        private int lost;
        private int planned;

        Editor(LedgerRig rig, Site first, TestClock clock) {
            this.clock = clock;
            this.rig = rig;
            this.first = first;
            this.catalogue = new Catalogues(
                    vertx,
                    rig.writer,
                    null,
                    new CatalogueState(
                            rig.parts.catalogue,
                            rig.parts.tickets,
                            rig.parts.bands,
                            rig.parts.counters,
                            rig.parts.bookings),
                    "");
        }

        void edit() {
            if (random.nextInt(5) == 0) plan();
            else editNow();
        }

        /** For one of the next days, which come within the history; some are taken back. */
        private void plan() {
            settled();
            Site now = HubRig.await(rig.writer.side(connection -> rig.parts.catalogue.site()));
            LocalDate day = now.calendar().businessDay(clock.instant()).plusDays(1 + random.nextInt(2));
            String document = Json.write(changed(SiteDocument.of(now)));
            HubRig.await(catalogue.schedule(HubRig.request(), HubRig.LAN, version, document, day, null))
                    .match(
                            verdict -> planned += verdict.problems().isEmpty()
                                            && !verdict.edits().isEmpty()
                                    ? 1
                                    : 0,
                            refusal -> {
                                assertThat(refusal.code()).isEqualTo("TOO_MANY_SCHEDULED");
                                return 0;
                            });
            if (planned > 0 && random.nextInt(4) == 0)
                HubRig.await(catalogue.unschedule(HubRig.request(), HubRig.LAN, 1 + random.nextInt(planned)));
        }

        /** The version in force: changes of a day come by themselves. */
        private long number() {
            version = HubRig.await(rig.writer.side(connection ->
                    rig.parts.catalogue.version().map(one -> one.number()).orElse(0L)));
            return version;
        }

        /** Of several changes due on one day each comes with a batch of its own. */
        private void settled() {
            long before;
            do before = version;
            while (number() != before);
        }

        private void editNow() {
            settled();
            long base = random.nextInt(8) == 0 && version > 0 ? version - 1 : version;
            Site now = HubRig.await(rig.writer.side(connection -> rig.parts.catalogue.site()));
            String document = Json.write(changed(SiteDocument.of(now)));
            HubRig.await(catalogue.put(HubRig.request(), HubRig.LAN, base, document, null))
                    .match(this::heard, refusal -> {
                        assertThat(refusal.code()).isEqualTo("CATALOGUE_MOVED");
                        assertThat(base).isNotEqualTo(version);
                        lost++;
                        return 0;
                    });
        }

        private int heard(Verdict verdict) {
            if (!verdict.problems().isEmpty() || verdict.edits().isEmpty()) return 0;
            assertThat(verdict.version()).isEqualTo(version + 1);
            version = verdict.version();
            made++;
            return 0;
        }

        private Map<String, Object> changed(Map<String, Object> document) {
            switch (random.nextInt(10)) {
                case 7 -> document.put("contingents", List.of(limit(), limit("other")));
                case 8 -> {
                    document.put("fields", List.of(Map.of("id", "f", "name", "Lĩnh vực " + random.nextInt(9))));
                    document.put("procedures", List.of(procedure()));
                }
                case 9 -> {
                    document.remove("contingents");
                    entry(document, "services").put("ticketText", "Mang theo giấy " + random.nextInt(9));
                }
                case 0 -> entry(document, "series").put("last", 400 + random.nextInt(9_000));
                case 1 ->
                    entry(document, "series")
                            .put("prefix", "ABCHK".substring(random.nextInt(5)).substring(0, 1));
                case 2 -> entry(document, "series").put("bandSize", 10 + random.nextInt(60));
                case 3 -> entry(document, "services").put("meanServiceMinutes", 1 + random.nextInt(30));
                case 4 -> less(document, "counters");
                case 5 -> document.put("counters", SiteDocument.of(first).get("counters"));
                default -> entry(document, "counters").put("label", String.valueOf(random.nextInt(90)));
            }
            return document;
        }

        private Map<String, Object> limit() {
            return limit("limit");
        }

        private Map<String, Object> limit(String id) {
            return Map.of("id", id, "services", List.of("land"), "numbers", random.nextInt(300));
        }

        private Map<String, Object> procedure() {
            return Map.of(
                    "code",
                    "1.00000" + random.nextInt(9),
                    "name",
                    "Thủ tục",
                    "field",
                    "f",
                    "services",
                    List.of("land"));
        }

        @SuppressWarnings("unchecked")
        private Map<String, Object> entry(Map<String, Object> document, String part) {
            List<Map<String, Object>> all = (List<Map<String, Object>>) document.get(part);
            return all.get(random.nextInt(all.size()));
        }

        private void less(Map<String, Object> document, String part) {
            List<Object> all = new ArrayList<>((List<?>) document.get(part));
            all.remove(random.nextInt(all.size()));
            document.put(part, all);
        }
    }
}
