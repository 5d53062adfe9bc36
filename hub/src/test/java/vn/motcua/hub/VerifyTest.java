package vn.motcua.hub;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.AfterAll;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.config.ConfigException;
import vn.motcua.core.model.Site;
import vn.motcua.hub.platform.database.HubFile;
import vn.motcua.hub.platform.database.Sql;

class VerifyTest {
    private static final long SEED = Long.getLong("motcua.seed", 20261122L);
    private static final Vertx vertx = Vertx.vertx();
    private static final Site site = Sites.open();

    @TempDir
    static Path once;

    private static Path whole;

    @TempDir
    Path folder;

    @BeforeAll
    static void aDay() throws Exception {
        TestClock clock = new TestClock("2026-11-23T01:00:00Z");
        RandomHistory history = new RandomHistory(vertx, SEED, site, clock);
        LedgerRig rig = history.open(LedgerRig.store(once.resolve("day.db"), site));
        history.run(300);
        HubRig.await(rig.writer.close());
        whole = once.resolve("day.db");
        assertThat(Verifier.verify(whole).problems()).isEmpty();
    }

    @AfterAll
    static void stop() {
        HubRig.await(vertx.close());
    }

    private VerifyReport afterChange(String sql, Object... values) throws Exception {
        Path copy = folder.resolve("changed.db");
        Files.copy(whole, copy, StandardCopyOption.REPLACE_EXISTING);
        try (Connection connection = HubFile.openOffline(copy);
                Sql db = new Sql(connection)) {
            assertThat(db.update(sql, values)).as(sql).isPositive();
            connection.commit();
        }
        return Verifier.verify(copy);
    }

    @Test
    void aChangedByteInAnyColumnOfALedgerRowIsFoundAndThatRowIsNamed() throws Exception {
        long last = Verifier.verify(whole).position();
        long position = 2 + new Random(SEED).nextLong(last - 1);
        for (String column : List.of("data", "type", "event_id", "source", "occurred_at", "recorded_at")) {
            VerifyReport report = afterChange(
                    "UPDATE ledger SET " + column + " = substr(" + column + ", 1, length(" + column
                            + ") - 1) || '~' WHERE position = ?",
                    position);
            assertThat(report.problems().get(0).item()).as(column).isEqualTo("ledger position " + position);
        }
        assertThat(afterChange("UPDATE ledger SET hash = zeroblob(32) WHERE position = ?", position)
                        .isClean())
                .isFalse();
        assertThat(afterChange("DELETE FROM ledger WHERE position = ?", position)
                        .isClean())
                .isFalse();
        assertThat(afterChange("DELETE FROM ledger WHERE position = ?", last).isClean())
                .isFalse();
    }

    @Test
    void aChangedOrRemovedRowOfAnyProjectionIsFound() throws Exception {
        int checked = 0;
        for (String table : tables()) {
            for (String column : columns(table)) {
                String key = columns(table).get(0);
                VerifyReport report = afterChange("UPDATE " + table + " SET " + column + " = coalesce(" + column
                        + ", '') || '7' WHERE " + key + " = (SELECT min(" + key + ") FROM " + table + ")");
                assertThat(report.problems()).as("%s.%s", table, column).isNotEmpty();
                checked++;
            }
            assertThat(afterChange("DELETE FROM " + table).isClean()).as(table).isFalse();
        }
        assertThat(checked).isGreaterThan(60);
    }

    private List<String> tables() throws SQLException {
        List<String> filled = new ArrayList<>();
        try (Connection connection = HubFile.openReader(whole);
                Sql db = new Sql(connection)) {
            for (var projection : new HubParts().projections())
                for (String table : projection.tables())
                    if (db.first("SELECT 1 AS one FROM " + table, row -> 1).isPresent()) filled.add(table);
        }
        return filled;
    }

    private List<String> columns(String table) throws SQLException {
        try (Connection connection = HubFile.openReader(whole);
                Sql db = new Sql(connection)) {
            return db.list("SELECT name FROM pragma_table_info(?)", row -> row.text("name"), table);
        }
    }

    @Test
    void aLostOrInventedSequenceIsFound() throws Exception {
        assertThat(afterChange("UPDATE stream_cursor SET sequence = sequence + 1 WHERE source = 'pc-1'")
                        .problems())
                .anyMatch(problem -> problem.check().equals("SEQUENCE"));
    }

    @Test
    void aTrainingFolderNeverBecomesARealOneNorAnothersSite() throws Exception {
        Path home = folder.resolve("home");
        new HubRig(home, site, new TestClock("2026-11-23T01:00:00Z")).close();
        Site real = new Site(
                site.id(),
                site.name(),
                site.agency(),
                false,
                site.publicUrl(),
                site.calendar(),
                site.zones(),
                site.series(),
                site.services(),
                site.counters());
        assertThatThrownBy(() -> HubRig.await(
                        Hub.start(vertx, HubSettings.of(home, real), new TestClock("2026-11-23T01:00:00Z"))))
                .isInstanceOf(ConfigException.class)
                .hasMessageContaining("training");
    }

    @Test
    void oneFolderServesOneHubAtATime() throws Exception {
        Path home = folder.resolve("home");
        TestClock clock = new TestClock("2026-11-23T01:00:00Z");
        try (HubRig rig = new HubRig(home, site, clock)) {
            assertThat(rig.hub.health().status()).isEqualTo("UP");
            assertThatThrownBy(() -> HubRig.await(Hub.start(vertx, HubSettings.of(home, site), clock)))
                    .isInstanceOf(ConfigException.class);
        }
        new HubRig(home, site, clock).close();
    }
}
