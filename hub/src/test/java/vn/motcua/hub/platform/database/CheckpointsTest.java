package vn.motcua.hub.platform.database;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.lang.reflect.InvocationHandler;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class CheckpointsTest {
    private static final int COMMIT_BYTES = 100_000;
    private static final int MANY = 1_000;

    @TempDir
    Path folder;

    private final Checkpoints checkpoints = new Checkpoints();
    private Path file;

    @BeforeEach
    void store() throws SQLException {
        file = folder.resolve("store.db");
        try (Connection writer = HubFile.openWriter(file);
                Statement create = writer.createStatement()) {
            create.execute("CREATE TABLE t (b BLOB NOT NULL) STRICT");
            writer.commit();
        }
    }

    @Test
    void aPauseTakesTheLogOverAndTheNextCommitBeginsItAnew() throws Exception {
        try (Connection writer = HubFile.openWriter(file)) {
            commit(writer, 10);
            checkpoints.committed(MANY);
            checkpoints.pause(new Sql(writer));
            assertThat(Files.size(file)).isGreaterThan(10L * COMMIT_BYTES);
            long log = log();

            for (int i = 0; i < 20; i++) {
                commit(writer, 10);
                checkpoints.committed(MANY);
                checkpoints.pause(new Sql(writer));
            }

            assertThat(log()).isLessThan(log + COMMIT_BYTES);
            assertThat(count(writer)).isEqualTo(210);
        }
    }

    @Test
    void aPauseAfterFewEventsCostsNothing() throws Exception {
        try (Connection writer = HubFile.openWriter(file)) {
            commit(writer, 10);
            checkpoints.committed(1);
            checkpoints.pause(new Sql(writer));
            assertThat(Files.size(file)).isLessThan(COMMIT_BYTES);
        }
    }

    @Test
    void aReaderInTheMiddleOfItsWorkIsNotDisturbedAndStopsNobody() throws Exception {
        try (Connection writer = HubFile.openWriter(file);
                Connection reader = HubFile.openReader(file)) {
            commit(writer, 5);
            reader.setAutoCommit(false);
            assertThat(count(reader)).isEqualTo(5);
            commit(writer, 5);
            checkpoints.committed(MANY);
            checkpoints.pause(new Sql(writer));
            assertThat(count(reader)).isEqualTo(5);
            reader.rollback();

            commit(writer, 5);
            checkpoints.committed(MANY);
            checkpoints.pause(new Sql(writer));
            assertThat(Files.size(file)).isGreaterThan(15L * COMMIT_BYTES);
            assertThat(count(reader)).isEqualTo(15);
        }
    }

    @Test
    void whatIsNotCommittedYetCanStillBePutBackAfterAPause() throws Exception {
        try (Connection writer = HubFile.openWriter(file)) {
            commit(writer, 5);
            checkpoints.committed(MANY);
            checkpoints.pause(new Sql(writer));
            insert(writer);
            writer.rollback();
            assertThat(count(writer)).isEqualTo(5);
        }
    }

    @Test
    void anotherProgramThatHoldsTheStoreBetweenTwoCommitsLeavesNoHalfCommit() throws Exception {
        try (Connection writer = HubFile.openWriter(file);
                Connection other = DriverManager.getConnection(HubFile.url(file));
                Statement another = other.createStatement();
                Statement impatient = writer.createStatement()) {
            commit(writer, 5);
            impatient.execute("PRAGMA busy_timeout = 20");
            checkpoints.committed(MANY);
            checkpoints.pause(new Sql(heldBeforeItBegins(writer, another)));
            another.execute("COMMIT");

            insert(writer);
            new Sql(writer).rollback();
            assertThat(count(writer)).isEqualTo(5);
            commit(writer, 1);
            assertThat(count(writer)).isEqualTo(6);
        }
    }

    /** The writer's connection, but that another program takes the store as soon as it lets go of it. */
    private static Connection heldBeforeItBegins(Connection writer, Statement another) {
        InvocationHandler handler = (proxy, method, arguments) -> {
            if (method.getName().equals("setAutoCommit") && arguments[0].equals(false))
                another.execute("BEGIN IMMEDIATE");
            try {
                return method.invoke(writer, arguments);
            } catch (InvocationTargetException thrown) {
                throw thrown.getCause();
            }
        };
        return (Connection) Proxy.newProxyInstance(
                CheckpointsTest.class.getClassLoader(), new Class<?>[] {Connection.class}, handler);
    }

    private long log() throws IOException {
        return Files.size(file.resolveSibling(file.getFileName() + "-wal"));
    }

    private static void commit(Connection writer, int times) throws SQLException {
        for (int i = 0; i < times; i++) {
            insert(writer);
            writer.commit();
        }
    }

    private static void insert(Connection writer) throws SQLException {
        try (PreparedStatement insert = writer.prepareStatement("INSERT INTO t VALUES (?)")) {
            insert.setBytes(1, new byte[COMMIT_BYTES]);
            insert.executeUpdate();
        }
    }

    private static int count(Connection connection) throws SQLException {
        try (Statement select = connection.createStatement();
                var rows = select.executeQuery("SELECT count(*) FROM t")) {
            rows.next();
            return rows.getInt(1);
        }
    }
}
