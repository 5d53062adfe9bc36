package vn.motcua.edge.store;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.sqlite.SQLiteConfig;
import org.sqlite.SQLiteDataSource;

/** The open file: how it is opened, migrated, and how a group of jobs becomes one commit. Writer thread only, once open. */
final class StoreFile {
    private static final Logger LOG = LoggerFactory.getLogger(StoreFile.class);
    private static final List<String> MIGRATIONS =
            List.of("001-base.sql", "002-slips.sql", "003-wait-bound.sql", "004-bookings.sql");

    private static final int LOG_PAGES = 1_000;
    private static final int SHORT_LOG_PAGES = 32;

    private final Connection connection;
    private final Statement control;
    private final Tx tx;
    private final NumberWitness witness;

    private StoreFile(Connection connection, Outbox.Settings outbox, NumberWitness witness) throws SQLException {
        this.connection = connection;
        this.control = connection.createStatement();
        this.witness = witness;
        this.tx = new Tx(connection, new SqlStatements(), outbox);
    }

    static StoreFile open(Path path, Outbox.Settings outbox, NumberWitness witness) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(5_000);
        config.setJournalSizeLimit(16 << 20);
        config.setCacheSize(-2_000);
        // Nobody asks for them, and the driver would prepare a query for the last row id after every insert.
        config.setGetGeneratedKeys(false);
        SQLiteDataSource source = new SQLiteDataSource(config);
        source.setUrl("jdbc:sqlite:" + path);
        Connection connection = source.getConnection();
        try {
            migrate(connection, path);
            StoreFile file = new StoreFile(connection, outbox, witness);
            file.hearWitness();
            return file;
        } catch (SQLException | RuntimeException e) {
            connection.close();
            throw e;
        }
    }

    private static void migrate(Connection connection, Path path) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            int version = version(statement);
            if (version > MIGRATIONS.size())
                throw new SQLException(path + " was written by a newer Motcua (form " + version + ", known here up to "
                        + MIGRATIONS.size() + ")");
            for (; version < MIGRATIONS.size(); version++) {
                statement.execute("BEGIN IMMEDIATE");
                for (String sql :
                        SqlStatements.resource(MIGRATIONS.get(version)).split(";\\s*\\n")) {
                    if (!sql.isBlank()) statement.execute(sql);
                }
                statement.execute("PRAGMA user_version = " + (version + 1));
                statement.execute("COMMIT");
            }
        }
    }

    private static int version(Statement statement) throws SQLException {
        try (ResultSet row = statement.executeQuery("PRAGMA user_version")) {
            return row.getInt(1);
        }
    }

    private void hearWitness() throws SQLException {
        control.execute("BEGIN IMMEDIATE");
        witness.compare(tx);
        control.execute("COMMIT");
    }

    /**
     * Runs all jobs and commits once. A job that fails for itself is undone for itself; a commit that fails, or a full disk, undoes
     * them all and is thrown.
     */
    void inTransaction(List<? extends StoreJob<?>> jobs) throws SQLException {
        control.execute("BEGIN IMMEDIATE");
        try {
            boolean isAlone = jobs.size() == 1;
            for (StoreJob<?> job : jobs) {
                if (isAlone) job.run(tx);
                else runUndoable(job);
            }
            // One that failed for itself is undone with its transaction when nobody shares it.
            if (isAlone && jobs.get(0).hasFailed()) {
                rollBack();
                return;
            }
            if (tx.bands().takeTouched()) witness.cover(tx);
            control.execute("COMMIT");
        } catch (SQLException | RuntimeException e) {
            rollBack();
            throw e;
        }
    }

    private void runUndoable(StoreJob<?> job) throws SQLException {
        control.execute("SAVEPOINT job");
        job.run(tx);
        if (job.hasFailed()) control.execute("ROLLBACK TO job");
        control.execute("RELEASE job");
    }

    void read(StoreJob<?> job) throws SQLException {
        job.run(tx);
    }

    /** Moves the write-ahead log into the file and gives its space back; what it held is there either way. */
    void reclaimLog() {
        try {
            control.execute("PRAGMA wal_checkpoint(TRUNCATE)");
        } catch (SQLException e) {
            LOG.debug("checkpoint: {}", e.getMessage());
        }
    }

    /** With little room left the log is kept short, so that the space goes to facts and not to their second copy. */
    void keepLogShort(boolean isShort) {
        try {
            control.execute("PRAGMA wal_autocheckpoint = " + (isShort ? SHORT_LOG_PAGES : LOG_PAGES));
        } catch (SQLException e) {
            LOG.debug("log length: {}", e.getMessage());
        }
    }

    private void rollBack() {
        try {
            control.execute("ROLLBACK");
        } catch (SQLException alreadyRolledBack) {
            // SQLite ends the transaction by itself on some errors, a full disk among them.
            LOG.debug("rollback: {}", alreadyRolledBack.getMessage());
        }
    }

    /** @param asIfKilled leaves the write-ahead log where it is, as a killed process would */
    void close(boolean asIfKilled) {
        try {
            if (!asIfKilled) control.execute("PRAGMA wal_checkpoint(TRUNCATE)");
            connection.close();
        } catch (SQLException e) {
            LOG.warn("closing the agent's store: {}", e.getMessage());
        }
    }
}
