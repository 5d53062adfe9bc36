package vn.motcua.kiosk.simprinter;

import org.jspecify.annotations.Nullable;

/** One fault that waits for its byte: line faults count what is received, paper and cover what is printed. Any thread. */
final class FaultPlan {
    private @Nullable Fault armed;
    private long bytesLeft;

    synchronized void arm(Fault fault, long afterBytes) {
        armed = fault;
        bytesLeft = afterBytes;
    }

    /** Counts one byte. @return the fault if this is its byte */
    synchronized @Nullable Fault dueOnReceived() {
        return armed != null && !isMechanical(armed) ? count() : null;
    }

    /** Counts one byte. @return the fault if this is its byte */
    synchronized @Nullable Fault dueOnPrinted() {
        return armed != null && isMechanical(armed) ? count() : null;
    }

    private @Nullable Fault count() {
        if (bytesLeft-- > 0) return null;
        Fault due = armed;
        armed = null;
        return due;
    }

    private static boolean isMechanical(Fault fault) {
        return fault == Fault.PAPER_OUT || fault == Fault.COVER_OPEN;
    }
}
