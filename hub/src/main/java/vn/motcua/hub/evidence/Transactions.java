package vn.motcua.hub.evidence;

import java.sql.SQLException;
import vn.motcua.hub.platform.database.Sql;

/** The store's one writing connection, as evidence sees it. Blocks; never on an event loop. */
public interface Transactions {
    /** Commits with {@code synchronous=FULL} before it returns; undoes all of it when {@code work} throws. */
    <T> T run(Work<T> work) throws SQLException;

    /** What is done in one transaction. */
    @FunctionalInterface
    interface Work<T> {
        T run(Sql db) throws SQLException;
    }
}
