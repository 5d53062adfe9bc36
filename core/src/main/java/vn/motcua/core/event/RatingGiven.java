package vn.motcua.core.event;

import java.time.Instant;
import java.util.List;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.RatingScale;
import vn.motcua.core.model.VisitId;

/**
 * A citizen pressed a face while a right to rate was known. Whether it counts is decided by the hub.
 *
 * @param ratingId minted where pressed; a repeat of the same press has the same
 * @param rightId the right shown
 * @param visitId the visit of that right
 * @param counterId where it was served
 * @param score 1 (worst) to scaleMax (best)
 * @param scaleMax 3, 4 or 5
 * @param reasons coded reasons, at most six
 * @param channel how
 * @param device device name, empty for a phone
 * @param at best knowledge of hub time
 */
public record RatingGiven(
        String ratingId,
        String rightId,
        VisitId visitId,
        CounterId counterId,
        int score,
        int scaleMax,
        List<String> reasons,
        Channel channel,
        String device,
        Instant at)
        implements Event, Event.OfVisit {
    public RatingGiven {
        if (scaleMax < RatingScale.FACES_MIN || scaleMax > RatingScale.FACES_MAX)
            throw new IllegalArgumentException("scaleMax " + scaleMax + ": allowed are 3 to 5");
        if (score < 1 || score > scaleMax)
            throw new IllegalArgumentException("score " + score + ": allowed are 1 to " + scaleMax);
        reasons = List.copyOf(reasons);
        if (reasons.size() > 6) throw new IllegalArgumentException("reasons: allowed are at most 6");
    }

    /** How the citizen answered. */
    public enum Channel {
        TABLET,
        PAD,
        PHONE
    }
}
