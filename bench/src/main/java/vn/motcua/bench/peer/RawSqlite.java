package vn.motcua.bench.peer;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;

/**
 * What SQLite alone does with a hub's rows: the tables and indices of a hub's store made anew, and its rows inserted by plain JDBC in
 * the commits the hub made (the ledger's rows of one commit share their {@code recorded_at}), on the same disk with the same
 * durability (WAL, {@code synchronous=FULL}). Every table's rows are spread over the commits evenly. It is given the final rows only:
 * the hub's look-ups and updates on the way there are not repeated, which favours the peer.
 */
public final class RawSqlite {
    private final List<String> schema = new ArrayList<>();
    private final List<Table> tables = new ArrayList<>();
    private final List<Integer> commits = new ArrayList<>();

    /** @param rows in the order of the store */
    private record Table(String insert, List<Object[]> rows) {}

    /**
     * @param rows inserted, all tables
     * @param events of them in the ledger
     * @param commits made
     */
    public record Result(long rows, long events, int commits, double seconds) {
        public double eventsPerSecond() {
            return events / seconds;
        }
    }

    private RawSqlite() {}

    /** Reads a store that no process has open. */
    public static RawSqlite of(Path store) throws SQLException {
        RawSqlite raw = new RawSqlite();
        try (Connection from = DriverManager.getConnection("jdbc:sqlite:" + store);
                Statement statement = from.createStatement()) {
            raw.readSchema(statement);
            raw.readCommits(statement);
        }
        return raw;
    }

    private void readSchema(Statement statement) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet found = statement.executeQuery("SELECT type, name, sql FROM sqlite_master"
                + " WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type = 'table' DESC, rowid")) {
            while (found.next()) {
                schema.add(found.getString("sql"));
                if (found.getString("type").equals("table")) names.add(found.getString("name"));
            }
        }
        for (String name : names) tables.add(read(statement, name));
    }

    private static Table read(Statement statement, String name) throws SQLException {
        List<Object[]> rows = new ArrayList<>();
        try (ResultSet found = statement.executeQuery("SELECT * FROM \"" + name + "\"")) {
            int columns = found.getMetaData().getColumnCount();
            while (found.next()) {
                Object[] row = new Object[columns];
                for (int i = 0; i < columns; i++) row[i] = found.getObject(i + 1);
                rows.add(row);
            }
            String marks = String.join(", ", Collections.nCopies(columns, "?"));
            return new Table("INSERT INTO \"" + name + "\" VALUES (" + marks + ")", rows);
        }
    }

    private void readCommits(Statement statement) throws SQLException {
        try (ResultSet found =
                statement.executeQuery("SELECT count(*) FROM ledger GROUP BY recorded_at ORDER BY min(position)")) {
            while (found.next()) commits.add(found.getInt(1));
        }
    }

    /** Commits of the store that was read, with how many events each held, oldest first. */
    public List<Integer> commits() {
        return List.copyOf(commits);
    }

    /** Writes everything into fresh stores and answers the fastest of {@code rounds}; blocks. */
    public Result replay(Path folder, int rounds) throws SQLException, IOException {
        Result best = null;
        for (int round = 0; round < rounds; round++) {
            Result result = replayOnce(folder.resolve("raw-" + round + ".db"));
            if (best == null || result.seconds() < best.seconds()) best = result;
        }
        if (best == null) throw new IllegalArgumentException("at least one round");
        return best;
    }

    private Result replayOnce(Path target) throws SQLException, IOException {
        Files.deleteIfExists(target);
        try (Connection to = DriverManager.getConnection("jdbc:sqlite:" + target)) {
            try (Statement statement = to.createStatement()) {
                statement.execute("PRAGMA journal_mode=WAL");
                statement.execute("PRAGMA synchronous=FULL");
                for (String sql : schema) statement.execute(sql);
            }
            to.setAutoCommit(false);
            return insertAll(to);
        } finally {
            for (String end : List.of("", "-wal", "-shm")) Files.deleteIfExists(Path.of(target + end));
        }
    }

    private Result insertAll(Connection to) throws SQLException {
        List<PreparedStatement> inserts = new ArrayList<>();
        for (Table table : tables) inserts.add(to.prepareStatement(table.insert()));
        long events = commits.stream().mapToLong(Integer::longValue).sum();
        long[] done = new long[tables.size()];
        long eventsDone = 0;
        long rows = 0;
        long start = System.nanoTime();
        for (int count : commits) {
            eventsDone += count;
            for (int i = 0; i < tables.size(); i++) {
                List<Object[]> all = tables.get(i).rows();
                long upTo = all.size() * eventsDone / events;
                for (; done[i] < upTo; done[i]++, rows++) insert(inserts.get(i), all.get((int) done[i]));
            }
            to.commit();
        }
        double seconds = (System.nanoTime() - start) / 1e9;
        for (PreparedStatement insert : inserts) insert.close();
        return new Result(rows, events, commits.size(), seconds);
    }

    private static void insert(PreparedStatement statement, Object[] row) throws SQLException {
        for (int i = 0; i < row.length; i++) statement.setObject(i + 1, row[i]);
        statement.executeUpdate();
    }
}
