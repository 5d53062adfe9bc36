package vn.motcua.hub.platform.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class SqlTest {
    private static final String INSERT = "INSERT INTO fact (data) VALUES (?)";

    @TempDir
    private Path folder;

    @Test
    void aStatementThatFailedOnAFullDiskWorksAgainOnceThereIsRoom() throws Exception {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + folder.resolve("some.db"));
                Statement control = connection.createStatement();
                Sql db = new Sql(connection)) {
            control.execute("CREATE TABLE fact (data TEXT NOT NULL)");
            control.execute("PRAGMA max_page_count = 20");
            connection.setAutoCommit(false);
            assertThatThrownBy(() -> fill(db)).isInstanceOf(SQLException.class).hasMessageContaining("full");
            db.rollback();
            control.execute("PRAGMA max_page_count = 2000");
            db.rollback();

            assertThat(db.update(INSERT, "x".repeat(1_000))).isEqualTo(1);
            connection.commit();
        }
    }

    private static void fill(Sql db) throws SQLException {
        for (int i = 0; i < 1_000; i++) db.update(INSERT, "x".repeat(1_000));
    }
}
