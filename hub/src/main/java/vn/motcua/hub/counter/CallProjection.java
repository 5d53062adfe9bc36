package vn.motcua.hub.counter;

import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.Iterator;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.ActionUndone;
import vn.motcua.core.event.AnnouncementMissed;
import vn.motcua.core.event.AnnouncementSpoken;
import vn.motcua.core.event.TicketCalled;
import vn.motcua.core.event.TicketRecalled;
import vn.motcua.core.model.AnnouncementId;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.model.ZoneId;
import vn.motcua.hub.platform.database.Row;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.ledger.Projection;
import vn.motcua.hub.platform.ledger.Recorded;
import vn.motcua.hub.ticket.Ticket;
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
        if (recent.isEmpty()) return;
        Map<AnnouncementId, ServiceId> services = new HashMap<>();
        db.list(CounterProjection.SQL.get("called-for"), row -> service(row, services), IN_MEMORY);
        Instant last = recent.getLast().at();
        for (Call call : recent)
            if (call.times() == 0 && CallLog.isKept(call.at(), last))
                log(call.visitId(), call.counterId(), services.get(call.announcementId()), call.at());
    }

    private static boolean service(Row row, Map<AnnouncementId, ServiceId> services) throws SQLException {
        ServiceId service = row.orNull("service", ServiceId::new);
        if (service != null) services.put(new AnnouncementId(row.text("announcement_id")), service);
        return true;
    }

    /** @param service waited for at the call; null where the fact does not tell: then what the visit waits for now */
    private void log(VisitId visit, CounterId counter, @Nullable ServiceId service, Instant at) {
        Optional.ofNullable(service)
                .or(() -> tickets.ticket(visit).map(Ticket::service))
                .ifPresent(asked -> log.add(visit, counter, asked, at));
    }

    @Override
    public void apply(Recorded recorded, Sql db) throws SQLException {
        if (recorded.event() instanceof TicketCalled event) {
            log(event.visitId(), event.counterId(), event.serviceId(), event.at());
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
