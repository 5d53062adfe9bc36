package vn.motcua.hub.platform.ledger;

import java.sql.SQLException;
import java.time.Instant;

/**
 * Rules with the state they look at bound in. Runs on the writer thread, and again if the batch has to be redone: nothing but
 * the answer may leave it.
 *
 * @param <T> the answer, a record that {@code core.wire.Json} can write and read
 */
@FunctionalInterface
public interface Decider<T> {
    Decision<T> decide(Instant now, IdSource ids) throws SQLException;
}
