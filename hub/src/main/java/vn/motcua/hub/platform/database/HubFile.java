package vn.motcua.hub.platform.database;

import java.nio.file.Path;
import java.sql.Connection;
import java.sql.SQLException;
import org.flywaydb.core.Flyway;
import org.sqlite.SQLiteConfig;

/** The SQLite file: how it is opened, and its schema. Blocking; never on an event loop. */
public final class HubFile {
    public static final String NAME = "hub.db";
    private static final int BUSY_MS = 5_000;
    // Pages between checkpoints: 16 MiB of log, so a burst is not stalled by its own checkpoint.
    private static final String CHECKPOINT_PAGES = "4000";

    private HubFile() {}

    public static String url(Path file) {
        return "jdbc:sqlite:" + file;
    }

    /** The one writing connection: WAL, {@code synchronous=FULL}, no auto-commit. */
    public static Connection openWriter(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.WAL);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        config.setBusyTimeout(BUSY_MS);
        config.setTransactionMode(SQLiteConfig.TransactionMode.IMMEDIATE);
        config.setPragma(SQLiteConfig.Pragma.WAL_AUTOCHECKPOINT, CHECKPOINT_PAGES);
        // Nobody asks for them, and the driver would prepare a query for the last row id after every insert.
        config.setGetGeneratedKeys(false);
        Connection connection = config.createConnection(url(file));
        connection.setAutoCommit(false);
        return connection;
    }

    /** Writes to a file no hub has open, without a log beside it: it can be moved at once. No auto-commit. */
    public static Connection openOffline(Path file) throws SQLException {
        SQLiteConfig config = new SQLiteConfig();
        config.setJournalMode(SQLiteConfig.JournalMode.DELETE);
        config.setSynchronous(SQLiteConfig.SynchronousMode.FULL);
        Connection connection = config.createConnection(url(file));
        connection.setAutoCommit(false);
        return connection;
    }

    /** Reads only, also of a file nobody else has open. */
    public static Connection openReader(Path file) throws SQLException {
        return readerConfig().createConnection(url(file));
    }

    static SQLiteConfig readerConfig() {
        SQLiteConfig config = new SQLiteConfig();
        config.setBusyTimeout(BUSY_MS);
        config.setReadOnly(true);
        return config;
    }

    /** Brings the schema up to date; about a second. */
    public static void migrate(Path file) {
        migrate(url(file));
    }

    static void migrate(String url) {
        Flyway.configure(HubFile.class.getClassLoader())
                .dataSource(url, null, null)
                .locations("classpath:vn/motcua/hub/db/migration")
                .validateMigrationNaming(true)
                .load()
                .migrate();
    }
}
