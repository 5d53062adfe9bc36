package vn.motcua.hub;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.sql.Connection;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.model.Site;
import vn.motcua.hub.platform.database.HubFile;
import vn.motcua.hub.platform.database.Sql;

/** An updated hub learns its waits from the ledger it has, and comes to what it would have learned all along. */
class EstimateHistoryTest {
    private static final long SEED = Long.getLong("motcua.seed", 20261122L);
    private static final int OPERATIONS = Boolean.getBoolean("motcua.full") ? 60_000 : 3_000;
    private final Vertx vertx = Vertx.vertx();

    @TempDir
    Path home;

    @AfterEach
    void stop() {
        HubRig.await(vertx.close());
    }

    @Test
    void waitsLearnedFromTheLedgerAreThoseLearnedAlong() throws Exception {
        Site site = Sites.staged(Sites.of(Sites.calendar("Asia/Ho_Chi_Minh", true), 9_999, 50));
        TestClock clock = new TestClock("2026-11-23T01:00:00Z");
        Path file = home.resolve(HubFile.NAME);
        RandomHistory history = new RandomHistory(vertx, SEED, site, clock);
        LedgerRig rig = history.open(HistoryStore.fresh(home, file, site));
        history.run(OPERATIONS);
        HubRig.await(rig.writer.close());

        Connection again = HubFile.openWriter(file);
        try (Sql db = new Sql(again)) {
            assertThat(db.first("SELECT count(*) AS n FROM estimate_day", row -> row.number("n")))
                    .as("something was learned, seed %d", SEED)
                    .hasValueSatisfying(rows -> assertThat(rows).isPositive());
            for (String table : new String[] {"part", "seat", "told", "day"})
                db.update("DELETE FROM estimate_" + table);
        }
        again.commit();
        LedgerRig updated = new LedgerRig(vertx, site, clock, again, new Random(SEED));
        HubRig.await(updated.writer.close());

        assertThat(Verifier.verify(file).problems()).as("seed %d", SEED).isEmpty();
    }
}
