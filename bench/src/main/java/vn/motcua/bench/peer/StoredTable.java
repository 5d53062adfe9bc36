package vn.motcua.bench.peer;

import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.stream.Collectors;

/**
 * A table as it stands in a store.
 *
 * @param columns all, in order
 * @param key of them, those of the primary key
 * @param rows in the order of the store
 */
record StoredTable(String name, List<String> columns, List<String> key, List<Object[]> rows) {
    static final StoredTable NONE = new StoredTable("", List.of(), List.of(), List.of());

    static StoredTable read(Statement statement, String name) throws SQLException {
        List<String> columns = new ArrayList<>();
        List<String> key = new ArrayList<>();
        try (ResultSet found = statement.executeQuery("PRAGMA table_info(\"" + name + "\")")) {
            while (found.next()) {
                columns.add(found.getString("name"));
                if (found.getInt("pk") > 0) key.add(found.getString("name"));
            }
        }
        List<Object[]> rows = new ArrayList<>();
        try (ResultSet found = statement.executeQuery("SELECT * FROM \"" + name + "\"")) {
            while (found.next()) {
                Object[] row = new Object[columns.size()];
                for (int i = 0; i < row.length; i++) row[i] = found.getObject(i + 1);
                rows.add(row);
            }
        }
        return new StoredTable(name, columns, key, rows);
    }

    int column(String column) {
        int at = columns.indexOf(column);
        if (at < 0) throw new IllegalArgumentException(name + " has no column " + column + ": there are " + columns);
        return at;
    }

    String insert() {
        String marks = String.join(", ", Collections.nCopies(columns.size(), "?"));
        return "INSERT INTO \"" + name + "\" VALUES (" + marks + ")";
    }

    String upsert() {
        String set = columns.stream()
                .filter(column -> !key.contains(column))
                .map(column -> column + " = excluded." + column)
                .collect(Collectors.joining(", "));
        return insert() + " ON CONFLICT (" + String.join(", ", key) + ") DO UPDATE SET " + set;
    }
}
