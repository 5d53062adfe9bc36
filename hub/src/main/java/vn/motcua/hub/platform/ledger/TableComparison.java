package vn.motcua.hub.platform.ledger;

import java.sql.ResultSet;
import java.sql.ResultSetMetaData;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Objects;
import org.jspecify.annotations.Nullable;
import vn.motcua.hub.platform.database.Sql;

/** One table on both sides, row by row in the order of its leading columns, which hold its key. */
public final class TableComparison {
    private TableComparison() {}

    /** Notes the first row that differs. */
    public static void compare(String table, Sql live, Sql rebuilt, List<StoreProblem> problems) throws SQLException {
        String sql = "SELECT * FROM " + table + " ORDER BY " + (width(table, rebuilt) > 2 ? "1, 2, 3" : "1, 2");
        try (Statement one = live.connection().createStatement();
                Statement other = rebuilt.connection().createStatement();
                ResultSet stored = one.executeQuery(sql);
                ResultSet due = other.executeQuery(sql)) {
            while (true) {
                boolean hasStored = stored.next();
                boolean hasDue = due.next();
                if (!hasStored && !hasDue) return;
                String difference = !hasStored || !hasDue ? missing(hasStored) : difference(stored, due);
                if (difference == null) continue;
                String key = String.valueOf((hasStored ? stored : due).getObject(1));
                problems.add(new StoreProblem("PROJECTION", table + " " + key, difference));
                return;
            }
        }
    }

    private static int width(String table, Sql db) throws SQLException {
        return db.first("SELECT count(*) AS width FROM pragma_table_info(?)", row -> row.integer("width"), table)
                .orElse(0);
    }

    private static String missing(boolean hasStored) {
        return hasStored ? "a row the ledger does not tell of" : "the row is missing";
    }

    private static @Nullable String difference(ResultSet stored, ResultSet due) throws SQLException {
        ResultSetMetaData columns = due.getMetaData();
        for (int i = 1; i <= columns.getColumnCount(); i++) {
            Object found = stored.getObject(i);
            Object expected = due.getObject(i);
            if (!Objects.equals(found, expected))
                return columns.getColumnName(i) + " is " + found + ", the ledger says " + expected;
        }
        return null;
    }
}
