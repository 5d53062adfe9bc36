package vn.motcua.hub.platform.ledger;

import java.util.concurrent.TimeUnit;

/**
 * When pages hear of what was committed. In a rush they hear of several commits together, and in a pause of it: who gives a command in the same
 * moment as others has his answer before the pages hear of theirs. Writer thread.
 */
final class PublishTime {
    /** Often enough for any eye. */
    private static final long BETWEEN_NANOS = TimeUnit.MILLISECONDS.toNanos(20);

    private static final long PAUSE_NANOS = TimeUnit.MILLISECONDS.toNanos(3);
    /** The longest that pages wait for a pause. */
    private static final long UNHEARD_NANOS = TimeUnit.MILLISECONDS.toNanos(60);

    private long published = System.nanoTime() - BETWEEN_NANOS;
    private long firstUnheard;
    private long lastWorked;
    private boolean isNeeded;

    /** After each batch. @param hasNews whether there is anything to hear of it */
    void worked(boolean hasNews) {
        lastWorked = System.nanoTime();
        if (hasNews && !isNeeded) firstUnheard = lastWorked;
        isNeeded |= hasNews;
    }

    boolean isDue() {
        return isNeeded && left() <= 0;
    }

    /** Nanoseconds until it is due, at least 1; 0 while there is nothing to hear. */
    long untilDue() {
        return isNeeded ? Math.max(1, left()) : 0;
    }

    void done() {
        published = System.nanoTime();
        isNeeded = false;
    }

    private long left() {
        long now = System.nanoTime();
        long pause = Math.min(lastWorked + PAUSE_NANOS - now, firstUnheard + UNHEARD_NANOS - now);
        return Math.max(published + BETWEEN_NANOS - now, pause);
    }
}
