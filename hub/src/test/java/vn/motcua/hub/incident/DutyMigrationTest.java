package vn.motcua.hub.incident;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.Statement;
import org.flywaydb.core.Flyway;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import vn.motcua.hub.platform.database.HubFile;
import vn.motcua.hub.platform.database.Sql;

/** A hub that ran before there were incidents knows who was on duty when. */
class DutyMigrationTest {
    @TempDir
    private Path folder;

    @Test
    void turnsOfBeforeAreReadFromTheLedgerAsTheProjectionWritesThem() throws Exception {
        Path file = folder.resolve("hub.db");
        String url = "jdbc:sqlite:" + file;
        Flyway.configure()
                .dataSource(url, null, null)
                .locations("classpath:vn/motcua/hub/db/migration")
                .target("201")
                .load()
                .migrate();
        try (Connection connection = DriverManager.getConnection(url);
                Statement statement = connection.createStatement()) {
            fact(statement, 1, "CounterOpened", "'personId','lan','at','2026-11-23T01:00:00Z'");
            fact(statement, 2, "CounterHandedOver", "'personId','lan','to','minh','at','2026-11-23T02:00:00.5Z'");
            fact(statement, 3, "CounterClosed", "'personId',null,'at','2026-11-23T10:00:00.000000001Z'");
            fact(statement, 4, "CounterOpened", "'personId','lan','at','2026-11-24T01:00:00Z'");
        }

        HubFile.migrate(file);

        try (Connection connection = HubFile.openReader(file);
                Sql db = new Sql(connection)) {
            assertThat(db.list(
                            "SELECT * FROM duty ORDER BY position",
                            row -> row.text("person_id") + " " + row.text("from_at") + " "
                                    + row.textOrNull("until_at")))
                    .containsExactly(
                            "lan 2026-11-23T01:00:00.000000000Z 2026-11-23T02:00:00.500000000Z",
                            "minh 2026-11-23T02:00:00.500000000Z 2026-11-23T10:00:00.000000001Z",
                            "lan 2026-11-24T01:00:00.000000000Z null");
        }
    }

    private static void fact(Statement statement, int position, String type, String fields) throws Exception {
        statement.executeUpdate(
                "INSERT INTO ledger VALUES (%1$d, 'e-%1$d', 'hub', 'ESSENTIAL', 1, %1$d, '%2$s', 1, NULL,"
                                .formatted(position, type)
                        + " 'then', 'then', json_object('counterId','c1'," + fields + "), x'00')");
    }
}
