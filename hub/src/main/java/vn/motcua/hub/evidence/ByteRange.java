package vn.motcua.hub.evidence;

import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Which bytes a player asks for. Answered is no more than what lies in one sealed piece with the first of them, so that nothing else is
 * decrypted; a player asks on. Source: RFC 9110, 14.1.2 and 15.3.7.
 *
 * @param first offset of the first byte; below zero, so many bytes before the end
 * @param last offset of the last byte, itself included
 */
public record ByteRange(long first, long last) {
    /** All of it, as when nobody asked for a range. */
    public static final ByteRange WHOLE = new ByteRange(0, -1);

    private static final Pattern ONE = Pattern.compile("bytes=([0-9]{0,15})-([0-9]{0,15})");

    /** Reads the value of {@code Range}. Empty for what is not one range of bytes: it is then as if nobody had asked for one. */
    public static Optional<ByteRange> of(String header) {
        Matcher asked = ONE.matcher(header);
        if (!asked.matches()) return Optional.empty();
        String first = asked.group(1);
        String last = asked.group(2);
        if (first.isEmpty() && last.isEmpty()) return Optional.empty();
        // The last no bytes are none: an offset no file has says so too.
        if (first.isEmpty())
            return Optional.of(
                    new ByteRange(Long.parseLong(last) == 0 ? Long.MAX_VALUE : -Long.parseLong(last), Long.MAX_VALUE));
        ByteRange range = new ByteRange(Long.parseLong(first), last.isEmpty() ? Long.MAX_VALUE : Long.parseLong(last));
        return range.last < range.first ? Optional.empty() : Optional.of(range);
    }

    public boolean isWhole() {
        return equals(WHOLE);
    }

    /** What is answered of a file of that size; empty if none of the bytes asked for is there. */
    Optional<ByteRange> within(long size) {
        if (isWhole()) return Optional.of(new ByteRange(0, size - 1));
        long from = first < 0 ? Math.max(0, size + first) : first;
        if (from >= size) return Optional.empty();
        long pieceEnd = (from / Seal.PIECE_BYTES + 1) * Seal.PIECE_BYTES - 1;
        return Optional.of(new ByteRange(from, Math.min(Math.min(last, pieceEnd), size - 1)));
    }

    /** How many bytes, of what {@link #within} found. */
    public long length() {
        return last - first + 1;
    }
}
