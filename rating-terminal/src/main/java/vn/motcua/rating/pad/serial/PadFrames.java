package vn.motcua.rating.pad.serial;

import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import vn.motcua.edge.driver.ModbusCrc;
import vn.motcua.rating.pad.serial.PadProtocol.Check;

/**
 * Cuts a pad's bytes, which arrive in any pieces, into its words. After nonsense it finds the next code by itself. Pure; not
 * thread-safe.
 */
final class PadFrames {
    static final int LINE_MAX = 60;

    private final PadProtocol protocol;
    private final byte[] pending = new byte[Math.max(LINE_MAX + 1, 64)];
    private int length;
    private boolean isTooLong;
    private long nonsense;

    PadFrames(PadProtocol protocol) {
        this.protocol = protocol;
    }

    /** Bytes since the last word that made sense. */
    long nonsense() {
        return nonsense;
    }

    /** The line was lost: half a code is worth nothing. */
    void reset() {
        length = 0;
        nonsense = 0;
        isTooLong = false;
    }

    List<PadWord> feed(byte[] bytes) {
        List<PadWord> words = new ArrayList<>();
        for (byte one : bytes) {
            switch (protocol.framing()) {
                case BYTE -> code(new byte[] {one}, words);
                case LINE -> line(one, words);
                case FRAME -> frame(one, words);
            }
        }
        return words;
    }

    private boolean code(byte[] code, List<PadWord> words) {
        String key = PadProtocol.key(code);
        if (!protocol.words().containsKey(key)) {
            nonsense += code.length;
            return false;
        }
        PadWord word = protocol.words().get(key);
        if (word == null) return true; // passed over, and no proof that the rest makes sense
        nonsense = 0;
        words.add(word);
        return true;
    }

    private void line(byte one, List<PadWord> words) {
        if (one == '\r' || one == '\n') {
            if (length > 0 && !isTooLong) code(Arrays.copyOf(pending, length), words);
            length = 0;
            isTooLong = false;
        } else if (length >= LINE_MAX) {
            isTooLong = true;
            nonsense++;
        } else {
            pending[length++] = one;
        }
    }

    private void frame(byte one, List<PadWord> words) {
        pending[length++] = one;
        while (length > 0 && !beginsRight()) shift();
        if (length < protocol.frameBytes()) return;
        int checkAt = length - protocol.end().length - protocol.check().bytes();
        boolean isWhole = endsRight() && checks(checkAt);
        byte[] code = Arrays.copyOfRange(pending, protocol.start().length, checkAt);
        if (isWhole && code(code, words)) length = 0;
        else resynchronise();
    }

    /** The start bytes may be in the middle of what was taken for a frame. */
    private void resynchronise() {
        do shift();
        while (length > 0 && !beginsRight());
    }

    private void shift() {
        nonsense++;
        System.arraycopy(pending, 1, pending, 0, length - 1);
        length--;
    }

    private boolean beginsRight() {
        byte[] start = protocol.start();
        int known = Math.min(length, start.length);
        return Arrays.equals(pending, 0, known, start, 0, known);
    }

    private boolean endsRight() {
        byte[] end = protocol.end();
        return Arrays.equals(pending, length - end.length, length, end, 0, end.length);
    }

    private boolean checks(int checkAt) {
        int expected = check(protocol.check(), pending, checkAt);
        return switch (protocol.check()) {
            case NONE -> true;
            case SUM, XOR -> (pending[checkAt] & 0xff) == expected;
            case CRC16 -> (pending[checkAt] & 0xff | (pending[checkAt + 1] & 0xff) << 8) == expected;
        };
    }

    private static int check(Check kind, byte[] bytes, int length) {
        int sum = 0;
        int xor = 0;
        for (int i = 0; i < length; i++) {
            sum = sum + bytes[i] & 0xff;
            xor ^= bytes[i] & 0xff;
        }
        return switch (kind) {
            case NONE -> 0;
            case SUM -> sum;
            case XOR -> xor;
            case CRC16 -> ModbusCrc.of(bytes, 0, length);
        };
    }
}
