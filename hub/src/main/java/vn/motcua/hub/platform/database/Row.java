package vn.motcua.hub.platform.database;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The current row of a result, by column name. Valid only while it is read. */
public final class Row {
    private final ResultSet rows;

    Row(ResultSet rows) {
        this.rows = rows;
    }

    public String text(String column) throws SQLException {
        String value = rows.getString(column);
        if (value == null) throw new SQLException("column " + column + " is null");
        return value;
    }

    public @Nullable String textOrNull(String column) throws SQLException {
        return rows.getString(column);
    }

    public int integer(String column) throws SQLException {
        return rows.getInt(column);
    }

    public @Nullable Integer integerOrNull(String column) throws SQLException {
        int value = rows.getInt(column);
        return rows.wasNull() ? null : value;
    }

    public long number(String column) throws SQLException {
        return rows.getLong(column);
    }

    public byte[] bytes(String column) throws SQLException {
        return rows.getBytes(column);
    }

    public Instant instant(String column) throws SQLException {
        return Instant.parse(text(column));
    }

    public @Nullable Instant instantOrNull(String column) throws SQLException {
        return orNull(column, Instant::parse);
    }

    public LocalDate day(String column) throws SQLException {
        return LocalDate.parse(text(column));
    }

    /** The text made into something else, such as an id; null stays null. */
    public <T> @Nullable T orNull(String column, Function<String, T> make) throws SQLException {
        String value = rows.getString(column);
        return value == null ? null : make.apply(value);
    }

    /** By place from 1, for rows of unknown shape: text, long, double, bytes or null. */
    public @Nullable Object value(int place) throws SQLException {
        return rows.getObject(place);
    }

    public int width() throws SQLException {
        return rows.getMetaData().getColumnCount();
    }

    public String column(int place) throws SQLException {
        return rows.getMetaData().getColumnName(place);
    }
}
