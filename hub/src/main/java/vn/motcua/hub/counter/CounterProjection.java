package vn.motcua.hub.counter;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.CounterClosed;
import vn.motcua.core.event.CounterHandedOver;
import vn.motcua.core.event.CounterOpened;
import vn.motcua.core.event.CounterResumed;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.StageFinished;
import vn.motcua.core.event.TicketCalled;
import vn.motcua.core.event.VisitCancelled;
import vn.motcua.core.event.VisitClosedUnserved;
import vn.motcua.core.event.VisitFinished;
import vn.motcua.core.event.VisitNoShow;
import vn.motcua.core.event.VisitParked;
import vn.motcua.core.event.VisitStarted;
import vn.motcua.core.event.VisitTransferred;
import vn.motcua.core.model.CallReason;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.Priority;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.wire.Json;
import vn.motcua.hub.line.CounterMemory;
import vn.motcua.hub.platform.database.Row;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.database.SqlTexts;
import vn.motcua.hub.platform.ledger.Projection;
import vn.motcua.hub.platform.ledger.Recorded;
import vn.motcua.hub.ticket.Ticket;
import vn.motcua.hub.ticket.TicketBook;

/** Counters, in memory for the rules and as rows. Stands behind the tickets' projection. */
public final class CounterProjection implements Projection {
    static final SqlTexts SQL = SqlTexts.beside(CounterProjection.class, "counter.sql");
    private static final String SAVE = SQL.get("save");
    private final CounterBook book;
    private final TicketBook tickets;

    public CounterProjection(CounterBook book, TicketBook tickets) {
        this.book = book;
        this.tickets = tickets;
    }

    @Override
    public List<String> tables() {
        return List.of("counter");
    }

    @Override
    public void load(Sql db) throws SQLException {
        book.clear();
        for (CounterState state : db.list(SQL.get("all"), CounterProjection::read)) book.put(state);
    }

    @Override
    public void apply(Recorded recorded, Sql db) throws SQLException {
        Event event = recorded.event();
        if (event instanceof CounterOpened opened) opened(db, opened);
        else if (event instanceof CounterClosed closed) closed(db, closed);
        else if (event instanceof CounterHandedOver handed)
            save(db, book.counter(handed.counterId()).takenBy(handed.to(), handed.at()));
        else if (event instanceof TicketCalled called) called(db, called);
        else if (event instanceof VisitFinished finished)
            ended(db, finished.counterId(), finished.visitId(), 1, finished.at());
        else if (event instanceof StageFinished stage) ended(db, stage.counterId(), stage.visitId(), 1, stage.at());
        else if (event instanceof VisitNoShow missed) ended(db, missed.counterId(), missed.visitId(), 0, missed.at());
        else if (event instanceof VisitTransferred sent) ended(db, sent.counterId(), sent.visitId(), 0, sent.at());
        else if (event instanceof VisitParked parked) ended(db, parked.counterId(), parked.visitId(), 0, parked.at());
        else if (event instanceof VisitStarted started) started(db, started);
        else if (event instanceof CounterResumed resumed)
            save(db, book.counter(resumed.counterId()).leftAt(resumed.at()));
        else if (event instanceof VisitCancelled cancelled) letGo(db, cancelled.visitId(), cancelled.at());
        else if (event instanceof VisitClosedUnserved unserved) letGo(db, unserved.visitId(), unserved.at());
    }

    private void letGo(Sql db, VisitId visit, Instant at) throws SQLException {
        Optional<CounterState> holder = book.holding(visit);
        if (holder.isPresent()) ended(db, holder.get().counterId(), visit, 0, at);
    }

    /** Nobody of the line was called: what the counter remembers of its calls stays. */
    private void started(Sql db, VisitStarted event) throws SQLException {
        CounterState before = book.counter(event.counterId());
        save(db, state(before, event.visitId(), before.memory(), before.servedToday(), before.day()));
    }

    private void opened(Sql db, CounterOpened event) throws SQLException {
        CounterState before = book.counter(event.counterId());
        save(
                db,
                new CounterState(
                        event.counterId(),
                        event.personId(),
                        event.at(),
                        null,
                        CounterMemory.NONE,
                        before.servedToday(),
                        before.day(),
                        null));
    }

    private void closed(Sql db, CounterClosed event) throws SQLException {
        CounterState before = book.counter(event.counterId());
        save(
                db,
                new CounterState(
                        event.counterId(),
                        null,
                        null,
                        null,
                        CounterMemory.NONE,
                        before.servedToday(),
                        before.day(),
                        null));
    }

    private void called(Sql db, TicketCalled event) throws SQLException {
        CounterState before = book.counter(event.counterId());
        save(db, state(before, event.visitId(), after(before.memory(), event), before.servedToday(), before.day()));
    }

    private CounterMemory after(CounterMemory before, TicketCalled event) {
        TicketCalled.Order order = event.order();
        if (order == null) return new CounterMemory(oldRun(before, event), null, List.of());
        if (order.reason() == CallReason.CHOSEN || order.reason() == CallReason.COMPANION) return before;
        return before.after(order.profile(), order.passed(), order.use());
    }

    /** Events without an order were counted like this, and are when the tables are built anew. */
    private int oldRun(CounterMemory before, TicketCalled event) {
        boolean isPriority = tickets.ticket(event.visitId())
                .filter(ticket -> ticket.priority().equals(Priority.PRIORITY))
                .isPresent();
        return isPriority ? before.passed() + 1 : 0;
    }

    private void ended(Sql db, CounterId counter, VisitId visit, int served, Instant at) throws SQLException {
        CounterState before = book.counter(counter);
        VisitId inHand = visit.equals(before.visitId()) ? null : before.visitId();
        LocalDate day = tickets.ticket(visit).map(Ticket::day).orElse(before.day());
        boolean isSameDay = day != null && day.equals(before.day());
        int count = isSameDay ? before.servedToday() + served : served;
        save(db, state(before, inHand, before.memory(), count, day).leftAt(at));
    }

    private static CounterState state(
            CounterState before, @Nullable VisitId visit, CounterMemory memory, int served, @Nullable LocalDate day) {
        return new CounterState(
                before.counterId(), before.personId(), before.openedAt(), visit, memory, served, day, before.leftAt());
    }

    /** Puts a counter back as it was before an action that was undone. */
    void restore(Sql db, Undoable undone) throws SQLException {
        save(db, undone.state());
    }

    private void save(Sql db, CounterState state) throws SQLException {
        book.put(state);
        db.update(
                SAVE,
                state.counterId(),
                state.personId(),
                state.openedAt(),
                state.visitId(),
                state.memory().passed(),
                state.memory().profile() == null ? "" : Json.write(state.memory()),
                state.servedToday(),
                state.day(),
                state.leftAt());
    }

    private static CounterMemory memory(Row row) throws SQLException {
        String text = row.text("memory");
        return text.isEmpty()
                ? new CounterMemory(row.integer("priority_run"), null, List.of())
                : Json.read(text, CounterMemory.class);
    }

    private static CounterState read(Row row) throws SQLException {
        return new CounterState(
                new CounterId(row.text("counter_id")),
                row.orNull("person_id", PersonId::new),
                row.instantOrNull("opened_at"),
                row.orNull("visit_id", VisitId::new),
                memory(row),
                row.integer("served_today"),
                row.orNull("day", LocalDate::parse),
                row.instantOrNull("left_at"));
    }
}
