package vn.motcua.hub.platform.database;

import java.sql.Connection;
import java.sql.SQLException;

/** Work on a connection that belongs to the caller: never close, commit or keep it. */
@FunctionalInterface
public interface SqlWork<T> {
    T run(Connection db) throws SQLException;
}
