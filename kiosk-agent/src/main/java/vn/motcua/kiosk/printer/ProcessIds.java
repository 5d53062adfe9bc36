package vn.motcua.kiosk.printer;

import java.util.concurrent.atomic.AtomicLong;

/** Four-character names for fences that do not repeat within hundreds of days of printing, so a late answer is never taken for ours. */
final class ProcessIds {
    private static final int BASE = '~' - '!' + 1;
    private static final int CHARS = 4;

    private final AtomicLong next;

    /** @param seed where to begin, such as the time: two runs shall not use the same names */
    ProcessIds(long seed) {
        next = new AtomicLong(Math.floorMod(seed, (long) BASE * BASE * BASE * BASE));
    }

    String next() {
        long value = next.getAndIncrement();
        char[] id = new char[CHARS];
        for (int i = CHARS - 1; i >= 0; i--) {
            id[i] = (char) ('!' + value % BASE);
            value /= BASE;
        }
        return new String(id);
    }
}
