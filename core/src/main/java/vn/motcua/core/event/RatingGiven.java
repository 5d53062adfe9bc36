package vn.motcua.core.event;

import java.time.Instant;
import java.util.List;
import java.util.Objects;
import vn.motcua.core.model.CounterId;
import vn.motcua.core.model.RatingPolicy;
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
 * @param answers to questions, each question once, at most three
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
        Instant at,
        List<Answer> answers)
        implements Event, Event.OfVisit {
    /** Without questions. */
    public RatingGiven(
            String ratingId,
            String rightId,
            VisitId visitId,
            CounterId counterId,
            int score,
            int scaleMax,
            List<String> reasons,
            Channel channel,
            String device,
            Instant at) {
        this(ratingId, rightId, visitId, counterId, score, scaleMax, reasons, channel, device, at, List.of());
    }

    public RatingGiven {
        if (scaleMax < RatingScale.FACES_MIN || scaleMax > RatingScale.FACES_MAX)
            throw new IllegalArgumentException("scaleMax " + scaleMax + ": allowed are 3 to 5");
        if (score < 1 || score > scaleMax)
            throw new IllegalArgumentException("score " + score + ": allowed are 1 to " + scaleMax);
        reasons = List.copyOf(reasons);
        if (reasons.size() > 6) throw new IllegalArgumentException("reasons: allowed are at most 6");
        // Who rated before there were questions answered none.
        answers = answers == null ? List.of() : List.copyOf(answers);
        if (answers.size() > RatingPolicy.QUESTIONS_MAX
                || answers.stream().map(Answer::question).distinct().count() < answers.size())
            throw new IllegalArgumentException("answers: allowed are at most 3, one a question");
    }

    /** An answer to one question, written {@code ON_TIME.YES}. */
    public record Answer(String question, RatingPolicy.Reply reply) {
        public Answer {
            if (!RatingPolicy.CODE.matcher(question).matches())
                throw new IllegalArgumentException("question " + question);
            Objects.requireNonNull(reply, "reply");
        }

        /** @throws IllegalArgumentException if it is none */
        public static Answer parse(String text) {
            int dot = text.indexOf('.');
            if (dot < 0) throw new IllegalArgumentException("answer " + text);
            return new Answer(text.substring(0, dot), RatingPolicy.Reply.valueOf(text.substring(dot + 1)));
        }

        @Override
        public String toString() {
            return question + "." + reply;
        }
    }

    /** How the citizen answered. */
    public enum Channel {
        TABLET,
        PAD,
        PHONE
    }
}
