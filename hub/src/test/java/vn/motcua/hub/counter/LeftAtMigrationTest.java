package vn.motcua.hub.counter;

import static org.assertj.core.api.Assertions.assertThat;
import static vn.motcua.hub.HubRig.LAN;
import static vn.motcua.hub.HubRig.MINH;
import static vn.motcua.hub.HubRig.await;
import static vn.motcua.hub.HubRig.done;
import static vn.motcua.hub.HubRig.person;
import static vn.motcua.hub.HubRig.request;

import io.vertx.core.Vertx;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Random;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.Site;
import vn.motcua.hub.LedgerRig;
import vn.motcua.hub.Sites;
import vn.motcua.hub.TestClock;
import vn.motcua.hub.Verifier;
import vn.motcua.hub.platform.database.HubFile;

/** A store of an earlier build is updated in the middle of a morning: each counter is free since when it would be had it always been kept. */
class LeftAtMigrationTest {
    private static final PersonId HOA = person();
    private final Vertx vertx = Vertx.vertx();
    private final TestClock clock = new TestClock("2026-11-23T01:00:00Z");
    private final Site site = Sites.open();

    @TempDir
    Path folder;

    private Path file;
    private LedgerRig rig;

    @BeforeEach
    void aMorning() throws Exception {
        file = folder.resolve("hub.db");
        rig = new LedgerRig(vertx, site, clock, LedgerRig.store(file, site), new Random(7));
        for (int i = 0; i < 12; i++) done(rig.tickets.issueAtConsole(request(), LAN, Sites.LAND, Priority.NORMAL));
        done(rig.counters.open(request(), LAN, Sites.C1));
        done(rig.counters.open(request(), MINH, Sites.C2));
        serve(LAN, Sites.C1);
        serve(MINH, Sites.C2);
        begunByMistake(LAN, Sites.C1);
        serve(MINH, Sites.C2);
        undoneLast(MINH, Sites.C2);
    }

    @AfterEach
    void stop() {
        await(vertx.close());
    }

    private void serve(PersonId person, CounterId counter) {
        done(rig.counters.callNext(request(), person, counter));
        clock.advance(Duration.ofMillis(90_120));
        done(rig.counters.finish(request(), person, counter));
    }

    /** The visit is cancelled by the counter: a fact that does not name it. */
    private void begunByMistake(PersonId person, CounterId counter) {
        clock.advance(Duration.ofMinutes(2));
        done(rig.counters.startWithoutNumber(request(), person, counter, Sites.LAND, ""));
        clock.advance(Duration.ofSeconds(31));
        done(rig.counters.noShow(request(), person, counter));
    }

    private void undoneLast(PersonId person, CounterId counter) {
        long position = await(rig.writer.side(
                any -> rig.floor.counters().undo().last(counter).orElseThrow().position()));
        done(rig.counters.undo(request(), person, counter, position));
    }

    /** As it was before the version: a store of that build, with all it had room for. */
    private void asBefore(int version) throws Exception {
        await(rig.writer.close());
        Path older = folder.resolve("older.db");
        Flyway.configure(HubFile.class.getClassLoader())
                .dataSource(HubFile.url(older), null, null)
                .locations("classpath:vn/motcua/hub/db/migration")
                .target((version - 1) + "?")
                .load()
                .migrate();
        try (Connection connection = DriverManager.getConnection(HubFile.url(older));
                Statement statement = connection.createStatement()) {
            statement.executeUpdate("ATTACH '" + file + "' AS newer");
            for (String table : names(statement, "SELECT name FROM main.sqlite_master WHERE type = 'table'")) {
                if (table.startsWith("sqlite_") || table.startsWith("flyway_")) continue;
                String columns = String.join(
                        ", ",
                        names(
                                statement,
                                "SELECT name FROM pragma_table_info('" + table
                                        + "', 'main') INTERSECT SELECT name FROM pragma_table_info('" + table
                                        + "', 'newer')"));
                statement.executeUpdate("INSERT OR REPLACE INTO main." + table + " (" + columns + ") SELECT " + columns
                        + " FROM newer." + table);
            }
            statement.executeUpdate("UPDATE main.undoable SET state = json_remove(state, '$.leftAt')");
            if (version > 198)
                statement.executeUpdate("UPDATE main.counter SET left_at = '2026-11-23T00:00:00.000000000Z'");
        }
        file = older;
    }

    private static List<String> names(Statement statement, String query) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet rows = statement.executeQuery(query)) {
            while (rows.next()) names.add(rows.getString(1));
        }
        return names;
    }

    private void updated() throws Exception {
        HubFile.migrate(file);
        assertThat(Verifier.verify(file).problems()).isEmpty();
    }

    @Test
    void fromBeforeTheMomentWasKept() throws Exception {
        asBefore(198);
        updated();
    }

    @Test
    void fromWhenItWasKeptForSomeWaysOnly() throws Exception {
        asBefore(200);
        updated();
    }

    @Test
    void alsoRightAfterActionsThatCanStillBeTakenBackAndWhereAnotherOfficerSatDown() throws Exception {
        done(rig.counters.finish(request(), MINH, Sites.C2));
        done(rig.desks.handOverHere(request(), MINH, HOA));
        begunByMistake(LAN, Sites.C1);
        done(rig.counters.callNext(request(), LAN, Sites.C1));
        clock.advance(Duration.ofSeconds(5));
        done(rig.counters.finish(request(), LAN, Sites.C1));
        asBefore(198);
        updated();
    }

    @Test
    void aVisitThatWasBegunByMistakeUnderAnotherOfficerAndACounterClosedAndOpenedAnew() throws Exception {
        done(rig.counters.finish(request(), MINH, Sites.C2));
        done(rig.counters.close(request(), MINH, Sites.C2));
        done(rig.counters.startWithoutNumber(request(), LAN, Sites.C1, Sites.LAND, ""));
        clock.advance(Duration.ofSeconds(3));
        done(rig.desks.handOverHere(request(), LAN, HOA));
        clock.advance(Duration.ofSeconds(3));
        done(rig.counters.noShow(request(), HOA, Sites.C1));
        done(rig.counters.open(request(), MINH, Sites.C2));
        asBefore(198);
        updated();
    }

    @Test
    void whereNoCounterIsOpen() throws Exception {
        done(rig.counters.finish(request(), MINH, Sites.C2));
        done(rig.counters.close(request(), MINH, Sites.C2));
        done(rig.counters.close(request(), LAN, Sites.C1));
        asBefore(198);
        updated();
    }
}
