package vn.motcua.hub.rating;

import java.time.Duration;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.RatingGiven;

/**
 * Which press counts: one per visit, only while its right lives, a second press within ten seconds on the same device being a
 * corrected slip of the finger (I6). Pure, and by the times of the presses alone, so that order of arrival changes nothing
 * but ties.
 *
 * <p>When the end of a visit is undone its right is withdrawn, and what was counted under it is suspended: it counts again at the
 * visit's next end, so that nobody loses a voice, until a press under the new right takes its place.
 */
final class RatingRules {
    static final String COUNTED = "COUNTED";
    static final String REPLACED = "REPLACED";
    static final String SUSPENDED = "SUSPENDED";
    static final String SURPLUS = "SURPLUS";
    static final String NO_RIGHT = "NO_RIGHT";
    static final String RIGHT_OVER = "RIGHT_OVER";
    static final String WRONG_VISIT = "WRONG_VISIT";
    static final Duration CORRECTION = Duration.ofSeconds(10);
    /** How long the same face, now with reasons, still completes the first press. */
    static final Duration REASONS = Duration.ofSeconds(60);

    private RatingRules() {}

    /**
     * @param verdict for this press
     * @param replaced an earlier counted press that no longer counts, or null
     */
    record Judgement(String verdict, @Nullable String replaced) {}

    /**
     * @param right of that name, if the hub knows it
     * @param earlier presses for the same visit
     * @param rights of the same visit
     */
    static Judgement judge(
            RatingGiven press, Optional<RatingRight> right, List<Press> earlier, List<RatingRight> rights) {
        if (right.isEmpty()) return new Judgement(NO_RIGHT, null);
        if (!right.get().visitId().equals(press.visitId())) return new Judgement(WRONG_VISIT, null);
        if (!right.get().livesAt(press.at(), press.channel())) return new Judgement(RIGHT_OVER, null);
        String held = rights.stream().allMatch(RatingRight::isWithdrawn)
                        && right.get().isWithdrawn()
                ? SUSPENDED
                : COUNTED;
        Optional<Press> before = earlier.stream().filter(Press::isHeld).findFirst();
        if (before.isEmpty()) return new Judgement(held, null);
        boolean isOfOther = !before.get().rightId().equals(press.rightId());
        if (!isOfOther && !isCorrection(before.get(), press)) return new Judgement(SURPLUS, null);
        boolean isLater = isOfOther
                ? isLater(right.get(), before.get(), rights)
                : press.at().isAfter(before.get().at());
        return isLater ? new Judgement(held, before.get().ratingId()) : new Judgement(REPLACED, null);
    }

    /** Of two ends of one visit the later one's rating is what the citizen thinks of the whole. */
    private static boolean isLater(RatingRight right, Press before, List<RatingRight> rights) {
        return rights.stream()
                .filter(other -> other.rightId().equals(before.rightId()))
                .allMatch(other -> right.finishedAt().isAfter(other.finishedAt()));
    }

    private static boolean isCorrection(Press counted, RatingGiven press) {
        if (press.channel() == RatingGiven.Channel.PHONE || !counted.device().equals(press.device())) return false;
        Duration between = Duration.between(counted.at(), press.at());
        return between.abs().compareTo(CORRECTION) <= 0
                || (between.abs().compareTo(REASONS) <= 0 && isSameWithReasons(counted, press, between.isNegative()));
    }

    /** The face first, its reasons later: people take their time over the second screen. */
    private static boolean isSameWithReasons(Press counted, RatingGiven press, boolean pressIsEarlier) {
        boolean pressHas = !press.reasons().isEmpty() || !press.answers().isEmpty();
        return counted.score() == press.score() && pressHas != pressIsEarlier && counted.hasMore() == pressIsEarlier;
    }
}
