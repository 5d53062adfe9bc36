package vn.motcua.hub.rating;

import java.sql.SQLException;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.ActionUndone;
import vn.motcua.core.event.RatingAlertSeen;
import vn.motcua.core.event.RatingGiven;
import vn.motcua.core.event.RatingPressIgnored;
import vn.motcua.core.event.TicketCalled;
import vn.motcua.core.event.VisitFinished;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.RatingScale;
import vn.motcua.core.model.VisitId;
import vn.motcua.hub.platform.database.Row;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.database.SqlTexts;
import vn.motcua.hub.platform.ledger.Projection;
import vn.motcua.hub.platform.ledger.Recorded;

/** Rights, ratings and noise as rows; the latest right of each counter in memory for its rating page. */
public final class RatingProjection implements Projection {
    static final SqlTexts SQL = SqlTexts.beside(RatingProjection.class, "rating.sql");
    /** Far more than a site calls while a right lives at a counter. */
    private static final int CALLS_LOOKED_AT = 1_000;

    private final Map<CounterId, LiveRight> live = new HashMap<>();

    /**
     * The latest right of a counter.
     *
     * @param ratedAt when a counted rating came by tablet or pad; null before
     * @param nextCalledAt when the counter first called another visit after the finish; null before
     */
    record LiveRight(
            RatingRight right,
            @Nullable Instant ratedAt,
            @Nullable Instant nextCalledAt) {
        /** Of times, not of the order in the ledger, so that a start from the tables comes out equal. */
        LiveRight called(VisitId visit, Instant at) {
            boolean isNext = !visit.equals(right.visitId()) && !at.isBefore(right.finishedAt());
            boolean isFirst = nextCalledAt == null || at.isBefore(nextCalledAt);
            return isNext && isFirst ? new LiveRight(right, ratedAt, at) : this;
        }
    }

    private record Call(CounterId counter, VisitId visit, Instant at) {}

    @Override
    public List<String> tables() {
        return List.of("rating_right", "rating", "rating_noise");
    }

    @Override
    public void load(Sql db) throws SQLException {
        live.clear();
        for (RatingRight right : db.list(SQL.get("latest-rights"), RatingRight::read)) show(db, right);
        for (Call call : db.list(SQL.get("latest-calls"), RatingProjection::call, CALLS_LOOKED_AT))
            called(call.counter(), call.visit(), call.at());
    }

    private void show(Sql db, RatingRight right) throws SQLException {
        Optional<Press> counted = ofVisit(db, right.visitId()).stream()
                .filter(press -> press.isCounted() && press.rightId().equals(right.rightId()))
                .findFirst();
        live.put(right.counterId(), new LiveRight(right, counted.map(Press::at).orElse(null), null));
    }

    private static Call call(Row row) throws SQLException {
        return new Call(
                new CounterId(row.text("counter")), new VisitId(row.text("visit_id")), row.instant("called_at"));
    }

    private void called(CounterId counter, VisitId visit, Instant at) {
        live.computeIfPresent(counter, (id, right) -> right.called(visit, at));
    }

    Map<CounterId, LiveRight> live() {
        return live;
    }

    static Optional<RatingRight> right(Sql db, String rightId) throws SQLException {
        return db.first(SQL.get("right"), RatingRight::read, rightId);
    }

    static Optional<RatingRight> rightOf(Sql db, VisitId visit) throws SQLException {
        return db.first(SQL.get("right-of-visit"), RatingRight::read, visit);
    }

    static List<RatingRight> rights(Sql db, VisitId visit) throws SQLException {
        return db.list(SQL.get("rights-of-visit"), RatingRight::read, visit);
    }

    static List<Press> ofVisit(Sql db, VisitId visit) throws SQLException {
        return db.list(SQL.get("of-visit"), Press::read, visit);
    }

    @Override
    public void apply(Recorded recorded, Sql db) throws SQLException {
        if (recorded.event() instanceof VisitFinished finished) born(db, finished);
        else if (recorded.event() instanceof TicketCalled call) called(call.counterId(), call.visitId(), call.at());
        else if (recorded.event() instanceof ActionUndone undone) undone(db, undone);
        else if (recorded.event() instanceof RatingGiven given) given(db, given);
        else if (recorded.event() instanceof RatingAlertSeen seen)
            db.update(SQL.get("see-alert"), seen.personId(), seen.at(), seen.ratingId());
        else if (recorded.event() instanceof RatingPressIgnored ignored) {
            db.update(
                    SQL.get("noise"),
                    recorded.position(),
                    ignored.counterId(),
                    ignored.device(),
                    ignored.score(),
                    ignored.at());
        }
    }

    private void born(Sql db, VisitFinished event) throws SQLException {
        RatingRight right = new RatingRight(
                event.rightId(),
                event.visitId(),
                event.counterId(),
                event.at(),
                event.tabletUntil(),
                event.phoneUntil(),
                null);
        db.update(SQL.get("suspend"), RatingRules.COUNTED, event.visitId(), RatingRules.SUSPENDED);
        db.update(
                SQL.get("save-right"),
                right.rightId(),
                right.visitId(),
                right.counterId(),
                event.personId(),
                right.finishedAt(),
                right.tabletUntil(),
                right.phoneUntil());
        live.put(right.counterId(), new LiveRight(right, null, null));
    }

    /** The page of the counter is as it was before: it shows the right before this one, or takes back that somebody else was called. */
    private void undone(Sql db, ActionUndone event) throws SQLException {
        if (event.action() != ActionUndone.Action.CALL && event.action() != ActionUndone.Action.FINISH) return;
        if (event.action() == ActionUndone.Action.FINISH) {
            db.update(SQL.get("withdraw-right"), event.at(), event.visitId(), event.counterId(), event.doneAt());
            db.update(SQL.get("suspend"), RatingRules.SUSPENDED, event.visitId(), RatingRules.COUNTED);
        }
        live.remove(event.counterId());
        Optional<RatingRight> right = db.first(SQL.get("latest-right"), RatingRight::read, event.counterId());
        if (right.isEmpty()) return;
        show(db, right.get());
        for (Call call : db.list(SQL.get("latest-calls"), RatingProjection::call, CALLS_LOOKED_AT))
            if (call.counter().equals(event.counterId())) called(call.counter(), call.visit(), call.at());
    }

    private void given(Sql db, RatingGiven event) throws SQLException {
        if (db.first(SQL.get("by-id"), Press::read, event.ratingId()).isPresent()) return;
        Optional<RatingRight> right = right(db, event.rightId());
        RatingRules.Judgement judgement =
                RatingRules.judge(event, right, ofVisit(db, event.visitId()), rights(db, event.visitId()));
        if (judgement.replaced() != null) db.update(SQL.get("judge"), RatingRules.REPLACED, judgement.replaced());
        db.update(
                SQL.get("save"),
                event.ratingId(),
                event.rightId(),
                event.visitId(),
                event.counterId(),
                event.score(),
                event.scaleMax(),
                String.join(",", event.reasons()),
                event.channel(),
                event.device(),
                event.at(),
                judgement.verdict(),
                new RatingScale(event.scaleMax()).isBad(event.score()) ? 1 : 0,
                event.answers().stream().map(RatingGiven.Answer::toString).collect(Collectors.joining(",")));
        if (judgement.verdict().equals(RatingRules.COUNTED) && right.isPresent()) rated(right.get(), event);
    }

    private void rated(RatingRight right, RatingGiven event) {
        LiveRight shown = live.get(right.counterId());
        if (shown != null && shown.right().rightId().equals(right.rightId()))
            live.put(right.counterId(), new LiveRight(right, event.at(), shown.nextCalledAt()));
    }
}
