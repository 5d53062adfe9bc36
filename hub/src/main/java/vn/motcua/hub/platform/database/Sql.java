package vn.motcua.hub.platform.database;

import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.Id;
import vn.motcua.core.wire.IsoInstant;

/**
 * One connection with its prepared statements kept: the ledger's writer runs the same dozen statements for ever. One thread at a
 * time. Values may be text, numbers, booleans, bytes, times, days, enums and ids.
 */
public final class Sql implements AutoCloseable {
    private final Connection connection;
    private final Map<String, PreparedStatement> statements = new HashMap<>();

    public Sql(Connection connection) {
        this.connection = connection;
    }

    public Connection connection() {
        return connection;
    }

    /** @return rows changed */
    public int update(String sql, @Nullable Object... values) throws SQLException {
        try {
            return bound(sql, values).executeUpdate();
        } catch (SQLException e) {
            throw forget(sql, e);
        }
    }

    public <T> List<T> list(String sql, RowReader<T> reader, @Nullable Object... values) throws SQLException {
        List<T> found = new ArrayList<>();
        try (ResultSet rows = bound(sql, values).executeQuery()) {
            Row row = new Row(rows);
            while (rows.next()) found.add(reader.read(row));
        } catch (SQLException e) {
            throw forget(sql, e);
        }
        return found;
    }

    public <T> Optional<T> first(String sql, RowReader<T> reader, @Nullable Object... values) throws SQLException {
        try (ResultSet rows = bound(sql, values).executeQuery()) {
            return rows.next() ? Optional.of(reader.read(new Row(rows))) : Optional.empty();
        } catch (SQLException e) {
            throw forget(sql, e);
        }
    }

    /** Calls {@code each} row by row, for results too large to hold. */
    public void each(String sql, RowTaker each, @Nullable Object... values) throws SQLException {
        try (ResultSet rows = bound(sql, values).executeQuery()) {
            Row row = new Row(rows);
            while (rows.next()) each.take(row);
        } catch (SQLException e) {
            throw forget(sql, e);
        }
    }

    /**
     * Undoes the open transaction and begins the next. On a full disk SQLite has undone it by itself and refuses to do so again; the
     * driver then begins none, and every later commit would fail.
     */
    public void rollback() throws SQLException {
        try {
            connection.rollback();
        } catch (SQLException e) {
            if (!String.valueOf(e.getMessage()).contains("no transaction is active")) throw e;
            try (Statement begin = connection.createStatement()) {
                begin.execute("BEGIN");
            }
        }
    }

    /** The driver finalises a statement that failed, on a full disk for one; used again it would fail for ever. */
    private SQLException forget(String sql, SQLException e) {
        PreparedStatement failed = statements.remove(sql);
        try {
            if (failed != null) failed.close();
        } catch (SQLException alsoFailed) {
            e.addSuppressed(alsoFailed);
        }
        return e;
    }

    private PreparedStatement bound(String sql, @Nullable Object[] values) throws SQLException {
        PreparedStatement statement = statements.get(sql);
        if (statement == null) {
            statement = connection.prepareStatement(sql);
            statements.put(sql, statement);
        }
        for (int i = 0; i < values.length; i++) bind(statement, i + 1, values[i]);
        return statement;
    }

    private static void bind(PreparedStatement statement, int index, @Nullable Object value) throws SQLException {
        if (value == null) statement.setObject(index, null);
        else if (value instanceof Integer number) statement.setInt(index, number);
        else if (value instanceof Long number) statement.setLong(index, number);
        else if (value instanceof Boolean flag) statement.setInt(index, flag ? 1 : 0);
        else if (value instanceof byte[] bytes) statement.setBytes(index, bytes);
        else if (value instanceof Id id) statement.setString(index, id.value());
        else if (value instanceof Enum<?> name) statement.setString(index, name.name());
        else if (value instanceof Instant time) statement.setString(index, IsoInstant.sortable(time));
        else if (value instanceof String || value instanceof LocalDate) statement.setString(index, value.toString());
        else
            throw new IllegalArgumentException(
                    "cannot bind a " + value.getClass().getName());
    }

    @Override
    public void close() throws SQLException {
        for (PreparedStatement statement : statements.values()) statement.close();
        statements.clear();
    }

    /** Makes a value of one row. */
    @FunctionalInterface
    public interface RowReader<T> {
        T read(Row row) throws SQLException;
    }

    /** Takes one row. */
    @FunctionalInterface
    public interface RowTaker {
        void take(Row row) throws SQLException;
    }
}
