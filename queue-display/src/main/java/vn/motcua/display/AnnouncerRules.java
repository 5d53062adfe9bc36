package vn.motcua.display;

import java.time.Duration;
import java.time.Instant;
import vn.motcua.display.BoardCalls.Announced;

/**
 * Whether a call is still worth speaking, and at what length. Pure.
 *
 * <p>A fresh call is spoken whatever happened since: people heard the bell and look up. A call that is late, because of
 * an outage or a long queue, is spoken only while it is its counter's current call and its visit still called, and never after
 * {@code validFor}: by then its citizen sits at the counter or has left. In quiet hours nothing is spoken. A recall is an
 * announcement of its own and judged like a call.
 *
 * <p>While {@value #SHORT_BEHIND} or more wait behind it, an announcement is short: number and counter, no chime, no polite
 * words. A queue that grows is so spoken about twice as fast, and a hall hears the last of 30 simultaneous calls before it
 * is worthless.
 */
final class AnnouncerRules {
    static final Duration FRESH = Duration.ofSeconds(20);
    static final Duration VALID_FOR = Duration.ofMinutes(10);
    static final int SHORT_BEHIND = 3;

    /** The answer. */
    enum Verdict {
        SPEAK,
        SUPERSEDED,
        STALE,
        QUIET
    }

    private AnnouncerRules() {}

    static Verdict judge(Announced one, BoardCalls board, Instant now, Duration validFor) {
        Duration age = Duration.between(one.at(), now);
        if (age.compareTo(FRESH) <= 0) return Verdict.SPEAK;
        if (!board.isCurrent(one)) return Verdict.SUPERSEDED;
        return age.compareTo(validFor) <= 0 ? Verdict.SPEAK : Verdict.STALE;
    }

    /** @param behind how many wait to be spoken after this one */
    static boolean isShort(int behind) {
        return behind >= SHORT_BEHIND;
    }
}
