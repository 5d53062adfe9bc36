package vn.motcua.hub.ticket;

import java.sql.SQLException;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.VisitId;
import vn.motcua.hub.platform.database.Sql;

/** Days read back through the writer's own connection, so that its open transaction is seen. Writer thread. */
final class StoredDays implements DaySource {
    private final Sql db;

    StoredDays(Sql db) {
        this.db = db;
    }

    @Override
    public List<Ticket> tickets(LocalDate day) {
        return read(() -> TicketTable.ofDay(db, day));
    }

    @Override
    public Optional<LocalDate> dayOf(VisitId visit) {
        return read(() -> db.first(TicketTable.SQL.get("day-of-visit"), row -> row.day("business_day"), visit));
    }

    @Override
    public Optional<LocalDate> dayOf(RequestId request) {
        return read(() -> db.first(TicketTable.SQL.get("day-of-request"), row -> row.day("business_day"), request));
    }

    /** Reading. */
    @FunctionalInterface
    private interface Read<T> {
        T run() throws SQLException;
    }

    private static <T> T read(Read<T> read) {
        try {
            return read.run();
        } catch (SQLException e) {
            throw new IllegalStateException("the store cannot be read: " + e.getMessage(), e);
        }
    }
}
