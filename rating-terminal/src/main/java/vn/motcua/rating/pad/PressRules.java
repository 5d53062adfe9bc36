package vn.motcua.rating.pad;

import java.time.Duration;
import vn.motcua.core.config.ConfigNode;

/**
 * What counts as a press.
 *
 * @param settle a contact that has not changed for so long has really changed. Source of the default: J. Ganssle, "A Guide to
 *     Debouncing" (2004), where all but one of eighteen switches were quiet within 6.2 ms; the margin is for worn ones
 * @param decideAfter how long a press waits for a second button before it counts; a release ends the waiting. Zero counts at once
 * @param hold a shorter touch does not count
 * @param stuckAfter a button down or restless for so long is stuck
 * @param strokeHold a pad that tells only of going down repeats it while the button is held; within this time it is the same press
 * @param countsDoubtful whether a touch counts that was told too short to be one, but was read late and may have been long enough: better
 *     one alarm too many than one unheard; of ratings none is better than a wrong one
 */
public record PressRules(
        Duration settle,
        Duration decideAfter,
        Duration hold,
        Duration stuckAfter,
        Duration strokeHold,
        boolean countsDoubtful) {
    private static final Duration SETTLE = Duration.ofMillis(20);
    private static final Duration DECIDE_AFTER = Duration.ofMillis(150);
    private static final Duration STUCK_AFTER = Duration.ofSeconds(10);
    private static final Duration STROKE_HOLD = Duration.ofMillis(600);

    public PressRules {
        if (settle.isNegative() || decideAfter.isNegative() || hold.isNegative() || strokeHold.isNegative())
            throw new IllegalArgumentException("a press has no negative times");
        Duration decided = settle.plus(decideAfter).plus(hold);
        if (stuckAfter.compareTo(decided) <= 0)
            throw new IllegalArgumentException("a button is stuck after " + stuckAfter + ", before a press counts");
        if (stuckAfter.compareTo(strokeHold) <= 0)
            throw new IllegalArgumentException("one stroke of " + strokeHold + " would be stuck after " + stuckAfter);
    }

    /** Rules by which nothing doubtful counts. */
    public PressRules(Duration settle, Duration decideAfter, Duration hold, Duration stuckAfter, Duration strokeHold) {
        this(settle, decideAfter, hold, stuckAfter, strokeHold, false);
    }

    /** For faces: a second button within a moment is seen before the first counts. */
    public static PressRules rating() {
        return new PressRules(SETTLE, DECIDE_AFTER, Duration.ZERO, STUCK_AFTER, STROKE_HOLD);
    }

    /** For an alarm: it counts as soon as the contact is quiet, and also when nobody was awake to see whether it was. */
    public static PressRules panic() {
        return new PressRules(SETTLE, Duration.ZERO, Duration.ZERO, STUCK_AFTER, STROKE_HOLD, true);
    }

    /** The rules of one device entry: {@code settle}, {@code hold} and {@code stuckAfter} may be set. */
    public PressRules read(ConfigNode entry) {
        return new PressRules(
                entry.duration("settle", Duration.ofMillis(1), Duration.ofMillis(200), settle),
                decideAfter,
                entry.duration("hold", Duration.ZERO, Duration.ofSeconds(2), hold),
                entry.duration("stuckAfter", Duration.ofSeconds(3), Duration.ofMinutes(5), stuckAfter),
                strokeHold,
                countsDoubtful);
    }
}
