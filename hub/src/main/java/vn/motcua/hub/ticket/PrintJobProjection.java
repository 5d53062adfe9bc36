package vn.motcua.hub.ticket;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.PrintJobEnded;
import vn.motcua.core.event.PrintJobQueued;
import vn.motcua.core.model.VisitId;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.ledger.Projection;
import vn.motcua.hub.platform.ledger.Recorded;

/** Print jobs as their agents' journals tell them, and the paper state of each ticket. The end may come before the beginning. */
public final class PrintJobProjection implements Projection, TicketDesk.PrintOutcomes {
    private static final String QUEUE = TicketTable.SQL.get("queue-job");
    private static final String END = TicketTable.SQL.get("end-job");
    private static final String JOB = TicketTable.SQL.get("job");
    private final TicketBook book;
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
    }

    /** The outcome of a job that has one. */
    @Override
    public Optional<String> of(String jobId) throws SQLException {
        if (db == null) throw new IllegalStateException("not loaded");
        return db.first(JOB, row -> row.text("outcome"), jobId)
                .filter(outcome -> !outcome.equals(Ticket.PAPER_PENDING));
    }

    @Override
    public void apply(Recorded recorded, Sql db) throws SQLException {
        String agent = recorded.envelope().source();
        Instant at = recorded.envelope().occurredAt();
        if (recorded.event() instanceof PrintJobQueued queued) {
            db.update(QUEUE, queued.jobId(), queued.visitId(), agent, queued.printer(), queued.attempt(), at);
            String outcome =
                    db.first(JOB, row -> row.text("outcome"), queued.jobId()).orElse(Ticket.PAPER_PENDING);
            paper(db, queued.visitId(), outcome, queued.attempt());
        } else if (recorded.event() instanceof PrintJobEnded ended) {
            db.update(
                    END,
                    ended.jobId(),
                    ended.visitId(),
                    agent,
                    ended.printer(),
                    ended.attempt(),
                    ended.outcome(),
                    ended.reason(),
                    at);
            // The first outcome stands (I5); another one later is an anomaly, see TicketDesk.
            String outcome =
                    db.first(JOB, row -> row.text("outcome"), ended.jobId()).orElseThrow();
            paper(db, ended.visitId(), outcome, ended.attempt());
        }
    }

    private void paper(Sql db, VisitId visit, String state, int attempt) throws SQLException {
        Optional<Ticket> known = book.ticket(visit);
        if (known.isEmpty()) return;
        Ticket changed = known.get().printed(state, attempt);
        book.put(changed);
        TicketTable.save(db, changed);
    }
}
