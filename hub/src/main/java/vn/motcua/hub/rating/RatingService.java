package vn.motcua.hub.rating;

import io.vertx.core.Future;
import java.util.List;
import vn.motcua.core.event.RatingGiven;
import vn.motcua.core.model.PersonId;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.TicketCode;
import vn.motcua.core.model.VisitId;
import vn.motcua.hub.platform.ledger.Outcome;

/** Ratings that reach the hub itself. Those from tablets and pads come by the link. Any thread. */
public interface RatingService {
    /**
     * A citizen rates by the code on the ticket. Refused: {@code UNKNOWN_TICKET}, {@code NO_RIGHT} (not served yet, or later
     * than the right lives), {@code BAD_SCORE}.
     */
    Future<Outcome<RatingStored>> rateByPhone(TicketCode code, Opinion opinion);

    /**
     * What a citizen says.
     *
     * @param score 1 (worst) to {@code scaleMax} (best)
     * @param scaleMax 3, 4 or 5
     * @param reasons coded, at most six
     * @param answers to questions, at most three, one a question
     * @param words of their own, empty for none; kept with a bad face only, beside the ledger
     */
    record Opinion(int score, int scaleMax, List<String> reasons, List<RatingGiven.Answer> answers, String words) {
        public Opinion {
            reasons = List.copyOf(reasons);
            answers = List.copyOf(answers);
        }
    }

    /** A supervisor has seen a bad rating and its reasons. Done also if somebody had before. Refused: {@code UNKNOWN_RATING}. */
    Future<Outcome<AlertSeen>> seeAlert(RequestId requestId, PersonId person, String ratingId);

    /**
     * Shows what a citizen wrote, unmasked; that it was opened, by whom and why stays in the ledger. Refused: {@code UNKNOWN_RATING},
     * also when there are no words, or none any more.
     *
     * @param purpose as a code
     */
    Future<Outcome<Words>> openWords(PersonId person, String ratingId, String purpose);

    /** @param words as they were written */
    record Words(String ratingId, String words) {}

    /** @param by who saw it first */
    record AlertSeen(String ratingId, PersonId by) {}

    /**
     * @param ratingId minted here
     * @param visitId rated
     * @param counted false: the visit has its one rating already, this one is kept as surplus
     */
    record RatingStored(String ratingId, VisitId visitId, boolean counted) {}
}
