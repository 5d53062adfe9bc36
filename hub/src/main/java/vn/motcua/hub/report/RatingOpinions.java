package vn.motcua.hub.report;

import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import vn.motcua.core.event.RatingGiven.Answer;
import vn.motcua.core.figures.Share;
import vn.motcua.core.model.RatingPolicy.Reply;

/**
 * Why citizens rated as they did, of the whole centre only: of a counter it would be what was said of one person. Nothing where the total
 * itself is not said.
 *
 * @param reasons most frequent first
 * @param questions by code
 */
public record RatingOpinions(List<Reason> reasons, List<Question> questions) {
    static final RatingOpinions NONE = new RatingOpinions(List.of(), List.of());

    public RatingOpinions {
        reasons = List.copyOf(reasons);
        questions = List.copyOf(questions);
    }

    /** Ratings with that reason; one rating may have several. */
    public record Reason(String code, long ratings) {}

    /** How one question was answered. */
    public record Question(String code, long yes, long partly, long no) {
        public long answers() {
            return yes + partly + no;
        }

        /** Yes of all answers; of too few nothing is said. */
        public Share share() {
            return new Share(yes, answers());
        }

        public boolean isSaid() {
            return answers() >= Share.SAID_FROM;
        }
    }

    /** Counted ratings with the same codes, each list written with commas. */
    record Told(String reasons, String answers, long ratings) {}

    static RatingOpinions of(List<Told> told) {
        Map<String, Long> reasons = new TreeMap<>();
        Map<String, long[]> questions = new TreeMap<>();
        for (Told one : told) {
            for (String code : parts(one.reasons)) reasons.merge(code, one.ratings, Long::sum);
            for (String part : parts(one.answers)) {
                Answer answer = Answer.parse(part);
                questions
                        .computeIfAbsent(answer.question(), none -> new long[Reply.values().length])[
                        answer.reply().ordinal()] += one.ratings;
            }
        }
        List<Reason> ordered = new ArrayList<>();
        reasons.forEach((code, ratings) -> ordered.add(new Reason(code, ratings)));
        ordered.sort(Comparator.comparingLong(Reason::ratings).reversed().thenComparing(Reason::code));
        List<Question> asked = new ArrayList<>();
        questions.forEach((code, counts) -> asked.add(new Question(
                code, counts[Reply.YES.ordinal()], counts[Reply.PARTLY.ordinal()], counts[Reply.NO.ordinal()])));
        return new RatingOpinions(ordered, asked);
    }

    private static List<String> parts(String list) {
        return list.isEmpty() ? List.of() : List.of(list.split(","));
    }
}
