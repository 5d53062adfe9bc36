package vn.motcua.hub.counter;

import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import vn.motcua.core.event.ActionUndone;
import vn.motcua.core.event.CounterClosed;
import vn.motcua.core.event.CounterHandedOver;
import vn.motcua.core.event.CounterOpened;
import vn.motcua.core.event.CounterPaused;
import vn.motcua.core.event.CounterResumed;
import vn.motcua.core.event.CounterServedFor;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.HandOverOffered;
import vn.motcua.core.event.HandOverWithdrawn;
import vn.motcua.core.event.HelpAsked;
import vn.motcua.core.event.HelpEnded;
import vn.motcua.core.event.HelpTaken;
import vn.motcua.core.event.StageFinished;
import vn.motcua.core.event.VisitCancelled;
import vn.motcua.core.event.VisitClosedUnserved;
import vn.motcua.core.event.VisitFinished;
import vn.motcua.core.event.VisitNoShow;
import vn.motcua.core.event.VisitParked;
import vn.motcua.core.event.VisitTransferred;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.wire.Json;
import vn.motcua.hub.platform.database.Row;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.ledger.Projection;
import vn.motcua.hub.platform.ledger.Recorded;

/** Desks, in memory for the rules and as rows, and the log of pauses and of help. A visit that ends ends the help that was asked for it. */
public final class DeskProjection implements Projection {
    private static final String SAVE = CounterProjection.SQL.get("save-desk");
    private static final String DELETE = CounterProjection.SQL.get("delete-desk");
    private static final String PAUSE = CounterProjection.SQL.get("begin-pause");
    private static final String RESUME = CounterProjection.SQL.get("end-pause");
    private static final String ASK = CounterProjection.SQL.get("ask-help");
    private static final String TAKE = CounterProjection.SQL.get("take-help");
    private static final String END = CounterProjection.SQL.get("end-help");
    private final CounterBook counters;
    private final DeskBook book;

    public DeskProjection(CounterBook counters) {
        this.counters = counters;
        this.book = counters.desks();
    }

    @Override
    public List<String> tables() {
        return List.of("desk", "pause", "help");
    }

    @Override
    public void load(Sql db) throws SQLException {
        book.clear();
        for (Desk desk : db.list(CounterProjection.SQL.get("desks"), DeskProjection::read)) book.put(desk);
    }

    private static Desk read(Row row) throws SQLException {
        return Json.read(row.text("state"), Desk.class);
    }

    @Override
    public void apply(Recorded recorded, Sql db) throws SQLException {
        Event event = recorded.event();
        if (event instanceof CounterPaused paused) paused(recorded.position(), paused, db);
        else if (event instanceof CounterResumed resumed) resumed(resumed.counterId(), resumed.at(), db);
        else if (event instanceof CounterServedFor served)
            save(book.desk(served.counterId()).with(served.others()), db);
        else if (event instanceof HandOverOffered offered)
            save(book.desk(offered.counterId()).with(new Desk.Offer(offered.to(), offered.until())), db);
        else if (event instanceof HandOverWithdrawn kept)
            save(book.desk(kept.counterId()).with((Desk.Offer) null), db);
        else if (event instanceof CounterHandedOver handed) handedOver(handed, db);
        else if (event instanceof CounterOpened opened) plain(opened.counterId(), opened.at(), db);
        else if (event instanceof CounterClosed closed) plain(closed.counterId(), closed.at(), db);
        else if (event instanceof HelpAsked asked) asked(asked, db);
        else if (event instanceof HelpTaken taken) taken(taken, db);
        else if (event instanceof HelpEnded ended) ended(ended, db);
        else visit(event, db);
    }

    private void visit(Event event, Sql db) throws SQLException {
        if (event instanceof VisitFinished end) visitEnded(end.visitId(), end.at(), db);
        else if (event instanceof VisitNoShow end) visitEnded(end.visitId(), end.at(), db);
        else if (event instanceof StageFinished end) visitEnded(end.visitId(), end.at(), db);
        else if (event instanceof VisitTransferred end) visitEnded(end.visitId(), end.at(), db);
        else if (event instanceof VisitParked end) visitEnded(end.visitId(), end.at(), db);
        else if (event instanceof VisitCancelled end) visitEnded(end.visitId(), end.at(), db);
        else if (event instanceof VisitClosedUnserved end) visitEnded(end.visitId(), end.at(), db);
        else if (event instanceof ActionUndone undone && undone.action() == ActionUndone.Action.CALL)
            visitEnded(undone.visitId(), undone.at(), db);
    }

    private void paused(long position, CounterPaused event, Sql db) throws SQLException {
        resumed(event.counterId(), event.at(), db);
        save(book.desk(event.counterId()).with(new Desk.Pause(event.reason(), event.until(), event.at())), db);
        db.update(PAUSE, position, event.counterId(), event.personId(), event.reason(), event.until(), event.at());
    }

    private void resumed(CounterId counter, Instant at, Sql db) throws SQLException {
        Desk desk = book.desk(counter);
        if (desk.pause() == null) return;
        db.update(RESUME, at, counter);
        save(desk.with((Desk.Pause) null), db);
    }

    /** What the officer stood in for goes along; what was asked for the officer in person does not. */
    private void handedOver(CounterHandedOver event, Sql db) throws SQLException {
        resumed(event.counterId(), event.at(), db);
        helpOver(event.counterId(), "HANDED_OVER", event.at(), db);
        save(book.desk(event.counterId()).with((Desk.Offer) null), db);
    }

    private void plain(CounterId counter, Instant at, Sql db) throws SQLException {
        resumed(counter, at, db);
        helpOver(counter, "COUNTER_CLOSED", at, db);
        if (!book.desk(counter).isPlain()) save(Desk.plain(counter), db);
    }

    private void asked(HelpAsked event, Sql db) throws SQLException {
        Desk.Help help = new Desk.Help(
                event.helpId(),
                event.personId(),
                event.visitId(),
                event.reason(),
                event.until(),
                event.at(),
                null,
                null,
                false);
        save(book.desk(event.counterId()).with(help), db);
        db.update(
                ASK, event.helpId(), event.counterId(), event.personId(), event.visitId(), event.reason(), event.at());
    }

    private void taken(HelpTaken event, Sql db) throws SQLException {
        Desk desk = book.desk(event.counterId());
        Desk.Help help = desk.help();
        if (help == null || !help.id().equals(event.helpId())) return;
        save(desk.with(help.takenBy(event.personId(), event.at())), db);
        db.update(TAKE, event.personId(), event.at(), event.helpId());
    }

    private void ended(HelpEnded event, Sql db) throws SQLException {
        Desk desk = book.desk(event.counterId());
        Desk.Help help = desk.help();
        if (help == null || !help.id().equals(event.helpId())) return;
        boolean isUnanswered = event.cause() == HelpEnded.Cause.NOBODY_CAME;
        save(desk.with(isUnanswered ? help.unanswered() : null), db);
        db.update(END, event.at(), event.cause(), event.helpId());
    }

    private void visitEnded(VisitId visit, Instant at, Sql db) throws SQLException {
        for (Desk desk : List.copyOf(book.all()))
            if (desk.help() != null && visit.equals(desk.help().visitId()))
                helpOver(desk.counterId(), "VISIT_ENDED", at, db);
    }

    private void helpOver(CounterId counter, String cause, Instant at, Sql db) throws SQLException {
        Desk desk = book.desk(counter);
        Desk.Help help = desk.help();
        if (help == null) return;
        db.update(END, at, cause, help.id());
        save(desk.with((Desk.Help) null), db);
    }

    private void save(Desk desk, Sql db) throws SQLException {
        book.put(desk);
        if (desk.isPlain()) db.update(DELETE, desk.counterId());
        else db.update(SAVE, desk.counterId(), Json.write(desk));
    }
}
