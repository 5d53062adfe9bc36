package vn.motcua.edge.store;

import java.sql.SQLException;

/** What an SQLite error means to us. Source: sqlite.org/rescode.html, primary result codes. */
final class SqliteFaults {
    private static final int SQLITE_IOERR = 10;
    private static final int SQLITE_FULL = 13;

    private SqliteFaults() {}

    /** No room for another byte; a full volume comes as either of the two. */
    static boolean isFull(Throwable e) {
        if (!(e instanceof SQLException sql)) return false;
        int primary = sql.getErrorCode() & 0xff;
        return primary == SQLITE_FULL || primary == SQLITE_IOERR;
    }
}
