package vn.motcua.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestReporter;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.event.ActionUndone;
import vn.motcua.core.event.TicketRecalled;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.VisitId;
import vn.motcua.hub.platform.database.HubFile;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.ledger.LedgerScan;
import vn.motcua.hub.platform.ledger.Projections;
import vn.motcua.hub.platform.ledger.StoreProblem;
import vn.motcua.hub.platform.ledger.TableComparison;

/**
 * The oracle of undo is the ledger itself: read again without the undone facts, their recalls and the undoing, it must give the
 * very tables the hub has.
 */
class UndoExactTest {
    private static final long SEED = Long.getLong("motcua.seed", 20261122L);
    private static final boolean FULL = Boolean.getBoolean("motcua.full");
    /** A million operations in all with the large counts: each history has a seed and a store of its own. */
    private static final int HISTORIES = FULL ? Integer.getInteger("motcua.histories", 100) : 1;

    private static final int STARTS = FULL ? 20 : 12;
    private static final int OPERATIONS = FULL ? 500 : 250;
    private final Map<String, Integer> accepted = new TreeMap<>();
    private long operations;
    private long judged;
    private long takenBack;
    private final Vertx vertx = Vertx.vertx();

    @TempDir
    Path folder;

    @AfterEach
    void stop() {
        HubRig.await(vertx.close());
    }

    @Test
    void afterAnyHistoryWithUndoAndRestartsTheTablesAreThoseOfTheHistoryWithoutWhatWasUndone(TestReporter reporter)
            throws Exception {
        for (int i = 0; i < HISTORIES; i++) {
            Path home = Files.createDirectory(folder.resolve("history-" + i));
            history(SEED + i, home);
            HistoryStore.drop(home);
            if (i % 10 == 9 || i == HISTORIES - 1)
                reporter.publishEntry(
                        "histories",
                        "%d operations, seeds %d to %d: %d calls judged, %d actions taken back exactly; done %s"
                                .formatted(operations, SEED, SEED + i, judged, takenBack, accepted));
        }
    }

    private void history(long seed, Path home) throws Exception {
        Path file = home.resolve(HubFile.NAME);
        Site site = HistorySites.of(seed);
        busyDays(file, site, seed);
        try (Connection connection = HubFile.openReader(file);
                Sql live = new Sql(connection)) {
            Set<Long> leftOut = leftOut(live, site);
            assertThat(leftOut).as("seed %d", seed).hasSizeGreaterThan(20);
            try (Connection scratch = HubFile.openOffline(home.resolve("without.db"));
                    Sql without = new Sql(scratch)) {
                replay(live, without, site, leftOut);
                List<StoreProblem> problems = new ArrayList<>();
                for (String table :
                        List.of("ticket", "ticket_alias", "counter", "print_job", "band", "served", "booking", "desk"))
                    TableComparison.compare(table, live, without, problems);
                assertThat(problems).as("seed %d", seed).isEmpty();
                for (String rows : List.of("announcement", "rating_right"))
                    assertThat(valid(live, rows))
                            .as("%s, seed %d", rows, seed)
                            .containsExactlyElementsOf(valid(without, rows));
            }
        }
        assertThat(Verifier.verify(file).problems()).as("seed %d", seed).isEmpty();
    }

    private void busyDays(Path file, Site site, long seed) throws SQLException, IOException {
        TestClock clock = new TestClock("2026-11-23T01:00:00Z");
        RandomHistory history = new RandomHistory(vertx, seed, site, clock);
        LedgerRig rig = history.open(HistoryStore.fresh(folder, file, site));
        for (int i = 0; i < STARTS; i++) {
            history.go(OPERATIONS);
            HubRig.await(rig.writer.close());
            rig = history.open(HistoryStore.open(file));
        }
        history.run(0);
        history.drain();
        operations += history.operations();
        judged += history.watch.judged();
        takenBack += history.watch.takenBack();
        history.sent.accepted().forEach((command, times) -> accepted.merge(command, times, Integer::sum));
        HubRig.await(rig.writer.close());
    }

    private Set<Long> leftOut(Sql live, Site site) throws SQLException {
        Map<VisitId, List<Long>> recalls = new HashMap<>();
        Set<Long> out = new HashSet<>();
        new LedgerScan(live, site.id()).replay(new ArrayList<>(), recorded -> {
            if (recorded.event() instanceof ActionUndone undone) {
                out.add(recorded.position());
                out.add(undone.position());
                if (undone.action() == ActionUndone.Action.CALL)
                    recalls.getOrDefault(undone.visitId(), List.of()).stream()
                            .filter(position -> position > undone.position())
                            .forEach(out::add);
            }
            if (recorded.event() instanceof TicketRecalled recalled)
                recalls.computeIfAbsent(recalled.visitId(), visit -> new ArrayList<>())
                        .add(recorded.position());
        });
        return out;
    }

    private void replay(Sql live, Sql without, Site site, Set<Long> leftOut) throws SQLException {
        Projections projections = new Projections(new HubParts().projections());
        for (String table : projections.tables()) shape(live, without, table);
        projections.load(without);
        new LedgerScan(live, site.id()).replay(new ArrayList<>(), recorded -> {
            if (!leftOut.contains(recorded.position())) projections.apply(recorded, without);
        });
        projections.write(without);
        without.connection().commit();
    }

    private static void shape(Sql live, Sql without, String table) throws SQLException {
        List<String> shapes = live.list(
                "SELECT sql FROM sqlite_master WHERE tbl_name = ? AND sql IS NOT NULL ORDER BY type = 'index'",
                row -> row.text("sql"),
                table);
        for (String shape : shapes) without.update(shape);
    }

    private static List<String> valid(Sql db, String table) throws SQLException {
        return db.list("SELECT * FROM " + table + " WHERE withdrawn_at IS NULL ORDER BY 1, 2", row -> {
            StringBuilder text = new StringBuilder();
            for (int i = 1; i <= row.width(); i++) text.append(row.value(i)).append('|');
            return text.toString();
        });
    }
}
