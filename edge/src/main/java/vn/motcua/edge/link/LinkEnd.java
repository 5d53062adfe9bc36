package vn.motcua.edge.link;

import org.jspecify.annotations.Nullable;

/**
 * How a link, or the attempt at one, came to its end.
 *
 * @param why one line
 * @param retryAfterMs what the hub asked for, or 0
 * @param refusal the reason if the other side was there and refused; null if it was not to be reached or fell silent
 * @param goesOn the next dial belongs to the same conversation: nothing is settled yet
 */
record LinkEnd(String why, long retryAfterMs, @Nullable String refusal, boolean goesOn) {
    static LinkEnd lost(String why) {
        return new LinkEnd(why, 0, null, false);
    }

    static LinkEnd refused(String reason, String why, long retryAfterMs) {
        return new LinkEnd(why, retryAfterMs, reason, false);
    }

    static LinkEnd again(String why) {
        return new LinkEnd(why, 0, null, true);
    }
}
