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
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteConfig;

/**
 * What SQLite alone does with a hub's work, on the same disk, with the same durability (WAL, {@code synchronous=FULL}), in the commits
 * the hub made (the ledger's rows of one commit share their {@code recorded_at}). The tables and indices of a hub's store are made anew
 * and filled by plain JDBC, in one of two ways: the <em>statements</em> a hub gives per event, look-up for repeats, ledger row, stream
 * cursor and the visit's row again and again; or only the <em>final rows</em>, each once. Both know the values beforehand and parse,
 * decide, hash and publish nothing; a print job is written once where the hub writes it twice.
 */
public final class RawSqlite {
    /** How much of the hub's SQL is repeated. */
    public enum Way {
        STATEMENTS,
        FINAL_ROWS
    }

    /** As the hub sets it: pages of the log between checkpoints. */
    private static final String CHECKPOINT_PAGES = "4000";

    private final List<String> schema = new ArrayList<>();
    private final List<StoredTable> others = new ArrayList<>();
    private final List<Integer> commits = new ArrayList<>();
    private StoredTable ledger = StoredTable.NONE;
    private StoredTable visits = StoredTable.NONE;
    private StoredTable cursors = StoredTable.NONE;

    /**
     * @param statements given
     * @param events rows of the ledger
     * @param commits made
     */
    public record Result(long statements, long events, int commits, double seconds) {
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
            for (String name : raw.readSchema(statement)) raw.keep(StoredTable.read(statement, name));
            raw.readCommits(statement);
        }
        return raw;
    }

    private List<String> readSchema(Statement statement) throws SQLException {
        List<String> names = new ArrayList<>();
        try (ResultSet found = statement.executeQuery("SELECT type, name, sql FROM sqlite_master"
                + " WHERE sql IS NOT NULL AND name NOT LIKE 'sqlite_%' ORDER BY type = 'table' DESC, rowid")) {
            while (found.next()) {
                schema.add(found.getString("sql"));
                if (found.getString("type").equals("table")) names.add(found.getString("name"));
            }
        }
        return names;
    }

    private void keep(StoredTable table) {
        switch (table.name()) {
            case "ledger" -> ledger = table;
            case "ticket" -> visits = table;
            case "stream_cursor" -> cursors = table;
            default -> others.add(table);
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

    /** Does it all in fresh stores and answers the fastest of {@code rounds}; blocks. */
    public Result replay(Way way, Path folder, int rounds) throws SQLException, IOException {
        Result best = null;
        for (int round = 0; round < rounds; round++) {
            Result result = replayOnce(way, folder.resolve("raw-" + round + ".db"));
            if (best == null || result.seconds() < best.seconds()) best = result;
        }
        if (best == null) throw new IllegalArgumentException("at least one round");
        return best;
    }

    private Result replayOnce(Way way, Path target) throws SQLException, IOException {
        Files.deleteIfExists(target);
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, CHECKPOINT_PAGES);
        config.setGetGeneratedKeys(false);
        try (Connection to = config.createConnection("jdbc:sqlite:" + target)) {
            try (Statement statement = to.createStatement()) {
                for (String sql : schema) statement.execute(sql);
            }
            to.setAutoCommit(false);
            return new Replay(to, way == Way.STATEMENTS).run();
        } finally {
            for (String end : List.of("", "-wal", "-shm")) Files.deleteIfExists(Path.of(target + end));
        }
    }

    /** One pass over all events. */
    private final class Replay {
        private final Connection to;
        private final boolean isEveryStatement;
        private final long events =
                commits.stream().mapToLong(Integer::longValue).sum();
        private final Map<String, Object[]> visitOf = new HashMap<>();
        private long statements;

        Replay(Connection to, boolean isEveryStatement) {
            this.to = to;
            this.isEveryStatement = isEveryStatement;
            if (isEveryStatement && !visits.rows().isEmpty())
                for (Object[] row : visits.rows()) visitOf.put(String.valueOf(row[visits.column("visit_id")]), row);
        }

        Result run() throws SQLException {
            List<StoredTable> spread = new ArrayList<>(others);
            if (!isEveryStatement) spread.addAll(List.of(visits, cursors));
            List<PreparedStatement> inserts = new ArrayList<>();
            for (StoredTable table : spread) inserts.add(to.prepareStatement(table.insert()));
            long[] done = new long[spread.size()];
            int event = 0;
            long start = System.nanoTime();
            try (EventWriter writer = new EventWriter()) {
                for (int count : commits) {
                    for (int end = event + count; event < end; event++) writer.write(event);
                    for (int i = 0; i < spread.size(); i++) {
                        List<Object[]> all = spread.get(i).rows();
                        long upTo = all.size() * (long) event / events;
                        for (; done[i] < upTo; done[i]++) give(inserts.get(i), all.get((int) done[i]));
                    }
                    to.commit();
                }
            }
            double seconds = (System.nanoTime() - start) / 1e9;
            for (PreparedStatement insert : inserts) insert.close();
            return new Result(statements, events, commits.size(), seconds);
        }

        private void give(PreparedStatement statement, Object[] row) throws SQLException {
            for (int i = 0; i < row.length; i++) statement.setObject(i + 1, row[i]);
            statement.executeUpdate();
            statements++;
        }

        /** What belongs to one event. */
        private final class EventWriter implements AutoCloseable {
            private final PreparedStatement append = to.prepareStatement(ledger.insert());
            private final @Nullable PreparedStatement known;
            private final @Nullable PreparedStatement cursor;
            private final @Nullable PreparedStatement visit;

            EventWriter() throws SQLException {
                known = isEveryStatement ? to.prepareStatement("SELECT 1 FROM ledger WHERE event_id = ?") : null;
                cursor = isEveryStatement ? to.prepareStatement(cursors.upsert()) : null;
                visit = isEveryStatement && !visitOf.isEmpty() ? to.prepareStatement(visits.upsert()) : null;
            }

            void write(int event) throws SQLException {
                Object[] row = ledger.rows().get(event);
                if (known != null) lookUp(known, row[ledger.column("event_id")]);
                give(append, row);
                if (cursor != null)
                    give(cursor, new Object[] {
                        row[ledger.column("source")],
                        row[ledger.column("stream")],
                        row[ledger.column("epoch")],
                        row[ledger.column("sequence")]
                    });
                Object[] changed = visitOf.get(String.valueOf(row[ledger.column("visit_id")]));
                if (visit != null && changed != null) give(visit, changed);
            }

            private void lookUp(PreparedStatement statement, Object id) throws SQLException {
                statement.setObject(1, id);
                statements++;
                try (ResultSet found = statement.executeQuery()) {
                    if (found.next()) throw new SQLException("event " + id + " is in the ledger twice");
                }
            }

            @Override
            public void close() throws SQLException {
                append.close();
                if (known != null) known.close();
                if (cursor != null) cursor.close();
                if (visit != null) visit.close();
            }
        }
    }
}
