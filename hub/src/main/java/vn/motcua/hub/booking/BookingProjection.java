package vn.motcua.hub.booking;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import java.util.function.UnaryOperator;
import vn.motcua.core.event.BookingCancelled;
import vn.motcua.core.event.BookingCheckedIn;
import vn.motcua.core.event.BookingMade;
import vn.motcua.core.event.BookingMissed;
import vn.motcua.core.event.BookingMoved;
import vn.motcua.core.event.Event;
import vn.motcua.core.model.BookingId;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.ledger.Projection;
import vn.motcua.hub.platform.ledger.Recorded;

/** Bookings, in memory for the rules and as rows. */
public final class BookingProjection implements Projection {
    private final BookingBook book;
    private Instant latest = Instant.EPOCH;

    public BookingProjection(BookingBook book) {
        this.book = book;
    }

    @Override
    public List<String> tables() {
        return List.of("booking");
    }

    @Override
    public void load(Sql db) throws SQLException {
        latest = db.first(BookingTable.SQL.get("latest"), row -> row.instant("at"))
                .orElse(Instant.EPOCH);
        book.load(BookingTable.kept(db, latest.minus(BookingBook.KEPT)));
    }

    @Override
    public void apply(Recorded recorded, Sql db) throws SQLException {
        Event event = recorded.event();
        if (event instanceof BookingMade made) save(Booking.made(made), db);
        else if (event instanceof BookingMoved moved) change(moved.bookingId(), one -> one.moved(moved), db);
        else if (event instanceof BookingCheckedIn came) change(came.bookingId(), one -> one.checkedIn(came), db);
        else if (event instanceof BookingCancelled gone)
            change(gone.bookingId(), one -> one.ended(BookingStatus.CANCELLED, gone.at()), db);
        else if (event instanceof BookingMissed missed)
            change(missed.bookingId(), one -> one.ended(BookingStatus.MISSED, missed.at()), db);
    }

    private void change(BookingId id, UnaryOperator<Booking> change, Sql db) throws SQLException {
        Optional<Booking> known = book.booking(id);
        if (known.isEmpty()) known = BookingTable.ofId(db, id);
        if (known.isPresent()) save(change.apply(known.get()), db);
    }

    private void save(Booking booking, Sql db) throws SQLException {
        book.put(booking);
        BookingTable.save(db, booking);
        if (booking.changedAt().isAfter(latest)) latest = booking.changedAt();
    }

    @Override
    public void committed() {
        book.trim(latest);
    }
}
