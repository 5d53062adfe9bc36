package vn.motcua.edge.store;

import io.vertx.core.json.JsonObject;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.motcua.core.event.PrintJobEnded;
import vn.motcua.core.event.PrintJobQueued;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.VisitId;
import vn.motcua.edge.print.JobClosedException;
import vn.motcua.edge.print.PrintJob;
import vn.motcua.edge.print.PrintOutcome;
import vn.motcua.edge.print.TicketPrintout;

/** The journal of print jobs, each with the facts that tell the hub of it. */
public final class PrintJobs {
    private static final int REMEMBERED_MAX = 8;

    private final Tx tx;
    // A printout never changes; that of a job under way is asked for at each of its steps.
    private final Map<String, TicketPrintout> printouts = new LinkedHashMap<>() {
        @Override
        protected boolean removeEldestEntry(Map.Entry<String, TicketPrintout> eldest) {
            return size() > REMEMBERED_MAX;
        }
    };

    PrintJobs(Tx tx) {
        this.tx = tx;
    }

    /**
     * Queues a job and records {@link PrintJobQueued}; belongs in the transaction of the ticket it prints.
     *
     * @param visitRequest the request the visit began with
     */
    public void queue(PrintJob job, RequestId visitRequest) throws SQLException {
        tx.update(
                "job_insert",
                job.jobId(),
                job.requestId(),
                job.visitId(),
                job.number(),
                job.attempt(),
                job.printerName(),
                job.createdAt().toString(),
                job.expiresAt().toString(),
                job.printout().toJson().encode());
        printouts.put(job.jobId(), job.printout());
        tx.outbox()
                .append(new PrintJobQueued(
                        job.jobId(), new VisitId(job.visitId()), visitRequest, job.printerName(), job.attempt()));
    }

    public Optional<StoredJob> find(String jobId) throws SQLException {
        return tx.one("job_get", this::read, jobId);
    }

    /** Oldest first. */
    public List<StoredJob> open() throws SQLException {
        return tx.list("job_open", this::read);
    }

    /** By attempt. */
    public List<StoredJob> ofVisit(VisitId visit) throws SQLException {
        return tx.list("job_of_visit", this::read, visit.value());
    }

    /** Newest first. */
    public List<StoredJob> recent(int limit) throws SQLException {
        return tx.list("job_recent", this::read, limit);
    }

    StoredJob sent(String jobId, int bytesTotal, Instant now) throws SQLException {
        StoredJob held = require(jobId);
        if (held.outcome() != null) throw new JobClosedException(jobId, held.outcome());
        tx.update("job_sent", bytesTotal, now.toString(), jobId);
        return new StoredJob(held.job(), StoredJob.State.SENT, null);
    }

    StoredJob ended(String jobId, PrintOutcome outcome, Instant now) throws SQLException {
        StoredJob held = require(jobId);
        if (held.outcome() != null) {
            if (held.outcome().equals(outcome)) return held;
            throw new JobClosedException(jobId, held.outcome());
        }
        tx.update("job_ended", now.toString(), outcome.name(), outcome.reason(), jobId);
        tx.outbox()
                .append(new PrintJobEnded(
                        jobId,
                        new VisitId(held.job().visitId()),
                        held.job().printerName(),
                        held.job().attempt(),
                        PrintJobEnded.Outcome.valueOf(outcome.name()),
                        outcome instanceof PrintOutcome.Confirmed ? "" : outcome.reason()));
        return new StoredJob(held.job(), StoredJob.State.ENDED, outcome);
    }

    void expire(Instant before) throws SQLException {
        tx.update("job_expire", before.toString());
    }

    private StoredJob require(String jobId) throws SQLException {
        return find(jobId).orElseThrow(() -> new IllegalArgumentException("print job " + jobId + " is not known"));
    }

    private StoredJob read(ResultSet row) throws SQLException {
        String outcome = row.getString("outcome");
        return new StoredJob(
                new PrintJob(
                        row.getString("job_id"),
                        row.getString("request_id"),
                        row.getString("visit_id"),
                        row.getString("number_text"),
                        row.getInt("attempt"),
                        row.getString("printer"),
                        Instant.parse(row.getString("created_at")),
                        Instant.parse(row.getString("expires_at")),
                        printout(row)),
                StoredJob.State.valueOf(row.getString("state")),
                outcome == null ? null : PrintOutcome.of(outcome, row.getString("reason")));
    }

    private TicketPrintout printout(ResultSet row) throws SQLException {
        TicketPrintout known = printouts.get(row.getString("job_id"));
        return known != null ? known : TicketPrintout.fromJson(new JsonObject(row.getString("printout")));
    }
}
