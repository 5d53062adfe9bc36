package vn.motcua.hub;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import vn.motcua.core.model.SiteId;
import vn.motcua.hub.evidence.EvidenceVerify;
import vn.motcua.hub.platform.database.HubFile;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.ledger.LedgerScan;
import vn.motcua.hub.platform.ledger.Projections;
import vn.motcua.hub.platform.ledger.StoreProblem;
import vn.motcua.hub.platform.ledger.TableComparison;

/**
 * Checks a store against itself: the hash chain, gapless sequences, every projection rebuilt from the ledger and compared row by
 * row, numbers unique, ratings within their rights, evidence and the chain of who looked at it as they were written. Reads one snapshot, so a hub may run meanwhile. Blocking.
 */
public final class Verifier {
    private Verifier() {}

    /** @param db a hub's {@code hub.db}; never written */
    public static VerifyReport verify(Path db) throws IOException, SQLException {
        long began = System.nanoTime();
        if (!Files.exists(db)) throw new IOException(db + " is no hub's store");
        Path folder = Files.createTempDirectory("motcua-verify");
        try (Connection connection = HubFile.openReader(db)) {
            connection.setAutoCommit(false);
            try (Sql live = new Sql(connection)) {
                Check check = new Check(live);
                check.all(folder.resolve(HubFile.NAME), db.resolveSibling(""));
                return check.report(Duration.ofNanos(System.nanoTime() - began));
            }
        } finally {
            delete(folder);
        }
    }

    private static void delete(Path folder) throws IOException {
        try (var files = Files.list(folder)) {
            for (Path file : files.toList()) Files.delete(file);
        }
        Files.delete(folder);
    }

    /** One run. */
    private static final class Check {
        private final Sql live;
        private final SiteId site;
        private final List<StoreProblem> problems = new ArrayList<>();
        private final List<String> contradictions = new ArrayList<>();
        private final Projections projections = new Projections(new HubParts().projections());
        private final LedgerScan scan;

        Check(Sql live) throws SQLException {
            this.live = live;
            this.site =
                    new SiteId(live.first("SELECT value FROM hub_meta WHERE name = 'site'", row -> row.text("value"))
                            .orElseThrow(() -> new SQLException("the store names no site")));
            this.scan = new LedgerScan(live, site);
        }

        void all(Path rebuilt, Path home) throws SQLException, IOException {
            try (Connection connection = HubFile.openOffline(rebuilt);
                    Sql fresh = new Sql(connection)) {
                for (String table : projections.tables()) copyShape(table, fresh);
                projections.load(fresh);
                boolean isWhole = scan.replay(problems, recorded -> projections.apply(recorded, fresh));
                projections.write(fresh);
                fresh.update("DELETE FROM served WHERE position <= ?", servedFrom());
                connection.commit();
                // Behind a broken row every difference would only repeat the first.
                if (isWhole)
                    for (String table : projections.tables()) TableComparison.compare(table, live, fresh, problems);
            }
            scan.sequences(problems);
            InvariantChecks.numbers(live, problems, contradictions);
            InvariantChecks.ratings(live, problems);
            EvidenceVerify.check(live, home, problems);
        }

        /** A store older than the table has no rows of what ended before. */
        private long servedFrom() throws SQLException {
            return live.first(
                            "SELECT value FROM hub_meta WHERE name = 'served_from'",
                            row -> Long.parseLong(row.text("value")))
                    .orElse(0L);
        }

        /** The table as it stands in the store, without its rows: both sides are compared in one shape. */
        private void copyShape(String table, Sql fresh) throws SQLException {
            List<String> shapes = live.list(
                    "SELECT sql FROM sqlite_master WHERE tbl_name = ? AND sql IS NOT NULL ORDER BY type = 'index'",
                    row -> row.text("sql"),
                    table);
            if (shapes.isEmpty()) throw new SQLException("the store has no table " + table);
            for (String shape : shapes) fresh.update(shape);
        }

        VerifyReport report(Duration took) {
            return new VerifyReport(
                    scan.events(),
                    scan.position(),
                    problems.stream()
                            .map(found -> new VerifyReport.Problem(found.check(), found.item(), found.detail()))
                            .toList(),
                    contradictions,
                    took);
        }
    }
}
