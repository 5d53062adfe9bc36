package vn.motcua.hub.ticket;

import java.sql.SQLException;
import java.time.Instant;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.PrintJobEnded;
import vn.motcua.core.event.PrintJobQueued;
import vn.motcua.core.model.VisitId;
import vn.motcua.hub.platform.database.Row;

/**
 * A print job as its agent's journal tells it; its end may be told before its beginning.
 *
 * @param outcome {@link Ticket#PAPER_PENDING} until it ended
 */
record PrintJob(
        String jobId,
        VisitId visitId,
        String agent,
        String printer,
        int attempt,
        String outcome,
        String reason,
        @Nullable Instant queuedAt,
        @Nullable Instant endedAt) {
    static PrintJob queued(PrintJobQueued event, String agent, Instant at) {
        return new PrintJob(
                event.jobId(),
                event.visitId(),
                agent,
                event.printer(),
                event.attempt(),
                Ticket.PAPER_PENDING,
                "",
                at,
                null);
    }

    static PrintJob ended(PrintJobEnded event, String agent, Instant at) {
        return new PrintJob(
                event.jobId(),
                event.visitId(),
                agent,
                event.printer(),
                event.attempt(),
                event.outcome().name(),
                event.reason(),
                null,
                at);
    }

    static PrintJob read(Row row) throws SQLException {
        return new PrintJob(
                row.text("job_id"),
                new VisitId(row.text("visit_id")),
                row.text("agent"),
                row.text("printer"),
                row.integer("attempt"),
                row.text("outcome"),
                row.text("reason"),
                row.instantOrNull("queued_at"),
                row.instantOrNull("ended_at"));
    }

    boolean isPending() {
        return outcome.equals(Ticket.PAPER_PENDING);
    }

    PrintJob queuedAt(Instant at) {
        return new PrintJob(jobId, visitId, agent, printer, attempt, outcome, reason, at, endedAt);
    }

    /** The first outcome stands (I5); another one later is an anomaly, see {@link TicketDesk}. */
    PrintJob ended(String how, String why, Instant at) {
        return isPending() ? new PrintJob(jobId, visitId, agent, printer, attempt, how, why, queuedAt, at) : this;
    }
}
