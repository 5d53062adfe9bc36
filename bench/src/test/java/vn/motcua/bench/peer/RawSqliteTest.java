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
            statement.execute("CREATE TABLE ledger (position INTEGER PRIMARY KEY, recorded_at TEXT, hash BLOB)");
            statement.execute("CREATE TABLE visit (id TEXT PRIMARY KEY, note TEXT) WITHOUT ROWID");
            statement.execute("CREATE INDEX visit_note ON visit (note)");
            for (int i = 1; i <= 6; i++)
                statement.execute("INSERT INTO ledger VALUES (" + i + ", 'commit-" + (i <= 4 ? 1 : 2) + "', x'0a')");
            statement.execute("INSERT INTO visit VALUES ('v1', NULL), ('v2', 'phường'), ('v3', '')");
        }
    }

    @Test
    void commitsAreThoseOfTheLedger() throws SQLException {
        assertThat(RawSqlite.of(store).commits()).containsExactly(4, 2);
    }

    @Test
    void everyRowOfEveryTableIsWrittenOnce() throws SQLException, IOException {
        RawSqlite.Result result = RawSqlite.of(store).replay(folder, 2);

        assertThat(result.rows()).isEqualTo(9);
        assertThat(result.events()).isEqualTo(6);
        assertThat(result.commits()).isEqualTo(2);
        assertThat(result.eventsPerSecond()).isPositive();
    }

    @Test
    void nothingStaysBehind() throws SQLException, IOException {
        assertThat(RawSqlite.of(store).replay(folder, 1).commits()).isEqualTo(2);

        try (Stream<Path> left = Files.list(folder)) {
            assertThat(left).allMatch(file -> file.getFileName().toString().startsWith("hub.db"));
        }
    }
}
