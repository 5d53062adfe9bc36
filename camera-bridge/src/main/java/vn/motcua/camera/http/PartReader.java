package vn.motcua.camera.http;

import java.util.ArrayList;
import java.util.List;
import vn.motcua.camera.http.Boundary.Line;

/**
 * Cuts a multipart body into its parts ({@code multipart/mixed}, {@code x-mixed-replace}, {@code form-data}), whatever pieces it
 * comes in: what it says depends on the bytes alone. It never takes a chunk of TCP for a part, which is where clients of cameras lose
 * events and crash. Not thread safe.
 */
public final class PartReader {
    /** A picture of a camera, with much room. */
    public static final int BODY_MAX = 8 * 1024 * 1024;

    private static final int HEAD_MAX = 16 * 1024;
    private static final int LINE_MAX = 1024;
    private static final int MAYBE = -2;
    private static final byte LF = '\n';
    private static final byte CR = '\r';
    private static final byte DASH = '-';

    /*
     * A part with a length is handed on with its last byte, without waiting for the boundary behind it: that comes only with the next
     * event or heartbeat. A length that cannot be right is found in two ways. Too long: a boundary stands inside the body; then what
     * follows the said length decides, for a picture may hold the boundary's bytes by chance. Too short: a text that is plainly not at
     * its end there goes on to the next boundary; of anything else no boundary follows, and the reader says so and looks for the next
     * one. A length beyond what may be held is not believed at all: the part is passed over up to the next boundary.
     */
    private enum State {
        PREAMBLE,
        HEAD,
        SIZED,
        AFTER_SIZED,
        OPEN,
        SKIPPING
    }

    private final int bodyMax;
    private final ByteQueue bytes = new ByteQueue();
    private List<Part> out = new ArrayList<>();
    private State state = State.PREAMBLE;
    private final Boundary boundary;
    private Headers headers = Headers.NONE;
    private int length;
    private int looked;
    private boolean isLineStart = true;
    private boolean mayComplain;

    /**
     * @param boundary as the header says it; empty to learn it from the first line that begins with two dashes
     */
    public PartReader(String boundary) {
        this(boundary, BODY_MAX);
    }

    PartReader(String boundary, int bodyMax) {
        this.bodyMax = bodyMax;
        this.boundary = new Boundary(boundary, bytes);
    }

    /** Parts that became whole with these bytes, in order. */
    public List<Part> feed(byte[] chunk) {
        return feed(chunk, 0, chunk.length);
    }

    public List<Part> feed(byte[] chunk, int offset, int length) {
        // In steps, so that a large chunk of a part that is passed over is never held whole.
        for (int at = 0; at < length; at += HEAD_MAX) {
            bytes.add(chunk, offset + at, Math.min(HEAD_MAX, length - at));
            run(false);
        }
        return taken();
    }

    /** No more bytes come. A part without a length ends here; one with a length that is not reached is cut. */
    public List<Part> end() {
        run(true);
        switch (state) {
            case HEAD -> {
                if (bytes.size() > 0) broken("CUT", "the stream ends in the head of a part");
            }
            case SIZED -> broken("CUT", "the stream ends " + bytes.size() + " bytes into a part of " + length);
            case OPEN -> {
                int size = bytes.size();
                while (size > 0 && (bytes.at(size - 1) == LF || bytes.at(size - 1) == CR)) size--;
                if (size > bodyMax) out.add(new Part.Skipped(headers));
                else if (size > 0) whole(size);
            }
            default -> {}
        }
        bytes.drop(bytes.size());
        state = State.PREAMBLE;
        return taken();
    }

    private List<Part> taken() {
        List<Part> taken = out;
        out = new ArrayList<>();
        return taken;
    }

    private void run(boolean isEnd) {
        boolean goesOn = true;
        while (goesOn)
            goesOn = switch (state) {
                case PREAMBLE -> preamble(isEnd);
                case HEAD -> head();
                case SIZED -> sized(isEnd);
                case AFTER_SIZED -> afterSized(isEnd);
                case OPEN -> open(isEnd);
                case SKIPPING -> skipping(isEnd);
            };
    }

    /** Lines up to a boundary, of whatever length. */
    private boolean preamble(boolean isEnd) {
        int end = bytes.indexOf(LF, looked);
        if (end < 0 && !isEnd) {
            looked = bytes.size();
            if (bytes.size() <= LINE_MAX) return false;
            complain();
            isLineStart = false;
            bytes.drop(bytes.size());
            looked = 0;
            return false;
        }
        int lineEnd = end < 0 ? bytes.size() : end;
        if (lineEnd == 0 && end < 0) return false;
        looked = 0;
        Line line = isLineStart ? boundary.line(0, lineEnd) : Line.OTHER;
        if (line == Line.OTHER && (lineEnd > 1 || (lineEnd == 1 && bytes.at(0) != CR))) complain();
        bytes.drop(end < 0 ? lineEnd : end + 1);
        isLineStart = true;
        if (line == Line.NEXT) begin();
        if (line == Line.LAST) mayComplain = false;
        return true;
    }

    /** A text before the first boundary is allowed; after a part it is a fault, told once. */
    private void complain() {
        if (!mayComplain) return;
        mayComplain = false;
        broken("BOUNDARY", "bytes between a part and the next boundary");
    }

    private void begin() {
        state = State.HEAD;
        looked = 0;
        mayComplain = true;
    }

    private boolean head() {
        while (true) {
            int end = bytes.indexOf(LF, looked);
            if (end < 0 || end > HEAD_MAX) {
                if (bytes.size() <= HEAD_MAX) return false;
                broken("HEAD", "the head of a part has more than " + HEAD_MAX + " bytes");
                skipTo(State.SKIPPING);
                return true;
            }
            int lineStart = looked;
            int lineEnd = end > lineStart && bytes.at(end - 1) == CR ? end - 1 : end;
            if (lineEnd > lineStart && boundary.line(lineStart, end) != Line.OTHER) {
                // A boundary where a header should be: the part before it was empty.
                boolean isNext = boundary.line(lineStart, end) == Line.NEXT;
                broken("HEAD", "a part without a body");
                bytes.drop(end + 1);
                looked = 0;
                if (!isNext) skipTo(State.PREAMBLE);
                return true;
            }
            looked = end + 1;
            if (lineEnd == lineStart) break;
        }
        headers = Headers.read(bytes.take(looked));
        looked = 0;
        long said = headers.contentLength().orElse(-1L);
        if (said > bodyMax) {
            out.add(new Part.Skipped(headers));
            skipTo(State.SKIPPING);
        } else {
            length = (int) said;
            state = said < 0 ? State.OPEN : State.SIZED;
            isLineStart = true;
        }
        return true;
    }

    private void skipTo(State next) {
        state = next;
        looked = 0;
        isLineStart = true;
    }

    private boolean sized(boolean isEnd) {
        if (bytes.size() < length) {
            if (!isEnd) return false;
            int inner = inner(bytes.size(), true);
            if (inner < 0) return false;
            return cutAt(inner);
        }
        int inner = inner(length, isEnd);
        if (inner == MAYBE) return false;
        if (inner >= 0) {
            Follow follow = follow(length, isEnd);
            if (follow == Follow.UNKNOWN) return false;
            if (follow == Follow.OTHER) return cutAt(inner);
        }
        if (isUnfinished(length)) {
            state = State.OPEN;
            looked = 0;
            isLineStart = true;
            return true;
        }
        out.add(new Part.Whole(headers, bytes.take(length)));
        state = State.AFTER_SIZED;
        looked = 0;
        return true;
    }

    /** Whether a text of that length cannot end there: a length told too small would cost what the camera said. */
    private boolean isUnfinished(int size) {
        int from = 0;
        int end = size;
        while (from < size && bytes.at(from) <= ' ' && bytes.at(from) >= 0) from++;
        while (end > from && bytes.at(end - 1) <= ' ' && bytes.at(end - 1) >= 0) end--;
        if (end == from) return true;
        return switch (bytes.at(from)) {
            case '<' -> bytes.at(end - 1) != '>';
            case '{' -> bytes.at(end - 1) != '}';
            default -> false;
        };
    }

    /** A boundary stands inside the said length and none behind it: the part ends there. */
    private boolean cutAt(int inner) {
        broken("LENGTH", "a part of " + length + " bytes ends after " + inner + " at a boundary");
        int size = inner;
        if (size > 0 && bytes.at(size - 1) == LF) size--;
        if (size > 0 && bytes.at(size - 1) == CR) size--;
        out.add(new Part.Whole(headers, bytes.take(size)));
        skipTo(State.PREAMBLE);
        return true;
    }

    private enum Follow {
        BOUNDARY,
        OTHER,
        UNKNOWN
    }

    /** What comes behind a part, but for the ends of lines. */
    private Follow follow(int at, boolean isEnd) {
        int from = at;
        while (from < bytes.size() && (bytes.at(from) == CR || bytes.at(from) == LF)) from++;
        if (from == bytes.size()) return isEnd ? Follow.BOUNDARY : Follow.UNKNOWN;
        if (boundary.isAt(from)) return Follow.BOUNDARY;
        return boundary.mayBeAt(from) && !isEnd ? Follow.UNKNOWN : Follow.OTHER;
    }

    /**
     * Where a line with a boundary begins inside a body; −1 if nowhere, {@link #MAYBE} if the end of the line that decides is not there
     * yet: a length too long may end within the boundary's line, and the rest of it come later.
     */
    private int inner(int end, boolean isEnd) {
        int at = 0;
        while (at >= 0 && at < end) {
            int next = bytes.indexOf(LF, at);
            if (bytes.at(at) == DASH && boundary.mayBeAt(at)) {
                if (next < 0 && !isEnd && bytes.size() - at <= LINE_MAX) return MAYBE;
                if (boundary.line(at, next < 0 ? bytes.size() : next) != Line.OTHER) return at;
            }
            at = next < 0 ? -1 : next + 1;
        }
        return -1;
    }

    private boolean afterSized(boolean isEnd) {
        while (bytes.size() > 0 && (bytes.at(0) == CR || bytes.at(0) == LF)) bytes.drop(1);
        Follow follow = follow(0, isEnd);
        if (follow == Follow.UNKNOWN || bytes.size() == 0) return false;
        if (follow == Follow.OTHER) {
            longer();
            skipTo(State.SKIPPING);
        } else {
            skipTo(State.PREAMBLE);
        }
        return true;
    }

    private boolean open(boolean isEnd) {
        int end = nextBoundary(isEnd);
        if (end < 0) {
            if (bytes.size() <= bodyMax + LINE_MAX) return false;
            out.add(new Part.Skipped(headers));
            state = State.SKIPPING;
            return true;
        }
        int size = end;
        if (size > 0 && bytes.at(size - 1) == LF) size--;
        if (size > 0 && bytes.at(size - 1) == CR) size--;
        if (size == 0 && length >= 0) out.add(new Part.Whole(headers, new byte[0]));
        else if (size == 0) broken("HEAD", "a part without a body");
        else if (size > bodyMax) out.add(new Part.Skipped(headers));
        else whole(size);
        bytes.drop(size == 0 || size > bodyMax ? end : end - size);
        skipTo(State.PREAMBLE);
        return true;
    }

    private void whole(int size) {
        if (length >= 0 && size > length) longer();
        out.add(new Part.Whole(headers, bytes.take(size)));
    }

    private void longer() {
        broken("LENGTH", "a part has more than its " + length + " bytes");
    }

    private boolean skipping(boolean isEnd) {
        int end = nextBoundary(isEnd);
        if (end >= 0) {
            bytes.drop(end);
            skipTo(State.PREAMBLE);
            return true;
        }
        // Kept from the last line start on: the boundary may have begun.
        bytes.drop(looked);
        looked = 0;
        if (bytes.size() > LINE_MAX) {
            bytes.drop(bytes.size());
            isLineStart = false;
        }
        return false;
    }

    /** Where the next line with a boundary begins; −1 if it is not there yet, and then {@code looked} is the last line's start. */
    private int nextBoundary(boolean isEnd) {
        while (true) {
            int end = bytes.indexOf(LF, looked);
            if (isLineStart) {
                int lineEnd = end < 0 ? bytes.size() : end;
                boolean isWhole = end >= 0 || isEnd;
                if (isWhole && boundary.line(looked, lineEnd) != Line.OTHER) return looked;
                if (!isWhole && boundary.mayBegin(looked) && bytes.size() - looked <= LINE_MAX) return -1;
            }
            if (end < 0) {
                // Inside of a long line that is no boundary: it is not looked at again.
                isLineStart = isLineStart && bytes.size() == looked;
                looked = bytes.size();
                return -1;
            }
            looked = end + 1;
            isLineStart = true;
        }
    }

    private void broken(String code, String what) {
        out.add(new Part.Broken(code, what));
    }
}
