package vn.motcua.display;

import java.time.Duration;
import java.time.Instant;
import vn.motcua.display.BoardCalls.Announced;

/**
 * Whether a call is still worth speaking. Pure.
 *
 * <p>A fresh call is spoken whatever happened since: people heard the bell and look up. A call that is late, because of
 * an outage or a long queue, is spoken only while it is its counter's current call, and never after ten minutes: by then
 * its citizen sits at the counter or has left.
 */
final class AnnouncerRules {
    static final Duration FRESH = Duration.ofSeconds(20);
    static final Duration LATEST = Duration.ofMinutes(10);

    /** The answer. */
    enum Verdict {
        SPEAK,
        SUPERSEDED,
        STALE
    }

    private AnnouncerRules() {}

    static Verdict judge(Announced one, BoardCalls board, Instant now) {
        Duration age = Duration.between(one.at(), now);
        if (age.compareTo(FRESH) <= 0) return Verdict.SPEAK;
        if (!board.isCurrent(one)) return Verdict.SUPERSEDED;
        return age.compareTo(LATEST) <= 0 ? Verdict.SPEAK : Verdict.STALE;
    }
}
