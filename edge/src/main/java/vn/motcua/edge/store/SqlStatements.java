package vn.motcua.edge.store;

import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.util.HashMap;
import java.util.Map;

/** SQL texts of this package by name, from {@code statements.sql}. Any thread. */
final class SqlStatements {
    private static final String MARK = "-- name: ";

    private final Map<String, String> byName = new HashMap<>();

    SqlStatements() {
        for (String part : resource("statements.sql").split(MARK)) {
            int end = part.indexOf('\n');
            if (end > 0)
                byName.put(
                        part.substring(0, end).strip(), part.substring(end + 1).strip());
        }
    }

    String get(String name) {
        String sql = byName.get(name);
        if (sql == null) throw new IllegalArgumentException("no SQL statement is called " + name);
        return sql;
    }

    static String resource(String name) {
        try (InputStream in = SqlStatements.class.getResourceAsStream(name)) {
            if (in == null) throw new IllegalStateException("resource " + name + " is missing");
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
