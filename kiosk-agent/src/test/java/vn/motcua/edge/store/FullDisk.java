package vn.motcua.edge.store;

import java.sql.SQLException;

/** Lets a store run into a full disk: SQLite's own page limit gives the very error of a full volume. */
public final class FullDisk {
    private FullDisk() {}

    public static void limit(Tx tx, int pages) throws SQLException {
        tx.raw("PRAGMA max_page_count = " + pages);
    }
}
