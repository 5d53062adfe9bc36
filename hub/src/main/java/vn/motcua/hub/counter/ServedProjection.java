package vn.motcua.hub.counter;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.motcua.core.event.ActionUndone;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.GroupPersonFinished;
import vn.motcua.core.event.StageFinished;
import vn.motcua.core.event.VisitFinished;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.VisitId;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.database.SqlTexts;
import vn.motcua.hub.platform.ledger.Projection;
import vn.motcua.hub.platform.ledger.Recorded;
import vn.motcua.hub.ticket.Ticket;
import vn.motcua.hub.ticket.TicketBook;

/**
 * What was served: visits, their services, people. Stands before the tickets' projection: it must see how long a ticket waited and was
 * served before it moves on.
 */
public final class ServedProjection implements Projection {
    static final SqlTexts SQL = SqlTexts.beside(ServedProjection.class, "served.sql");
    private static final String SAVE = SQL.get("save");
    private static final String TAKE_BACK = SQL.get("take-back");
    private final TicketBook tickets;

    public ServedProjection(TicketBook tickets) {
        this.tickets = tickets;
    }

    /** What came to its end. */
    enum Kind {
        VISIT,
        STAGE,
        PERSON
    }

    @Override
    public List<String> tables() {
        return List.of("served");
    }

    @Override
    public void load(Sql db) {}

    @Override
    public void apply(Recorded recorded, Sql db) throws SQLException {
        Event event = recorded.event();
        long position = recorded.position();
        if (event instanceof VisitFinished end)
            save(db, position, Kind.VISIT, end.visitId(), end.counterId(), end.personId(), end.at());
        else if (event instanceof StageFinished end)
            save(db, position, Kind.STAGE, end.visitId(), end.counterId(), end.personId(), end.at());
        else if (event instanceof GroupPersonFinished end)
            save(db, position, Kind.PERSON, end.visitId(), end.counterId(), end.personId(), end.at());
        else if (event instanceof ActionUndone undone) db.update(TAKE_BACK, undone.position());
    }

    private void save(
            Sql db, long position, Kind kind, VisitId visit, CounterId counter, PersonId person, Instant ended)
            throws SQLException {
        Optional<Ticket> known = tickets.ticket(visit);
        if (known.isEmpty()) return;
        Ticket ticket = known.get();
        Instant called = ticket.calledAt() == null ? ended : ticket.calledAt();
        db.update(
                SAVE,
                position,
                visit,
                ticket.day(),
                kind,
                ticket.service(),
                counter,
                person,
                kind == Kind.PERSON ? 1 : ticket.people(),
                seconds(ticket.waitsSince(), called),
                seconds(called, ended));
    }

    private static long seconds(Instant from, Instant to) {
        return Math.max(0, Duration.between(from, to).toSeconds());
    }
}
