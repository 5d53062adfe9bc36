package vn.motcua.hub.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
    private static final int COMMIT_BYTES = 100_000;

    @TempDir
    Path folder;

    @Test
    void whatTheWriterCommitsGoesIntoTheStoreBesideItAndTheLogHasAnEnd() throws Exception {
        Path file = folder.resolve("store.db");
        try (Connection writer = HubFile.openWriter(file)) {
            try (Statement create = writer.createStatement()) {
                create.execute("CREATE TABLE t (b BLOB NOT NULL) STRICT");
            }
            writer.commit();
            Checkpoints checkpoints = new Checkpoints(file);
            for (int i = 0; i < 60; i++) commit(writer);

            await().atMost(Duration.ofSeconds(30)).until(() -> Files.size(file) > 60L * COMMIT_BYTES);
            for (int i = 60; i < 400; i++) commit(writer);
            checkpoints.close();

            assertThat(Files.size(log(file))).isLessThan(36L << 20);
            assertThat(count(file)).isEqualTo(400);
        }
    }

    @Test
    void aReaderInTheMiddleOfItsWorkStopsNobody() throws Exception {
        Path file = folder.resolve("store.db");
        try (Connection writer = HubFile.openWriter(file)) {
            try (Statement create = writer.createStatement()) {
                create.execute("CREATE TABLE t (b BLOB NOT NULL) STRICT");
            }
            commit(writer);
            Checkpoints checkpoints = new Checkpoints(file);
            try (Connection reader = HubFile.openReader(file)) {
                reader.setAutoCommit(false);
                assertThat(count(reader)).isEqualTo(1);
                for (int i = 0; i < 20; i++) commit(writer);
                assertThat(count(reader)).isEqualTo(1);
                reader.rollback();
            }
            commit(writer);

            await().atMost(Duration.ofSeconds(30)).until(() -> Files.size(file) > 20L * COMMIT_BYTES);
            checkpoints.close();
            assertThat(count(file)).isEqualTo(22);
        }
    }

    private static Path log(Path file) {
        return file.resolveSibling(file.getFileName() + "-wal");
    }

    private static void commit(Connection writer) throws SQLException {
        try (PreparedStatement insert = writer.prepareStatement("INSERT INTO t VALUES (?)")) {
            insert.setBytes(1, new byte[COMMIT_BYTES]);
            insert.executeUpdate();
        }
        writer.commit();
    }

    private static int count(Path file) throws SQLException {
        try (Connection reader = HubFile.openReader(file)) {
            return count(reader);
        }
    }

    private static int count(Connection reader) throws SQLException {
        try (Statement select = reader.createStatement();
                var rows = select.executeQuery("SELECT count(*) FROM t")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
