package vn.motcua.hub.counter;

import java.sql.SQLException;
import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.motcua.core.event.ActionUndone;
import vn.motcua.core.event.CounterClosed;
import vn.motcua.core.event.CounterHandedOver;
import vn.motcua.core.event.CounterOpened;
import vn.motcua.core.event.CounterPaused;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.GroupPersonFinished;
import vn.motcua.core.event.StageFinished;
import vn.motcua.core.event.TicketCalled;
import vn.motcua.core.event.VisitFinished;
import vn.motcua.core.event.VisitNoShow;
import vn.motcua.core.event.VisitParked;
import vn.motcua.core.event.VisitStarted;
import vn.motcua.core.event.VisitTransferred;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.wire.Json;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.ledger.Projection;
import vn.motcua.hub.platform.ledger.Recorded;
import vn.motcua.hub.ticket.TicketBook;

/**
 * Keeps the visit and the counter as they were before each action, and puts them back when it is undone. Stands before every
 * projection that moves them: it must see them unmoved. What a machine told of the visit meanwhile stays (its paper, its number).
 */
public final class UndoProjection implements Projection {
    private static final String SAVE = CounterProjection.SQL.get("save-undoable");
    private static final String DELETE = CounterProjection.SQL.get("delete-undoable");
    private final UndoBook actions;
    private final CounterBook counters;
    private final TicketBook tickets;
    private final CounterProjection rows;
    /** Put in or taken out since the last write; empty: taken out. */
    private final Map<Long, Optional<Undoable>> unwritten = new LinkedHashMap<>();

    public UndoProjection(CounterBook counters, TicketBook tickets, CounterProjection rows) {
        this.actions = counters.undo();
        this.counters = counters;
        this.tickets = tickets;
        this.rows = rows;
    }

    @Override
    public List<String> tables() {
        return List.of("undoable");
    }

    @Override
    public void load(Sql db) throws SQLException {
        actions.clear();
        unwritten.clear();
        for (Undoable action : db.list(CounterProjection.SQL.get("undoables"), Undoable::read)) actions.push(action);
    }

    @Override
    public void apply(Recorded recorded, Sql db) throws SQLException {
        forget(actions.dropOld(recorded.recordedAt()));
        Event event = recorded.event();
        if (event instanceof TicketCalled called)
            keep(
                    recorded,
                    ActionUndone.Action.CALL,
                    called.visitId(),
                    called.counterId(),
                    called.personId(),
                    called.at());
        else if (event instanceof VisitFinished finished)
            keep(
                    recorded,
                    ActionUndone.Action.FINISH,
                    finished.visitId(),
                    finished.counterId(),
                    finished.personId(),
                    finished.at());
        else if (event instanceof VisitNoShow missed)
            keep(
                    recorded,
                    ActionUndone.Action.NO_SHOW,
                    missed.visitId(),
                    missed.counterId(),
                    missed.personId(),
                    missed.at());
        else if (event instanceof VisitTransferred sent)
            keep(recorded, ActionUndone.Action.TRANSFER, sent.visitId(), sent.counterId(), sent.personId(), sent.at());
        else if (event instanceof VisitParked parked)
            keep(
                    recorded,
                    ActionUndone.Action.PARK,
                    parked.visitId(),
                    parked.counterId(),
                    parked.personId(),
                    parked.at());
        else if (event instanceof StageFinished stage)
            keep(recorded, ActionUndone.Action.STAGE, stage.visitId(), stage.counterId(), stage.personId(), stage.at());
        else if (event instanceof GroupPersonFinished person)
            keep(
                    recorded,
                    ActionUndone.Action.PERSON,
                    person.visitId(),
                    person.counterId(),
                    person.personId(),
                    person.at());
        else if (event instanceof CounterOpened opened) forget(actions.drop(opened.counterId()));
        else if (event instanceof CounterClosed closed) forget(actions.drop(closed.counterId()));
        // A counter has one visit in hand: what was done before cannot come back beside it.
        else if (event instanceof VisitStarted started) forget(actions.drop(started.counterId()));
        else if (event instanceof CounterPaused paused) forget(actions.drop(paused.counterId()));
        else if (event instanceof CounterHandedOver handed) forget(actions.drop(handed.counterId()));
        else if (event instanceof ActionUndone undone) undo(undone, db);
    }

    private void keep(
            Recorded recorded,
            ActionUndone.Action action,
            VisitId visit,
            CounterId counter,
            PersonId person,
            Instant at) {
        tickets.ticket(visit).ifPresent(ticket -> {
            Undoable kept = new Undoable(recorded.position(), person, action, at, ticket, counters.counter(counter));
            actions.push(kept);
            unwritten.put(kept.position(), Optional.of(kept));
        });
    }

    private void undo(ActionUndone undone, Sql db) throws SQLException {
        Optional<Undoable> action = actions.pop(undone.counterId(), undone.position());
        if (action.isEmpty()) return;
        tickets.restore(action.get().ticket());
        rows.restore(db, action.get());
        unwritten.put(undone.position(), Optional.empty());
    }

    private void forget(List<Undoable> gone) {
        for (Undoable action : gone) unwritten.put(action.position(), Optional.empty());
    }

    @Override
    public void write(Sql db) throws SQLException {
        for (Map.Entry<Long, Optional<Undoable>> change : unwritten.entrySet()) {
            if (change.getValue().isPresent()) save(db, change.getValue().get());
            else db.update(DELETE, change.getKey());
        }
        unwritten.clear();
    }

    private static void save(Sql db, Undoable action) throws SQLException {
        db.update(
                SAVE,
                action.position(),
                action.state().counterId(),
                action.personId(),
                action.ticket().visitId(),
                action.action(),
                action.at(),
                Json.write(action.ticket()),
                Json.write(action.state()));
    }
}
