package vn.motcua.hub.booking;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.motcua.core.model.BookingId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Text;
import vn.motcua.core.model.VisitId;
import vn.motcua.hub.platform.database.Row;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.database.SqlTexts;

/** Bookings as rows. Whose connection, the caller knows. */
final class BookingTable {
    static final SqlTexts SQL = SqlTexts.beside(BookingTable.class, "booking.sql");

    private BookingTable() {}

    static void save(Sql db, Booking booking) throws SQLException {
        db.update(
                SQL.get("save"),
                booking.id(),
                booking.service(),
                booking.startsAt(),
                booking.endsAt(),
                booking.codeHash(),
                booking.locale(),
                booking.status(),
                booking.moves(),
                booking.madeAt(),
                booking.changedAt(),
                booking.visitId(),
                booking.checkedInAt());
    }

    /** To come, or not older than that. */
    static List<Booking> kept(Sql db, Instant startsFrom) throws SQLException {
        return db.list(SQL.get("kept"), BookingTable::read, startsFrom);
    }

    static Optional<Booking> ofId(Sql db, BookingId id) throws SQLException {
        return db.first(SQL.get("of-id"), BookingTable::read, id);
    }

    static Optional<Booking> ofCode(Sql db, String codeHash) throws SQLException {
        return db.first(SQL.get("of-code"), BookingTable::read, codeHash);
    }

    /** That begin in this time, earliest first. */
    static List<Booking> between(Sql db, Instant from, Instant until) throws SQLException {
        return db.list(SQL.get("between"), BookingTable::read, from, until);
    }

    /** When bookings of a service that take a place begin, one entry each. */
    static List<Instant> taken(Sql db, ServiceId service, Instant from, Instant until) throws SQLException {
        return db.list(SQL.get("taken"), row -> row.instant("starts_at"), service, from, until);
    }

    private static Booking read(Row row) throws SQLException {
        return new Booking(
                new BookingId(row.text("booking_id")),
                new ServiceId(row.text("service")),
                row.instant("starts_at"),
                row.instant("ends_at"),
                row.text("code_hash"),
                Text.Locale.valueOf(row.text("locale")),
                BookingStatus.valueOf(row.text("status")),
                row.integer("moves"),
                row.instant("made_at"),
                row.instant("changed_at"),
                row.orNull("visit_id", VisitId::new),
                row.instantOrNull("checked_in_at"));
    }
}
