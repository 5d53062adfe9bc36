package vn.motcua.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Random;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.model.Site;
import vn.motcua.hub.platform.database.HubFile;
import vn.motcua.hub.platform.database.Sql;

class RandomHistoryTest {
    private static final long SEED = Long.getLong("motcua.seed", 20261122L);
    /** A million operations in all with the large counts: each history has a seed and a store of its own. */
    private static final int HISTORIES = Boolean.getBoolean("motcua.full") ? 50 : 1;

    private static final int OPERATIONS = 20_000;
    private final Vertx vertx = Vertx.vertx();

    @TempDir
    Path home;

    @AfterEach
    void stop() {
        HubRig.await(vertx.close());
    }

    /** Twenty thousand commits of one command each: the disk is not what is tried here. */
    static void quick(Connection store) throws java.sql.SQLException {
        store.setAutoCommit(true);
        try (var statement = store.createStatement()) {
            statement.execute("PRAGMA synchronous=OFF");
        }
        store.setAutoCommit(false);
    }

    /** The business day of a ticket's line; empty for others. */
    private static String dayOf(String line) {
        return line.startsWith("Ticket[") ? line.replaceAll(".*?, day=([0-9-]+),.*", "$1") : "";
    }

    @Test
    void invariantsHoldStateReloadsEqualAndVerifyIsClean() throws Exception {
        for (int i = 0; i < HISTORIES; i++) history(SEED + i, Files.createDirectory(home.resolve("history-" + i)));
    }

    private void history(long seed, Path folder) throws Exception {
        Site site = Sites.staged(Sites.of(Sites.calendar("Asia/Ho_Chi_Minh", true), 9_999, 50));
        TestClock clock = new TestClock("2026-11-23T01:00:00Z");
        Random random = new Random(seed);
        Path file = folder.resolve(HubFile.NAME);
        Connection store = LedgerRig.store(file, site);
        quick(store);
        LedgerRig rig = new LedgerRig(vertx, site, clock, store, random);
        RandomHistory history = new RandomHistory(site, clock, random, rig);

        history.run(OPERATIONS);
        String before = rig.picture();
        HubRig.await(rig.writer.close());

        // I4: whatever the number of askings, one answer each.
        history.answers.forEach(
                (request, answers) -> assertThat(answers.stream().distinct())
                        .as("answers to %s, seed %d", request, seed)
                        .hasSize(1));
        LedgerRig again = new LedgerRig(vertx, site, clock, HubFile.openWriter(file), random);
        String after = again.picture();
        assertThat(after.lines().filter(line -> !line.startsWith("Ticket[")))
                .containsExactlyElementsOf(before.lines()
                        .filter(line -> !line.startsWith("Ticket["))
                        .toList());
        Set<String> inMemory = before.lines().map(RandomHistoryTest::dayOf).collect(Collectors.toSet());
        assertThat(before.lines().toList())
                .as("seed %d", seed)
                .containsAll(after.lines()
                        .filter(line -> inMemory.contains(dayOf(line)))
                        .toList());
        // Which closed days are in memory hangs on who asked for them last.
        assertThat(after.lines().filter(line -> !inMemory.contains(dayOf(line))))
                .as("tickets still open on a day that was let go, seed %d", seed)
                .noneMatch(line -> line.contains("status=WAITING") || line.contains("status=CALLED"));
        HubRig.await(again.writer.close());

        VerifyReport report = Verifier.verify(file);
        assertThat(report.problems()).as("seed %d", seed).isEmpty();
        assertThat(report.contradictions()).isEmpty();
        // I3: every event of the kiosks is in the ledger exactly once.
        try (Connection connection = HubFile.openReader(file);
                Sql db = new Sql(connection)) {
            assertThat(db.list(
                            "SELECT event_id FROM ledger WHERE source <> 'hub' ORDER BY event_id",
                            row -> row.text("event_id")))
                    .containsExactlyElementsOf(
                            history.sent.stream().map(one -> one.id()).sorted().toList());
            assertThat(db.list("SELECT DISTINCT kind FROM anomaly", row -> row.text("kind")))
                    .isSubsetOf("JOB_ENDED_TWICE", "RATING_WITHOUT_RIGHT");
        }
    }
}
