package vn.motcua.camera.http;

import java.util.Arrays;

/** Bytes that came and are not yet used up, in one array; whoever fills it keeps it bounded. Not thread safe. */
final class ByteQueue {
    private static final int FIRST = 4096;
    private byte[] bytes = new byte[FIRST];
    private int from;
    private int to;

    void add(byte[] chunk, int offset, int length) {
        if (to + length > bytes.length) {
            int held = to - from;
            byte[] into = held + length > bytes.length ? new byte[Math.max(bytes.length * 2, held + length)] : bytes;
            System.arraycopy(bytes, from, into, 0, held);
            bytes = into;
            from = 0;
            to = held;
        }
        System.arraycopy(chunk, offset, bytes, to, length);
        to += length;
    }

    int size() {
        return to - from;
    }

    byte at(int index) {
        return bytes[from + index];
    }

    /** Where this byte is first, at or after {@code start}; −1 if nowhere. */
    int indexOf(byte wanted, int start) {
        for (int i = from + start; i < to; i++) if (bytes[i] == wanted) return i - from;
        return -1;
    }

    boolean startsWith(byte[] wanted, int at) {
        return at + wanted.length <= size()
                && Arrays.equals(bytes, from + at, from + at + wanted.length, wanted, 0, wanted.length);
    }

    /** Whether these bytes may still turn out to be there, once more have come. */
    boolean mayStartWith(byte[] wanted, int at) {
        int there = Math.min(wanted.length, size() - at);
        return there <= 0 || Arrays.equals(bytes, from + at, from + at + there, wanted, 0, there);
    }

    byte[] take(int length) {
        byte[] taken = Arrays.copyOfRange(bytes, from, from + length);
        drop(length);
        return taken;
    }

    void drop(int length) {
        from += length;
        if (from == to) {
            from = 0;
            to = 0;
            // What one large picture took is not held for the rest of the day.
            if (bytes.length > FIRST * 64) bytes = new byte[FIRST];
        }
    }
}
