package vn.motcua.kiosk.simprinter;

import java.util.function.IntConsumer;

/**
 * Finds the real-time commands in whatever is received, also while the printer is offline or inside a picture: {@code DLE EOT n},
 * {@code DLE ENQ n} and {@code DLE DC4 8} with its guards. One thread.
 */
final class RealTimeEar {
    private static final int[] CLEAR = {0x10, 0x14, 8, 1, 3, 20, 1, 6, 2, 8};

    private final IntConsumer onStatus;
    private final Runnable onRecover;
    private final Runnable onClear;
    private int previous = -1;
    private int beforePrevious = -1;
    private int clearMatched;

    RealTimeEar(IntConsumer onStatus, Runnable onRecover, Runnable onClear) {
        this.onStatus = onStatus;
        this.onRecover = onRecover;
        this.onClear = onClear;
    }

    void hear(int b) {
        if (beforePrevious == 0x10 && previous == 0x04 && b >= 1 && b <= 4) onStatus.accept(b);
        if (beforePrevious == 0x10 && previous == 0x05 && b == 2) onRecover.run();
        clearMatched = b == CLEAR[clearMatched] ? clearMatched + 1 : b == CLEAR[0] ? 1 : 0;
        if (clearMatched == CLEAR.length) {
            clearMatched = 0;
            onClear.run();
        }
        beforePrevious = previous;
        previous = b;
    }
}
