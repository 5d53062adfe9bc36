package vn.motcua.bench.peer;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class RawSqliteTest {
    @TempDir
    private Path folder;

    private Path store;

    @BeforeEach
    void makeAStore() throws SQLException {
        store = folder.resolve("hub.db");
        try (Connection to = DriverManager.getConnection("jdbc:sqlite:" + store);
                Statement statement = to.createStatement()) {
            statement.execute("CREATE TABLE ledger (position INTEGER PRIMARY KEY, event_id TEXT UNIQUE, source TEXT,"
                    + " stream TEXT, epoch INTEGER, sequence INTEGER, visit_id TEXT, recorded_at TEXT, hash BLOB)");
            statement.execute("CREATE TABLE stream_cursor (source TEXT, stream TEXT, epoch INTEGER, sequence INTEGER,"
                    + " PRIMARY KEY (source, stream, epoch)) WITHOUT ROWID");
            statement.execute("CREATE TABLE ticket (visit_id TEXT PRIMARY KEY, note TEXT) WITHOUT ROWID");
            statement.execute("CREATE TABLE band (id TEXT PRIMARY KEY)");
            statement.execute("CREATE INDEX ticket_note ON ticket (note)");
            for (int i = 1; i <= 6; i++)
                statement.execute("INSERT INTO ledger VALUES (" + i + ", 'e" + i + "', 'hall', 'ESSENTIAL', 1, " + i
                        + ", " + (i == 6 ? "NULL" : "'v" + i % 2 + "'") + ", 'commit-" + (i <= 4 ? 1 : 2)
                        + "', x'0a')");
            statement.execute("INSERT INTO stream_cursor VALUES ('hall', 'ESSENTIAL', 1, 6)");
            statement.execute("INSERT INTO ticket VALUES ('v0', NULL), ('v1', 'phường')");
            statement.execute("INSERT INTO band VALUES ('b1'), ('b2'), ('b3')");
        }
    }

    @Test
    void commitsAreThoseOfTheLedger() throws SQLException {
        assertThat(RawSqlite.of(store).commits()).containsExactly(4, 2);
    }

    @Test
    void everyRowOfEveryTableIsWrittenOnce() throws SQLException, IOException {
        RawSqlite.Result result = RawSqlite.of(store).replay(RawSqlite.Way.FINAL_ROWS, folder, 2);

        assertThat(result.statements()).isEqualTo(6 + 1 + 2 + 3);
        assertThat(result.events()).isEqualTo(6);
        assertThat(result.commits()).isEqualTo(2);
        assertThat(result.eventsPerSecond()).isPositive();
    }

    @Test
    void everyEventLooksItselfUpMovesItsCursorAndSavesItsVisit() throws SQLException, IOException {
        RawSqlite.Result result = RawSqlite.of(store).replay(RawSqlite.Way.STATEMENTS, folder, 1);

        assertThat(result.statements()).isEqualTo(6 * 3 + 5 + 3);
        assertThat(result.events()).isEqualTo(6);
    }

    @Test
    void nothingStaysBehind() throws SQLException, IOException {
        for (RawSqlite.Way way : RawSqlite.Way.values())
            assertThat(RawSqlite.of(store).replay(way, folder, 1).commits()).isEqualTo(2);

        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).allMatch(file -> file.getFileName().toString().startsWith("hub.db"));
        }
    }
}
