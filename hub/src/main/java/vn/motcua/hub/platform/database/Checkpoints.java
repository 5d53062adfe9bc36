package vn.motcua.hub.platform.database;

import java.sql.SQLException;
import java.sql.Statement;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Takes what was committed over from the log into the store, in a pause of the writer and on its own connection: then nothing is left of
 * the log, and the next commit begins it anew. Otherwise it grows until SQLite takes it over in the middle of somebody's command, some 20 ms
 * for 16 MiB on a quick disk. Where there is no pause it still does. Writer thread.
 *
 * @see <a href="https://www.sqlite.org/c3ref/wal_checkpoint_v2.html">SQLite: PASSIVE</a>
 */
public final class Checkpoints {
    /** A command writes one to three: some 2 MiB of log, a few milliseconds. */
    private static final int EVENTS = 200;

    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
    private int waiting;

    /** After each commit. */
    public void committed(int events) {
        waiting += events;
    }

    /** When nobody waits for the writer. Between two commits: nothing may be undecided. */
    public void pause(Sql writer) throws SQLException {
        if (waiting < EVENTS) return;
        waiting = 0;
        try {
            writer.connection().setAutoCommit(true);
            try (Statement statement = writer.connection().createStatement()) {
                statement.execute("PRAGMA wal_checkpoint(PASSIVE)");
            }
        } catch (SQLException e) {
            // A full disk, say. Nothing is lost: the log has it all, and the next commit finds out by itself.
            LOG.debug("the log of the store waits to be taken over: {}", e.getMessage());
        }
        begin(writer);
    }

    /** Without a transaction each row of the next commit would be one of its own. Another program may hold the store just then. */
    private static void begin(Sql writer) throws SQLException {
        try {
            writer.connection().setAutoCommit(false);
        } catch (SQLException e) {
            LOG.warn("the store was busy between two commits: {}", e.getMessage());
            writer.rollback();
        }
    }
}
