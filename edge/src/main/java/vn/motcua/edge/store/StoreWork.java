package vn.motcua.edge.store;

import java.sql.SQLException;

/**
 * What is to be done in one transaction: all of it or nothing. It may run a second time when the disk was full at the first, so it
 * changes nothing but through the {@link Tx}. Whatever it throws fails its Future and undoes its changes.
 */
public interface StoreWork<T> {
    T run(Tx tx) throws SQLException;
}
