package vn.motcua.hub.platform.link;

import java.util.concurrent.atomic.AtomicInteger;

/**
 * How much each link may have outstanding, so that a hundred backlogs at once fill neither the memory nor the line to the writer: a
 * lone one gets all it can use, many share. Any thread.
 */
final class CreditPool {
    /** More outstanding than this is a backlog being drained. */
    private static final int BACKLOG = 64;
    /** What all backlogs together should have outstanding: a good second of the writer's work. */
    private static final int SHARED = 12_000;

    private static final int LEAST = 100;
    private static final int TRICKLE = 50;

    private final LinkLimits limits;
    private final AtomicInteger outstanding = new AtomicInteger();
    private final AtomicInteger backlogs = new AtomicInteger();

    CreditPool(LinkLimits limits) {
        this.limits = limits;
    }

    /** What one link has outstanding went from one count to another. */
    void moved(int from, int to) {
        outstanding.addAndGet(to - from);
        if (from <= BACKLOG && to > BACKLOG) backlogs.incrementAndGet();
        if (from > BACKLOG && to <= BACKLOG) backlogs.decrementAndGet();
    }

    /** The part of {@code most} a link may have outstanding now. */
    int share(int most) {
        if (outstanding.get() > limits.outstanding()) return Math.min(most, TRICKLE);
        return Math.min(most, Math.max(LEAST, SHARED / Math.max(1, backlogs.get())));
    }

    /** The same at a link's start: nobody knows yet how many come with it. */
    int firstShare(int most) {
        return Math.min(share(most), limits.first());
    }
}
