package vn.motcua.hub.estimate;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.HashMap;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import vn.motcua.core.event.ActionUndone;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.StageFinished;
import vn.motcua.core.event.TicketIssued;
import vn.motcua.core.event.TicketStored;
import vn.motcua.core.event.VisitStarted;
import vn.motcua.core.event.VisitTransferred;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.SiteId;
import vn.motcua.core.model.VisitId;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.ledger.LedgerRow;
import vn.motcua.hub.platform.ledger.Recorded;

/**
 * What the ledger tells of the time before waits were learned: a hub that is updated begins with its centre's own visits, and a rebuild
 * of it comes out equal. Writer thread, once.
 */
final class History {
    /** A visit is called on its day; a fact of a kiosk that was cut off may come some days later. */
    private static final int DAYS = 14;

    private final Sql db;
    private final TreeMap<LocalDate, Map<VisitId, Deque<Waiting>>> days = new TreeMap<>();

    History(Sql db) {
        this.db = db;
    }

    /** What a visit waited for, and since when. */
    record Waiting(ServiceId service, Instant since) {}

    /** Takes an event of the ledger. */
    @FunctionalInterface
    interface Taker {
        void take(Recorded recorded) throws SQLException;
    }

    /** Whether counters worked in this store and nothing was learned from it. A rebuild has no ledger beside its tables. */
    boolean isUnread() throws SQLException {
        return hasRows("has-ledger") && !hasRows("has-learned") && hasRows("has-history");
    }

    private boolean hasRows(String name) throws SQLException {
        return db.first(EstimateTable.SQL.get(name), row -> true).isPresent();
    }

    void read(Taker taker) throws SQLException {
        SiteId site = new SiteId(db.first(EstimateTable.SQL.get("site"), row -> row.text("value"))
                .orElseThrow(() -> new SQLException("the store names no site")));
        db.each(EstimateTable.SQL.get("history"), row -> {
            Recorded recorded = LedgerRow.read(row).recorded(site);
            follow(recorded.event());
            taker.take(recorded);
        });
    }

    /** As it stood when the event at hand happened, not as the tables tell now. */
    Optional<Waiting> of(VisitId visit) {
        for (Map<VisitId, Deque<Waiting>> day : days.values()) {
            Deque<Waiting> known = day.get(visit);
            if (known != null) return Optional.ofNullable(known.peekLast());
        }
        return Optional.empty();
    }

    private void follow(Event event) {
        if (event instanceof TicketIssued issued)
            came(issued.businessDay(), issued.visitId(), new Waiting(issued.serviceId(), issued.issuedAt()));
        else if (event instanceof TicketStored stored)
            came(stored.businessDay(), stored.visitId(), new Waiting(stored.serviceId(), stored.issuedAt()));
        else if (event instanceof VisitStarted started)
            came(started.businessDay(), started.visitId(), new Waiting(started.serviceId(), started.at()));
        else if (event instanceof VisitTransferred sent) sent(sent.visitId(), sent.serviceId());
        else if (event instanceof StageFinished stage) sent(stage.visitId(), stage.nextServiceId());
        else if (event instanceof ActionUndone undone && isSending(undone.action())) back(undone.visitId());
    }

    private static boolean isSending(ActionUndone.Action action) {
        return action == ActionUndone.Action.TRANSFER || action == ActionUndone.Action.STAGE;
    }

    private void came(LocalDate day, VisitId visit, Waiting waiting) {
        if (of(visit).isPresent()) return;
        days.computeIfAbsent(day, key -> new HashMap<>())
                .computeIfAbsent(visit, key -> new ArrayDeque<>())
                .add(waiting);
        days.headMap(days.lastKey().minusDays(DAYS)).clear();
    }

    private void sent(VisitId visit, ServiceId service) {
        for (Map<VisitId, Deque<Waiting>> day : days.values()) {
            Deque<Waiting> known = day.get(visit);
            if (known != null)
                known.addLast(new Waiting(service, known.getLast().since()));
        }
    }

    private void back(VisitId visit) {
        for (Map<VisitId, Deque<Waiting>> day : days.values()) {
            Deque<Waiting> known = day.get(visit);
            if (known != null && known.size() > 1) known.removeLast();
        }
    }
}
