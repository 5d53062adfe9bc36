package vn.motcua.hub.rating;

import java.sql.SQLException;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import vn.motcua.core.event.RatingGiven;
import vn.motcua.core.event.RatingPressIgnored;
import vn.motcua.core.event.VisitFinished;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.VisitId;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.database.SqlTexts;
import vn.motcua.hub.platform.ledger.Projection;
import vn.motcua.hub.platform.ledger.Recorded;

/** Rights, ratings and noise as rows; the latest right of each counter in memory for its rating page. */
public final class RatingProjection implements Projection {
    static final SqlTexts SQL = SqlTexts.beside(RatingProjection.class, "rating.sql");
    private final Map<CounterId, LiveRight> live = new HashMap<>();

    /**
     * The latest right of a counter.
     *
     * @param ratedAt when a counted rating came by tablet or pad; null before
     */
    record LiveRight(RatingRight right, java.time.@org.jspecify.annotations.Nullable Instant ratedAt) {}

    @Override
    public List<String> tables() {
        return List.of("rating_right", "rating", "rating_noise");
    }

    @Override
    public void load(Sql db) throws SQLException {
        live.clear();
        for (RatingRight right : db.list(SQL.get("latest-rights"), RatingRight::read)) {
            Optional<Press> counted = ofVisit(db, right.visitId()).stream()
                    .filter(Press::isCounted)
                    .findFirst();
            live.put(
                    right.counterId(),
                    new LiveRight(right, counted.map(Press::at).orElse(null)));
        }
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

    static List<Press> ofVisit(Sql db, VisitId visit) throws SQLException {
        return db.list(SQL.get("of-visit"), Press::read, visit);
    }

    @Override
    public void apply(Recorded recorded, Sql db) throws SQLException {
        if (recorded.event() instanceof VisitFinished finished) born(db, finished);
        else if (recorded.event() instanceof RatingGiven given) given(db, given);
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
                event.phoneUntil());
        db.update(
                SQL.get("save-right"),
                right.rightId(),
                right.visitId(),
                right.counterId(),
                event.personId(),
                right.finishedAt(),
                right.tabletUntil(),
                right.phoneUntil());
        live.put(right.counterId(), new LiveRight(right, null));
    }

    private void given(Sql db, RatingGiven event) throws SQLException {
        if (db.first(SQL.get("by-id"), Press::read, event.ratingId()).isPresent()) return;
        Optional<RatingRight> right = right(db, event.rightId());
        RatingRules.Judgement judgement = RatingRules.judge(event, right, ofVisit(db, event.visitId()));
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
                judgement.verdict());
        if (judgement.verdict().equals(RatingRules.COUNTED) && right.isPresent()) rated(right.get(), event);
    }

    private void rated(RatingRight right, RatingGiven event) {
        LiveRight shown = live.get(right.counterId());
        if (shown != null && shown.right().rightId().equals(right.rightId()))
            live.put(right.counterId(), new LiveRight(right, event.at()));
    }
}
