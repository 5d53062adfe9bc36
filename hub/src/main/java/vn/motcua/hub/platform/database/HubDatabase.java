package vn.motcua.hub.platform.database;

import io.vertx.core.Future;
import java.sql.Connection;
import java.sql.SQLException;

/**
 * Rows beside the ledger (people, sessions) in the same file. Any thread; work runs on the database's own threads, the Future
 * completes on the caller's context.
 *
 * <p>Migrations are {@code vn/motcua/hub/db/migration/V…__….sql} on the class path: V1 to V99 belong to the ledger and its
 * features, V100 and above to people.
 */
public interface HubDatabase {
    /** On a read-only connection of the readers' pool; sees everything committed before the call. */
    <T> Future<T> read(SqlWork<T> work);

    /**
     * On the one writing connection, in the site writer's turn. Completes after the commit with {@code synchronous=FULL}; a
     * thrown exception undoes this work only. Never for facts: those are events.
     */
    <T> Future<T> write(SqlWork<T> work);

    /** As {@link #write}, for work with nothing to tell but that it is done. */
    default Future<Void> change(Change change) {
        return write(db -> {
                    change.run(db);
                    return true;
                })
                .mapEmpty();
    }

    /** Work on the writing connection that answers nothing. */
    @FunctionalInterface
    interface Change {
        void run(Connection db) throws SQLException;
    }
}
