package vn.motcua.edge.link;

import java.util.Random;

/**
 * How long to wait before dialling again. A hub that is away is dialled often: a hall of screens must live again within 3 s of it. A
 * hub that is there and refuses is asked ever less often, up to once a minute, since a person has to act first; one that is only busy
 * says itself how long to wait. Only a link that lived for a while starts this anew: one that is welcomed and thrown out at once is no
 * success. Event loop only.
 */
final class Redial {
    static final long PROVEN_MS = 10_000;
    static final long REFUSED_MS_MAX = 60_000;
    private static final String BUSY = "BUSY";

    private final long minMs;
    private final long maxMs;
    private final Random jitter;
    private long backoffMs;
    private int refusals;

    Redial(LinkSettings settings) {
        minMs = settings.backoffMin().toMillis();
        maxMs = settings.backoffMax().toMillis();
        jitter = new Random(settings.seed());
        backoffMs = minMs;
    }

    /** @param livedMs how long the link was live; 0 if it never was */
    long pause(LinkEnd end, long livedMs) {
        if (livedMs >= PROVEN_MS) {
            backoffMs = minMs;
            refusals = 0;
        }
        long own = Math.max(1, (long) (backoffMs * (0.5 + jitter.nextDouble() / 2)));
        backoffMs = Math.min(backoffMs * 2, maxMs);
        // Never sooner than asked, and spread a little: a hub that asks many asks them for the same time.
        return end.retryAfterMs() <= 0 ? own : asked(end) + own;
    }

    private long asked(LinkEnd end) {
        if (end.refusal() == null || end.refusal().equals(BUSY)) return end.retryAfterMs();
        int doublings = Math.min(refusals++, 16);
        return Math.max(end.retryAfterMs(), Math.min(end.retryAfterMs() << doublings, REFUSED_MS_MAX));
    }
}
