package vn.motcua.hub.evidence;

import java.io.IOException;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.hub.platform.database.Row;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.database.SqlTexts;

/** Words about incidents that an earlier build kept in clear. Blocking; before anybody else uses the store. */
public final class PlainWords {
    private static final Logger LOG = LoggerFactory.getLogger(PlainWords.class);
    private static final SqlTexts SQL = SqlTexts.beside(PlainWords.class, "evidence.sql");

    private PlainWords() {}

    private record Plain(String id, String body) {
        static Plain of(Row row) throws SQLException {
            return new Plain(row.text("text_id"), row.text("body"));
        }
    }

    /**
     * Seals them, and writes the file anew so that nothing is left of them in free pages or in the log. Stopped at any step, the next
     * start goes on: the mark goes last.
     *
     * @param connection the store's writing one, without auto-commit
     */
    public static void seal(SealedWords words, Connection connection) throws IOException, SQLException {
        try (Sql db = new Sql(connection)) {
            if (db.first(SQL.get("plain-left"), row -> true).isEmpty()) return;
            for (Plain one : db.list(SQL.get("plain-words"), Plain::of))
                db.update(SQL.get("seal-word"), words.seal(one.id(), one.body()), one.id());
            connection.commit();
        }
        try {
            rewrite(connection);
        } catch (SQLException e) {
            // The hub must open all the same: on a full disk for one.
            LOG.warn("words of an earlier build are sealed, but rests may stand in the file: {}", e.getMessage());
            return;
        }
        try (Sql db = new Sql(connection)) {
            db.update(SQL.get("plain-gone"));
            connection.commit();
        }
    }

    private static void rewrite(Connection connection) throws SQLException {
        connection.setAutoCommit(true);
        try (Statement statement = connection.createStatement()) {
            statement.execute("VACUUM");
            statement.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        } finally {
            connection.setAutoCommit(false);
        }
    }
}
