package vn.motcua.hub.rating;

import io.vertx.core.Future;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import vn.motcua.core.event.AnomalyFound;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.EventEnvelope;
import vn.motcua.core.event.RatingAlertSeen;
import vn.motcua.core.event.RatingGiven;
import vn.motcua.core.event.RatingWordsOpened;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.RatingPolicy;
import vn.motcua.core.model.RatingScale;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.TicketCode;
import vn.motcua.core.model.VisitId;
import vn.motcua.hub.platform.ledger.Decision;
import vn.motcua.hub.platform.ledger.IdSource;
import vn.motcua.hub.platform.ledger.Outcome;
import vn.motcua.hub.platform.ledger.Reactor;
import vn.motcua.hub.platform.ledger.Refusals;
import vn.motcua.hub.platform.ledger.SiteWriter;
import vn.motcua.hub.platform.ledger.WriterRows;
import vn.motcua.hub.ticket.CodeHasher;

/** Ratings as commands of the site's writer. Any thread. */
public final class Ratings implements RatingService {
    private final SiteWriter writer;
    private final CodeHasher codes;
    private final Desk desk;

    public Ratings(SiteWriter writer, CodeHasher codes, Desk desk) {
        this.writer = writer;
        this.codes = codes;
        this.desk = desk;
    }

    @Override
    public Future<Outcome<RatingStored>> rateByPhone(TicketCode code, Opinion opinion) {
        if (!isAllowed(opinion)) return Future.succeededFuture(Outcome.refused(Refusals.of("BAD_SCORE")));
        String hash = codes.hash(code);
        return writer.command(
                null, "RateByPhone", RatingStored.class, (now, ids) -> desk.byPhone(hash, opinion, now, ids));
    }

    private static boolean isAllowed(Opinion said) {
        boolean isScale = said.scaleMax() >= RatingScale.FACES_MIN && said.scaleMax() <= RatingScale.FACES_MAX;
        long questions = said.answers().stream()
                .map(RatingGiven.Answer::question)
                .distinct()
                .count();
        return isScale
                && said.score() >= 1
                && said.score() <= said.scaleMax()
                && said.reasons().size() <= RatingPolicy.REASONS_MAX
                && questions == said.answers().size()
                && questions <= RatingPolicy.QUESTIONS_MAX
                && said.words().length() <= RatingPolicy.TEXT_MAX;
    }

    @Override
    public Future<Outcome<AlertSeen>> seeAlert(RequestId requestId, PersonId person, String ratingId) {
        return writer.command(
                requestId, "SeeRatingAlert", AlertSeen.class, (now, ids) -> desk.seen(ratingId, person, now));
    }

    /** Without a request id: answers to those are kept to be given again, and these words must not be. */
    @Override
    public Future<Outcome<Words>> openWords(PersonId person, String ratingId, String purpose) {
        return writer.command(
                null, "OpenRatingWords", Words.class, (now, ids) -> desk.open(ratingId, person, purpose, now));
    }

    /** The part that looks at the writer's own rows. Writer thread. */
    public static final class Desk extends WriterRows implements Reactor {
        private final RatingWords words;

        public Desk(RatingWords words) {
            this.words = words;
        }

        Decision<RatingStored> byPhone(String hash, Opinion said, Instant now, IdSource ids) throws SQLException {
            Optional<VisitId> visit = rows().first(
                            RatingProjection.SQL.get("visit-of-code"), row -> new VisitId(row.text("visit_id")), hash);
            if (visit.isEmpty()) return Refusals.decision("UNKNOWN_TICKET");
            Optional<RatingRight> right = RatingProjection.rightOf(rows(), visit.get());
            if (right.isEmpty() || !right.get().livesAt(now, RatingGiven.Channel.PHONE))
                return Refusals.decision("NO_RIGHT");
            RatingGiven given = new RatingGiven(
                    ids.next(),
                    right.get().rightId(),
                    visit.get(),
                    right.get().counterId(),
                    said.score(),
                    said.scaleMax(),
                    said.reasons(),
                    RatingGiven.Channel.PHONE,
                    "",
                    now,
                    said.answers());
            RatingRules.Judgement judgement = RatingRules.judge(
                    given,
                    right,
                    RatingProjection.ofVisit(rows(), visit.get()),
                    RatingProjection.rights(rows(), visit.get()));
            boolean counted = judgement.verdict().equals(RatingRules.COUNTED);
            boolean isTold = counted && new RatingScale(said.scaleMax()).isBad(said.score());
            if (isTold) words.keep(rows(), given.ratingId(), said.words(), now);
            return Decision.accepted(new RatingStored(given.ratingId(), visit.get(), counted), given);
        }

        /** Who sees it later is told who it was. */
        Decision<AlertSeen> seen(String ratingId, PersonId person, Instant now) throws SQLException {
            Optional<Optional<PersonId>> alert = rows().first(
                            RatingProjection.SQL.get("alert"),
                            row -> Optional.ofNullable(row.orNull("seen_by", PersonId::new)),
                            ratingId);
            if (alert.isEmpty()) return Refusals.decision("UNKNOWN_RATING");
            Optional<PersonId> by = alert.get();
            return by.isPresent()
                    ? Decision.accepted(new AlertSeen(ratingId, by.get()))
                    : Decision.accepted(new AlertSeen(ratingId, person), new RatingAlertSeen(ratingId, person, now));
        }

        Decision<Words> open(String ratingId, PersonId person, String purpose, Instant now) throws SQLException {
            return words.of(rows(), ratingId)
                    .<Decision<Words>>map(text -> Decision.accepted(
                            new Words(ratingId, text), new RatingWordsOpened(ratingId, person, purpose, now)))
                    .orElseGet(() -> Refusals.decision("UNKNOWN_RATING"));
        }

        @Override
        public List<Event> react(EventEnvelope fact, Instant now, IdSource ids) throws SQLException {
            if (!(fact.event() instanceof RatingGiven given)) return List.of();
            if (RatingProjection.right(rows(), given.rightId()).isPresent()) return List.of();
            return List.of(new AnomalyFound(
                    "RATING_WITHOUT_RIGHT",
                    given.visitId(),
                    fact.id(),
                    "right " + given.rightId() + " is unknown here"));
        }
    }
}
