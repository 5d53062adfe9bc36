package vn.motcua.camera.http;

import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/**
 * The line between parts: as the header says it, with dashes that some devices write twice, or learned from the first line that can be
 * one. Not thread safe.
 */
final class Boundary {
    private static final byte CR = '\r';
    private static final byte DASH = '-';
    private final ByteQueue bytes;
    private byte[] delimiter;
    private boolean isLearning;
    private byte @Nullable [] shorter;

    /**
     * @param said by the header; empty to learn it
     * @param bytes in which it is looked for
     */
    Boundary(String said, ByteQueue bytes) {
        this.bytes = bytes;
        this.isLearning = said.isEmpty();
        this.delimiter = ("--" + said).getBytes(StandardCharsets.ISO_8859_1);
        this.shorter = said.startsWith("--") ? said.getBytes(StandardCharsets.ISO_8859_1) : null;
    }

    boolean isAt(int at) {
        return bytes.startsWith(delimiter, at);
    }

    /** Whether it may still turn out to stand there, once more bytes have come. */
    boolean mayBeAt(int at) {
        return bytes.mayStartWith(delimiter, at);
    }

    enum Line {
        NEXT,
        LAST,
        OTHER
    }

    /** Whether a line is a boundary; blanks behind it are allowed. */
    Line line(int from, int lineEnd) {
        int end = lineEnd;
        while (end > from && isBlank(bytes.at(end - 1))) end--;
        if (isLearning) return learn(from, end);
        if (end - from < delimiter.length || !bytes.startsWith(delimiter, from)) return dashless(from, end);
        int rest = end - from - delimiter.length;
        // From here on a line without the header's dashes is content.
        if (rest == 0) shorter = null;
        if (rest == 0) return Line.NEXT;
        boolean isLast = rest == 2 && bytes.at(end - 1) == DASH && bytes.at(end - 2) == DASH;
        return isLast ? Line.LAST : Line.OTHER;
    }

    /** A picture's bytes behind what looks like a boundary are none of these. */
    private static boolean isBlank(byte b) {
        return b == ' ' || b == '\t' || b == CR;
    }

    /** Some devices write the two dashes into the header, too; the first boundary shows which of both it is. */
    private Line dashless(int from, int end) {
        if (shorter == null || !bytes.startsWith(shorter, from) || end - from < shorter.length) return Line.OTHER;
        delimiter = shorter;
        shorter = null;
        return line(from, end);
    }

    /** As {@link #mayBeAt}, in either of its forms. */
    boolean mayBegin(int at) {
        return bytes.mayStartWith(delimiter, at) || (shorter != null && bytes.mayStartWith(shorter, at));
    }

    private Line learn(int from, int end) {
        if (end - from < 3 || end - from > 200 || bytes.at(from) != DASH || bytes.at(from + 1) != DASH)
            return Line.OTHER;
        byte[] learned = new byte[end - from];
        for (int i = 0; i < learned.length; i++) learned[i] = bytes.at(from + i);
        delimiter = learned;
        isLearning = false;
        return Line.NEXT;
    }
}
