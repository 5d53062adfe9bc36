package vn.motcua.rating.pad.sim;

import java.nio.ByteBuffer;
import java.nio.ByteOrder;
import java.util.ArrayList;
import java.util.List;

/**
 * A USB numeric keypad as the Linux input layer shows it: for each key an event of its scan code, one of the key and one that ends the
 * report, in the kernel's own byte order and size. Source: linux/input.h, {@code struct input_event}; linux/input-event-codes.h.
 */
final class KeypadVoice implements PadVoice {
    private static final short EV_SYN = 0;
    private static final short EV_KEY = 1;
    private static final short EV_REL = 2;
    private static final short EV_MSC = 4;
    private static final short MSC_SCAN = 4;
    /** KEY_KP1 to KEY_KP8. */
    private static final short[] KEYS = {79, 80, 81, 75, 76, 77, 71, 72};
    /** Usage of the digit 1 of a keypad on the keyboard page. */
    private static final int SCAN_OF_ONE = 0x7_0059;

    private static final int STRANGE_EVENTS = 20;

    private final int longBytes;

    /** @param longBytes size of the kernel's {@code long} */
    KeypadVoice(int longBytes) {
        this.longBytes = longBytes;
    }

    @Override
    public List<byte[]> say(List<Move> moves) {
        return PadVoice.each(moves, this::report);
    }

    private byte[] report(Move move) {
        ByteBuffer bytes = buffer(3);
        put(bytes, EV_MSC, MSC_SCAN, SCAN_OF_ONE + move.key() - 1);
        put(bytes, EV_KEY, KEYS[move.key() - 1], move.closed() ? 1 : 0);
        put(bytes, EV_SYN, (short) 0, 0);
        return bytes.array();
    }

    private ByteBuffer buffer(int events) {
        return ByteBuffer.allocate(events * (2 * longBytes + 8)).order(ByteOrder.nativeOrder());
    }

    private void put(ByteBuffer bytes, short type, short code, int value) {
        long micros = System.currentTimeMillis() * 1_000;
        putLong(bytes, micros / 1_000_000);
        putLong(bytes, micros % 1_000_000);
        bytes.putShort(type).putShort(code).putInt(value);
    }

    private void putLong(ByteBuffer bytes, long value) {
        if (longBytes == Long.BYTES) bytes.putLong(value);
        else bytes.putInt((int) value);
    }

    @Override
    public boolean tellsOfReleases() {
        return true;
    }

    /** A mouse. */
    @Override
    public List<byte[]> noise() {
        List<byte[]> events = new ArrayList<>();
        for (int i = 0; i < STRANGE_EVENTS; i++) {
            ByteBuffer bytes = buffer(2);
            put(bytes, EV_REL, (short) (i % 2), 17 - i);
            put(bytes, EV_SYN, (short) 0, 0);
            events.add(bytes.array());
        }
        return events;
    }
}
