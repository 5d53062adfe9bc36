package vn.motcua.hub.platform.ledger;

import java.sql.SQLException;
import java.util.List;
import vn.motcua.core.event.Event;
import vn.motcua.hub.platform.database.Sql;

/**
 * State that follows the ledger: tables, and memory for the rules. What it becomes depends on the events alone, in their order,
 * never on a clock or the site's configuration, so that a rebuild comes out equal (I7). Writer thread only.
 */
public interface Projection {
    /** Its tables, all of them and no other's. */
    List<String> tables();

    /** Forgets its memory and reads it from the tables. */
    void load(Sql db) throws SQLException;

    /** Moves memory and tables by one event, in the transaction that appends it; rows may wait for {@link #write}. */
    void apply(Recorded recorded, Sql db) throws SQLException;

    /**
     * Writes the rows that {@link #apply} left for later: once a commit, and before anybody reads them by SQL. A ticket that five
     * events of one backlog touch is then one row written, not five.
     */
    default void write(Sql db) throws SQLException {}

    /** Whether it reads another projection's rows to apply this event: they are then written before. */
    default boolean readsRows(Event event) {
        return false;
    }

    /** The last step before the commit. Throws to prevent it: the whole batch is then undone. */
    default void committing() throws SQLException {}

    /** The transaction is committed: what other threads may see is published, what nobody needs is let go. */
    default void committed() {}
}
