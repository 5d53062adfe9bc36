package vn.motcua.edge.store;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * One transaction of the agent's store, and the way to each of its tables. Handed to a {@link StoreWork}; not to be kept. Writer
 * thread only.
 */
public final class Tx {
    private final Connection connection;
    private final SqlStatements statements;
    private final Map<String, PreparedStatement> prepared = new HashMap<>();
    private final List<Runnable> afterCommit = new ArrayList<>();
    private final Outbox outbox;
    private final TicketRequests requests = new TicketRequests(this);
    private final OfflineBands bands = new OfflineBands(this);
    private final PrintJobs printJobs = new PrintJobs(this);
    private final KeyValues keyValues = new KeyValues(this);

    Tx(Connection connection, SqlStatements statements, Outbox.Settings outboxSettings) {
        this.connection = connection;
        this.statements = statements;
        this.outbox = new Outbox(this, outboxSettings);
    }

    public Outbox outbox() {
        return outbox;
    }

    public TicketRequests requests() {
        return requests;
    }

    public OfflineBands bands() {
        return bands;
    }

    public PrintJobs printJobs() {
        return printJobs;
    }

    public KeyValues keyValues() {
        return keyValues;
    }

    /** Whether this memory is known to be older than what this agent did; told in each hello until the hub gives a fresh epoch. */
    public boolean isRolledBack() throws SQLException {
        return keyValues.get(NumberWitness.ROLLED_BACK).isPresent();
    }

    public void setRolledBack(boolean isSo) throws SQLException {
        keyValues.put(NumberWitness.ROLLED_BACK, isSo ? "true" : null);
    }

    /** Runs once the transaction is durable, on the writer thread; never if it is not. Keep it short. */
    public void afterCommit(Runnable action) {
        afterCommit.add(action);
    }

    /** One row of a result. */
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    int update(String name, @Nullable Object... arguments) throws SQLException {
        try {
            return bound(name, arguments).executeUpdate();
        } catch (SQLException e) {
            throw forget(name, e);
        }
    }

    <T> List<T> list(String name, RowReader<T> reader, @Nullable Object... arguments) throws SQLException {
        try (ResultSet rows = bound(name, arguments).executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) found.add(reader.read(rows));
            return found;
        } catch (SQLException e) {
            throw forget(name, e);
        }
    }

    <T> Optional<T> one(String name, RowReader<T> reader, @Nullable Object... arguments) throws SQLException {
        try (ResultSet rows = bound(name, arguments).executeQuery()) {
            return rows.next() ? Optional.of(reader.read(rows)) : Optional.empty();
        } catch (SQLException e) {
            throw forget(name, e);
        }
    }

    // The driver finalises a statement that failed; used again it would fail for ever.
    private SQLException forget(String name, SQLException e) {
        PreparedStatement failed = prepared.remove(name);
        try {
            if (failed != null) failed.close();
        } catch (SQLException alsoFailed) {
            e.addSuppressed(alsoFailed);
        }
        return e;
    }

    long number(String name, @Nullable Object... arguments) throws SQLException {
        return one(name, row -> row.getLong(1), arguments).orElse(0L);
    }

    List<Runnable> takeAfterCommit() {
        List<Runnable> taken = List.copyOf(afterCommit);
        afterCommit.clear();
        return taken;
    }

    /** First column of the first row, or the empty text; for settings of the file, such as {@code PRAGMA synchronous}. */
    String raw(String sql) throws SQLException {
        try (var statement = connection.createStatement()) {
            if (!statement.execute(sql)) return "";
            try (ResultSet row = statement.getResultSet()) {
                return row.next() ? row.getString(1) : "";
            }
        }
    }

    private PreparedStatement bound(String name, @Nullable Object... arguments) throws SQLException {
        PreparedStatement statement = prepared.get(name);
        if (statement == null) {
            statement = connection.prepareStatement(statements.get(name));
            prepared.put(name, statement);
        }
        for (int i = 0; i < arguments.length; i++) statement.setObject(i + 1, arguments[i]);
        return statement;
    }
}
