package vn.motcua.hub.estimate;

import java.sql.SQLException;
import java.time.Instant;
import java.util.Optional;
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
    private final Sql db;

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
        db.each(
                EstimateTable.SQL.get("history"),
                row -> taker.take(LedgerRow.read(row).recorded(site)));
    }

    Optional<Waiting> of(VisitId visit) throws SQLException {
        return db.first(
                EstimateTable.SQL.get("waiting-of"),
                row -> new Waiting(new ServiceId(row.text("service")), row.instant("issued_at")),
                visit);
    }
}
