package vn.motcua.hub.estimate;

import java.sql.SQLException;
import java.time.Instant;
import java.time.LocalDate;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.event.ActionUndone;
import vn.motcua.core.event.CounterClosed;
import vn.motcua.core.event.CounterOpened;
import vn.motcua.core.event.CounterPaused;
import vn.motcua.core.event.CounterResumed;
import vn.motcua.core.event.CounterServedFor;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.RemoteNumberTaken;
import vn.motcua.core.event.StageFinished;
import vn.motcua.core.event.TicketCalled;
import vn.motcua.core.event.VisitCancelled;
import vn.motcua.core.event.VisitClosedUnserved;
import vn.motcua.core.event.VisitFinished;
import vn.motcua.core.event.VisitNoShow;
import vn.motcua.core.event.VisitParked;
import vn.motcua.core.event.VisitStarted;
import vn.motcua.core.event.VisitTransferred;
import vn.motcua.core.event.WaitEstimated;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.VisitId;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.ledger.Projection;
import vn.motcua.hub.platform.ledger.Recorded;
import vn.motcua.hub.ticket.TicketBook;

/** What is learned about waits, in memory for the next estimate and as rows. Stands behind the tickets' projection. */
public final class EstimateProjection implements Projection {
    private static final Logger LOG = LoggerFactory.getLogger(EstimateProjection.class);
    /** Facts of no visit that change who is called, or where. */
    private static final Set<Class<? extends Event>> MOVES = Set.of(
            CounterOpened.class,
            CounterClosed.class,
            CounterPaused.class,
            CounterResumed.class,
            CounterServedFor.class);

    private final TicketBook tickets;
    private final Unwritten unwritten = new Unwritten();
    private Learned learned = new Learned();
    private WaitModel model = new WaitModel(learned, unwritten);
    /** Moves with every event that may change a wait. */
    private long version;

    public EstimateProjection(TicketBook tickets) {
        this.tickets = tickets;
    }

    Learned learned() {
        return learned;
    }

    WaitModel model() {
        return model;
    }

    TicketBook tickets() {
        return tickets;
    }

    long version() {
        return version;
    }

    @Override
    public List<String> tables() {
        return List.of("estimate_part", "estimate_seat", "estimate_told", "estimate_day");
    }

    @Override
    public void load(Sql db) throws SQLException {
        unwritten.clear();
        learned = new Learned();
        model = new WaitModel(learned, unwritten);
        version++;
        EstimateTable.loadParts(db, learned);
        EstimateTable.load(db, model);
        learnHistory(db, new History(db));
    }

    private void learnHistory(Sql db, History history) throws SQLException {
        if (!history.isUnread()) return;
        LOG.info("waits are learned from the visits this store holds");
        history.read(recorded -> apply(recorded.event(), db, history::of));
        write(db);
    }

    /** What a visit waited for. */
    @FunctionalInterface
    private interface Visits {
        Optional<History.Waiting> of(VisitId visit) throws SQLException;
    }

    @Override
    public void apply(Recorded recorded, Sql db) throws SQLException {
        apply(
                recorded.event(),
                db,
                visit -> tickets.ticket(visit).map(ticket -> new History.Waiting(ticket.service(), ticket.issuedAt())));
    }

    private void apply(Event event, Sql db, Visits visits) throws SQLException {
        if (event instanceof Event.OfVisit || MOVES.contains(event.getClass())) version++;
        if (event instanceof WaitEstimated told) model.told(told.visitId(), Told.of(told));
        else if (event instanceof TicketCalled called) called(called, visits);
        else if (event instanceof VisitStarted began)
            model.called(began.counterId(), began.visitId(), began.serviceId(), began.at(), began.at());
        else if (event instanceof VisitFinished end) model.ended(end.counterId(), end.visitId(), end.at());
        else if (event instanceof StageFinished end) model.ended(end.counterId(), end.visitId(), end.at());
        else if (event instanceof VisitNoShow end) model.ended(end.counterId(), end.visitId(), end.at());
        else if (event instanceof VisitTransferred end) model.ended(end.counterId(), end.visitId(), end.at());
        else if (event instanceof VisitParked end) model.ended(end.counterId(), end.visitId(), end.at());
        else if (event instanceof VisitClosedUnserved closed) model.dropped(closed.visitId());
        // How long somebody was on his way says nothing of the line.
        else if (event instanceof RemoteNumberTaken taken) model.dropped(taken.visitId());
        else if (event instanceof VisitCancelled gone) model.dropped(gone.visitId());
        else if (event instanceof ActionUndone undone) undone(undone);
        else if (event instanceof CounterOpened opened) model.opened(opened.counterId(), opened.at());
        else if (event instanceof CounterClosed closed) model.closed(closed.counterId(), closed.at());
        unwritten.score(db);
    }

    private void called(TicketCalled called, Visits visits) throws SQLException {
        visits.of(called.visitId())
                .ifPresent(visit -> model.called(
                        called.counterId(), called.visitId(), visit.service(), visit.since(), called.at()));
    }

    private void undone(ActionUndone undone) {
        if (undone.action() == ActionUndone.Action.CALL) model.callUndone(undone.counterId(), undone.visitId());
        else if (undone.action() != ActionUndone.Action.PERSON) model.endUndone(undone.counterId(), undone.visitId());
    }

    @Override
    public void write(Sql db) throws SQLException {
        EstimateTable.saveParts(db, learned);
        unwritten.write(db, model);
    }

    /** What moved and is not in its table yet. */
    private static final class Unwritten implements WaitModel.Listener {
        private final Set<CounterId> seats = new LinkedHashSet<>();
        private final Map<VisitId, Boolean> told = new LinkedHashMap<>();
        private final Map<DayKey, Score> scores = new LinkedHashMap<>();
        private final List<Measured> measured = new java.util.ArrayList<>();
        private final StayTexts texts = new StayTexts();

        private record DayKey(LocalDate day, ServiceId service) {}

        private record Measured(Told told, Instant calledAt) {}

        void clear() {
            seats.clear();
            told.clear();
            scores.clear();
            measured.clear();
        }

        @Override
        public void toldChanged(VisitId visit, @Nullable Told now) {
            told.put(visit, now != null);
        }

        @Override
        public void seatChanged(CounterId counter, Seat now) {
            seats.add(counter);
        }

        @Override
        public void measured(Told said, Instant calledAt) {
            measured.add(new Measured(said, calledAt));
        }

        void score(Sql db) throws SQLException {
            for (Measured one : measured) {
                DayKey key = new DayKey(one.told.day(), one.told.service());
                Score before = scores.get(key);
                if (before == null) before = EstimateTable.score(db, key.day, key.service);
                scores.put(key, before.with(one.told, one.calledAt));
            }
            measured.clear();
        }

        void write(Sql db, WaitModel model) throws SQLException {
            for (CounterId counter : seats) {
                Seat seat = model.seat(counter);
                EstimateTable.saveSeat(db, counter, seat, texts.of(counter, seat.stays()));
            }
            for (VisitId visit : told.keySet()) EstimateTable.saveTold(db, visit, model.toldTo(visit));
            for (Map.Entry<DayKey, Score> entry : scores.entrySet())
                EstimateTable.saveScore(db, entry.getKey().day, entry.getKey().service, entry.getValue());
            clear();
        }
    }
}
