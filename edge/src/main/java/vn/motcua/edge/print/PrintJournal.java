package vn.motcua.edge.print;

import io.vertx.core.Future;
import java.util.List;

/**
 * The memory of print jobs that survives {@code kill -9}. Whoever issues a ticket writes the job (state QUEUED) in the same
 * transaction as the ticket, before it is submitted to the printer. A future succeeds only when the fact is durable. Any thread.
 */
public interface PrintJournal {

    /** All jobs without an outcome, of every printer of this agent, oldest first. Read once per printer, at start-up. */
    Future<List<OpenJob>> open();

    /**
     * QUEUED → SENT, durable before the first ticket byte leaves. Called again for a job that is SENT it succeeds and changes nothing:
     * that is the retry after a line was lost with not one byte taken.
     *
     * @param bytesTotal length of the ticket in bytes
     * @return fails with {@link JobClosedException} if the job has an outcome already, and with anything else if it could not be
     *     stored or the job is not known; in both cases nothing is printed
     */
    Future<Void> sent(String jobId, int bytesTotal);

    /**
     * Records the one outcome of a job. The first one stands: a second call with the same outcome succeeds and changes nothing, with
     * another outcome it fails with {@link JobClosedException}.
     */
    Future<Void> ended(String jobId, PrintOutcome outcome);
}
