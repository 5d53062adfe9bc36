package vn.motcua.hub.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.util.List;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.core.wire.IsoInstant;
import vn.motcua.hub.platform.database.HubFile;
import vn.motcua.hub.platform.database.Sql;

/** Calls for help from before it was kept when the hub learned of them. */
class PanicMigrationTest {
    private static final List<String> RECORDED = List.of(
            "2026-11-22T01:02:03Z",
            "2026-11-22T01:02:03.100Z",
            "2026-11-22T01:02:03.123456Z",
            "2026-11-22T01:02:03.123456789Z");

    @TempDir
    private Path folder;

    @Test
    void theyGetTheTimeOfTheirFactAsAVerifyWouldWriteIt() throws Exception {
        Path file = folder.resolve("hub.db");
        before(file);

        HubFile.migrate(file);

        try (Connection connection = HubFile.openReader(file);
                Sql db = new Sql(connection)) {
            assertThat(db.list("SELECT heard_at FROM panic ORDER BY position", row -> row.text("heard_at")))
                    .isEqualTo(RECORDED.stream()
                            .map(text -> IsoInstant.sortable(Instant.parse(text)))
                            .toList());
            assertThat(db.list("SELECT seen_by FROM panic WHERE seen_at IS NOT NULL", row -> row.text("seen_by")))
                    .containsExactly("p-1");
            assertThat(db.list("SELECT ended_at FROM panic WHERE ended_at IS NOT NULL", row -> row.text("ended_at")))
                    .as("the ledger names nobody who ended one")
                    .isEmpty();
        }
    }

    private static void before(Path file) throws SQLException {
        String url = "jdbc:sqlite:" + file;
        Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:vn/motcua/hub/db/migration")
                .target("101")
                .load()
                .migrate();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            for (int i = 1; i <= RECORDED.size(); i++) {
                statement.executeUpdate(("INSERT INTO ledger VALUES (%1$d, 'e-%1$d', 'pc-1', 'ESSENTIAL', 1, %1$d,"
                                + " 'PanicPressed', 1, NULL, 'then', '%2$s', '{}', x'00')")
                        .formatted(i, RECORDED.get(i - 1)));
                statement.executeUpdate("INSERT INTO panic (panic_id, position, counter, device, pressed_at)"
                        + " VALUES ('call-%1$d', %1$d, 'c1', 'panic-1', 'then')".formatted(i));
            }
            statement.executeUpdate("UPDATE panic SET seen_by = 'p-1', seen_at = 'later' WHERE position = 2");
        }
    }
}
