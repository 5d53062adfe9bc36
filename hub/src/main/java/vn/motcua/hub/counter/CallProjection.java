package vn.motcua.hub.counter;

import java.sql.SQLException;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import vn.motcua.core.event.ActionUndone;
import vn.motcua.core.event.AnnouncementMissed;
import vn.motcua.core.event.AnnouncementSpoken;
import vn.motcua.core.event.TicketCalled;
import vn.motcua.core.event.TicketRecalled;
import vn.motcua.core.model.AnnouncementId;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.model.ZoneId;
import vn.motcua.hub.platform.database.Row;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.ledger.Projection;
import vn.motcua.hub.platform.ledger.Recorded;
import vn.motcua.hub.ticket.TicketBook;

/** Announcements and what became of each; the latest stay in memory for the boards. */
public final class CallProjection implements Projection {
    private static final int IN_MEMORY = 1_000;
    private static final String ANNOUNCE = CounterProjection.SQL.get("announce");
    private static final String END = CounterProjection.SQL.get("end-announcement");
    private static final String WITHDRAW = CounterProjection.SQL.get("withdraw");
    private final ArrayDeque<Call> recent = new ArrayDeque<>();
    private final CallLog log;
    private final TicketBook tickets;

    /** Stands behind the tickets' projection. */
    public CallProjection(CounterBook counters, TicketBook tickets) {
        this.log = counters.calls();
        this.tickets = tickets;
    }

    @Override
    public List<String> tables() {
        return List.of("announcement");
    }

    @Override
    public void load(Sql db) throws SQLException {
        recent.clear();
        for (Call call : db.list(CounterProjection.SQL.get("recent"), CallProjection::read, IN_MEMORY))
            recent.addFirst(call);
        log.clear();
        Call last = recent.peekLast();
        for (Call call : recent) if (call.times() == 0 && CallLog.isKept(call.at(), last.at())) log(call);
    }

    private void log(Call call) {
        tickets.ticket(call.visitId())
                .ifPresent(ticket -> log.add(call.visitId(), call.counterId(), ticket.service(), call.at()));
    }

    @Override
    public void apply(Recorded recorded, Sql db) throws SQLException {
        if (recorded.event() instanceof TicketCalled event) {
            add(
                    db,
                    recorded,
                    new Call(
                            event.announcementId(),
                            event.visitId(),
                            event.zone(),
                            event.counterId(),
                            event.number().text(),
                            0,
                            event.at()));
        } else if (recorded.event() instanceof TicketRecalled event) {
            add(
                    db,
                    recorded,
                    new Call(
                            event.announcementId(),
                            event.visitId(),
                            event.zone(),
                            event.counterId(),
                            event.number().text(),
                            event.times(),
                            event.at()));
        } else if (recorded.event() instanceof AnnouncementSpoken event) {
            db.update(END, "SPOKEN", event.at(), event.announcementId());
        } else if (recorded.event() instanceof AnnouncementMissed event) {
            db.update(END, "MISSED " + event.reason(), event.at(), event.announcementId());
        } else if (recorded.event() instanceof ActionUndone event && event.action() == ActionUndone.Action.CALL) {
            db.update(WITHDRAW, event.at(), event.visitId(), event.counterId(), event.position());
            withdraw(event.visitId(), event.counterId());
            log.withdraw(event.visitId(), event.counterId());
        }
    }

    /** The boards take the call back, and its recalls: all down to the first of the latest call. */
    private void withdraw(VisitId visit, CounterId counter) {
        boolean isFirst = false;
        for (Iterator<Call> latest = recent.descendingIterator(); latest.hasNext() && !isFirst; ) {
            Call call = latest.next();
            if (!call.visitId().equals(visit) || !call.counterId().equals(counter)) continue;
            isFirst = call.times() == 0;
            latest.remove();
        }
    }

    private void add(Sql db, Recorded recorded, Call call) throws SQLException {
        recent.addLast(call);
        if (call.times() == 0) log(call);
        if (recent.size() > IN_MEMORY) recent.removeFirst();
        db.update(
                ANNOUNCE,
                call.announcementId(),
                call.visitId(),
                call.zone(),
                call.counterId(),
                call.number(),
                call.times(),
                call.at(),
                recorded.position());
    }

    /** The latest calls, oldest first. Writer thread. */
    List<Call> recent() {
        return new ArrayList<>(recent);
    }

    private static Call read(Row row) throws SQLException {
        return new Call(
                new AnnouncementId(row.text("announcement_id")),
                new VisitId(row.text("visit_id")),
                new ZoneId(row.text("zone")),
                new CounterId(row.text("counter")),
                row.text("number"),
                row.integer("times"),
                row.instant("called_at"));
    }
}
