package vn.motcua.hub.platform.people;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;

/** The statements of {@code people.sql} by name, and the few lines of JDBC that run them. Any thread. */
final class PeopleSql {
    /** Makes a value of a row. */
    @FunctionalInterface
    interface RowReader<T> {
        T read(ResultSet row) throws SQLException;
    }

    private final Map<String, String> statements = new HashMap<>();

    PeopleSql() {
        for (String part : resource().split("-- name: ")) {
            int end = part.indexOf('\n');
            if (end > 0) statements.put(part.substring(0, end).strip(), statement(part.substring(end)));
        }
    }

    int update(Connection db, String name, Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(db, name, values)) {
            return statement.executeUpdate();
        }
    }

    <T> List<T> list(Connection db, String name, RowReader<T> reader, Object... values) throws SQLException {
        try (PreparedStatement statement = prepare(db, name, values);
                ResultSet rows = statement.executeQuery()) {
            List<T> found = new ArrayList<>();
            while (rows.next()) found.add(reader.read(rows));
            return found;
        }
    }

    private PreparedStatement prepare(Connection db, String name, Object... values) throws SQLException {
        PreparedStatement statement = db.prepareStatement(
                Objects.requireNonNull(statements.get(name), () -> "people.sql has no statement " + name));
        for (int i = 0; i < values.length; i++) statement.setObject(i + 1, values[i]);
        return statement;
    }

    private static String statement(String text) {
        String one = text.strip();
        return one.endsWith(";") ? one.substring(0, one.length() - 1) : one;
    }

    private static String resource() {
        try (InputStream in = PeopleSql.class.getResourceAsStream("people.sql")) {
            return new String(Objects.requireNonNull(in, "people.sql").readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException("read people.sql", e);
        }
    }
}
