package vn.motcua.kiosk.simprinter;

/** What holds a whole printer still, and wakes whoever waits in it when something changed. Any thread. */
final class Freezer {
    private static final long IDLE_MILLIS = 50;
    private boolean isFrozen;
    private boolean isOver;

    synchronized void freeze(boolean on) {
        isFrozen = on;
        notifyAll();
    }

    /** Nobody is held any more. */
    synchronized void end() {
        isOver = true;
        notifyAll();
    }

    synchronized boolean isFrozen() {
        return isFrozen;
    }

    synchronized void awaitThaw() throws InterruptedException {
        while (isFrozen && !isOver) wait(IDLE_MILLIS);
    }

    /** Until somebody changed something, or a moment. */
    synchronized void awaitChange() throws InterruptedException {
        if (!isOver) wait(IDLE_MILLIS);
    }

    synchronized void changed() {
        notifyAll();
    }
}
