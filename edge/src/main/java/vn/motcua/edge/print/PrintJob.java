package vn.motcua.edge.print;

import java.time.Instant;

/**
 * One attempt to put one ticket on paper. A reprint is another job with its own id, the same visit and number, the next attempt and
 * the mark on its paper.
 *
 * @param jobId UUIDv7; submitted twice it is still one job
 * @param requestId of the touch or command that asked for the paper
 * @param visitId whose ticket it is
 * @param number as called, for logs and screens
 * @param attempt 1 for the first paper of this ticket
 * @param printerName the printer that shall print it
 * @param createdAt by the agent's clock
 * @param expiresAt from here on it is not printed any more: a late ticket would be taken by the wrong person
 * @param printout what stands on it
 */
public record PrintJob(
        String jobId,
        String requestId,
        String visitId,
        String number,
        int attempt,
        String printerName,
        Instant createdAt,
        Instant expiresAt,
        TicketPrintout printout) {
    public PrintJob {
        if (jobId.isBlank()) throw new IllegalArgumentException("a print job without an id");
        if (attempt < 1) throw new IllegalArgumentException("job " + jobId + ": attempt starts at 1, got " + attempt);
        if (attempt > 1 && printout.reprintMark() == null)
            throw new IllegalArgumentException(
                    "job " + jobId + ": attempt " + attempt + " must carry the reprint mark");
        if (attempt == 1 && printout.reprintMark() != null)
            throw new IllegalArgumentException("job " + jobId + ": a first paper must not carry a reprint mark");
    }

    public boolean isExpired(Instant now) {
        return !now.isBefore(expiresAt);
    }
}
