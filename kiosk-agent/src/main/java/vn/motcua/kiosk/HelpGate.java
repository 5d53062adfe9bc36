package vn.motcua.kiosk;

import java.time.Duration;

/**
 * Lets a call for staff through at most once in {@link #PAUSE}: each one is a fact that is stored, sent and shown, and a child at the
 * button must not bury the next one. Pure but for what it remembers; event loop only.
 */
final class HelpGate {
    static final Duration PAUSE = Duration.ofSeconds(5);

    private boolean hasCalled;
    private long calledNanos;

    /** @param nanos of {@link System#nanoTime()} */
    boolean mayCall(long nanos) {
        if (hasCalled && nanos - calledNanos < PAUSE.toNanos()) return false;
        hasCalled = true;
        calledNanos = nanos;
        return true;
    }

    /** The call let through last reached nobody. */
    void reopen() {
        hasCalled = false;
    }
}
