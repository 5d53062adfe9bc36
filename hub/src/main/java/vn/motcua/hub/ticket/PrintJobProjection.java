package vn.motcua.hub.ticket;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Iterator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.PrintJobEnded;
import vn.motcua.core.event.PrintJobQueued;
import vn.motcua.core.model.VisitId;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.ledger.Projection;
import vn.motcua.hub.platform.ledger.Recorded;

/** Print jobs, and the paper state of each ticket. */
public final class PrintJobProjection implements Projection, TicketDesk.PrintOutcomes {
    private static final String SAVE = TicketTable.SQL.get("save-job");
    private static final String JOB = TicketTable.SQL.get("job");
    /** Jobs in memory: a beginning and its end come soon after each other. */
    private static final int IN_MEMORY = 2_000;

    private final TicketBook book;
    private final Map<String, PrintJob> latest = new LinkedHashMap<>();
    /** Changed, and not yet in the table. */
    private final Map<String, PrintJob> unwritten = new LinkedHashMap<>();

    private @Nullable Sql db;

    public PrintJobProjection(TicketBook book) {
        this.book = book;
    }

    @Override
    public List<String> tables() {
        return List.of("print_job");
    }

    @Override
    public void load(Sql from) {
        db = from;
        latest.clear();
        unwritten.clear();
    }

    /** The outcome of a job that has one. */
    @Override
    public Optional<String> of(String jobId) throws SQLException {
        if (db == null) throw new IllegalStateException("not loaded");
        return find(jobId, db).filter(job -> !job.isPending()).map(PrintJob::outcome);
    }

    @Override
    public void apply(Recorded recorded, Sql from) throws SQLException {
        String agent = recorded.envelope().source();
        Instant at = recorded.envelope().occurredAt();
        if (recorded.event() instanceof PrintJobQueued queued) {
            Optional<PrintJob> known = find(queued.jobId(), from);
            put(
                    known.map(job -> job.queuedAt(at)).orElseGet(() -> PrintJob.queued(queued, agent, at)),
                    queued.visitId(),
                    queued.attempt());
        } else if (recorded.event() instanceof PrintJobEnded ended) {
            String outcome = ended.outcome().name();
            Optional<PrintJob> known = find(ended.jobId(), from);
            put(
                    known.map(job -> job.ended(outcome, ended.reason(), at))
                            .orElseGet(() -> PrintJob.ended(ended, agent, at)),
                    ended.visitId(),
                    ended.attempt());
        }
    }

    private Optional<PrintJob> find(String jobId, Sql from) throws SQLException {
        PrintJob known = unwritten.get(jobId);
        if (known == null) known = latest.get(jobId);
        return known == null ? from.first(JOB, PrintJob::read, jobId) : Optional.of(known);
    }

    /** @param visit and attempt as the event has them */
    private void put(PrintJob job, VisitId visit, int attempt) {
        unwritten.put(job.jobId(), job);
        book.ticket(visit).ifPresent(ticket -> book.put(ticket.printed(job.outcome(), attempt)));
    }

    @Override
    public void write(Sql to) throws SQLException {
        for (PrintJob job : unwritten.values()) {
            save(to, job);
            latest.put(job.jobId(), job);
        }
        unwritten.clear();
        Iterator<String> eldest = latest.keySet().iterator();
        for (int beyond = latest.size() - IN_MEMORY; beyond > 0; beyond--) {
            eldest.next();
            eldest.remove();
        }
    }

    private static void save(Sql to, PrintJob job) throws SQLException {
        to.update(
                SAVE,
                job.jobId(),
                job.visitId(),
                job.agent(),
                job.printer(),
                job.attempt(),
                job.outcome(),
                job.reason(),
                job.queuedAt(),
                job.endedAt());
    }
}
