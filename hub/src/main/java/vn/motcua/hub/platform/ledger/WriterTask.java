package vn.motcua.hub.platform.ledger;

import java.sql.SQLException;
import java.time.Instant;

/** One piece of work in a batch of the writer. May be run again when the batch is redone; answers only after the commit. */
interface WriterTask {
    /** Events it brings; 1 for a command. */
    default int weight() {
        return 1;
    }

    void run(WriterTurn turn, Instant now) throws SQLException;

    /** Its transaction is committed. */
    void committed();

    /** It did not happen. */
    void failed(Throwable cause);

    /**
     * It failed alone, in a transaction of its own. Says whether it changed so that another try may pass, such as one event
     * marked for quarantine.
     */
    default boolean canYield() {
        return false;
    }
}
