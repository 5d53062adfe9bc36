package vn.motcua.bench.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import vn.motcua.bench.load.Latencies;

/** How long SQLite alone takes to have rows for good, with a hub's durability (WAL, {@code synchronous=FULL}) on the same disk. */
public final class SqliteCommit {
    private static final int COMMITS = 300;
    private static final int WARM_UP = 50;
    private static final String ROW = "x".repeat(300);

    private SqliteCommit() {}

    /** @param rows of some 300 bytes in each commit */
    public static Latencies timed(Path folder, int rows) throws IOException, SQLException {
        Path store = Files.createTempDirectory(folder, "commit").resolve("raw.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store)) {
            begin(connection);
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO fact VALUES (?, ?)")) {
                Latencies latencies = new Latencies();
                for (int i = -WARM_UP; i < COMMITS; i++) {
                    long start = System.nanoTime();
                    for (int row = 0; row < rows; row++) {
                        insert.setLong(1, (long) (i + WARM_UP) * rows + row);
                        insert.setString(2, ROW);
                        insert.executeUpdate();
                    }
                    connection.commit();
                    if (i >= 0) latencies.record(System.nanoTime() - start);
                }
                return latencies;
            }
        }
    }

    /** Each of these by a commit of its own, one after the other. */
    public static Latencies each(Path folder, List<String> rows) throws IOException, SQLException {
        Path store = Files.createTempDirectory(folder, "each").resolve("raw.db");
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + store)) {
            begin(connection);
            try (PreparedStatement insert = connection.prepareStatement("INSERT INTO fact VALUES (?, ?)")) {
                Latencies latencies = new Latencies();
                for (int i = 0; i < rows.size(); i++) {
                    long start = System.nanoTime();
                    insert.setLong(1, i);
                    insert.setString(2, rows.get(i));
                    insert.executeUpdate();
                    connection.commit();
                    if (i >= WARM_UP) latencies.record(System.nanoTime() - start);
                }
                return latencies;
            }
        }
    }

    private static void begin(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA journal_mode=WAL");
            statement.execute("PRAGMA synchronous=FULL");
            statement.execute("CREATE TABLE fact (position INTEGER PRIMARY KEY, data TEXT)");
        }
        connection.setAutoCommit(false);
    }
}
