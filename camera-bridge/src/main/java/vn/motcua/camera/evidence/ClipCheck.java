package vn.motcua.camera.evidence;

import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Looks at an MP4 as it passes: whether its boxes end where the bytes end, and how long it says it is. A recorder that has not finished a file
 * may send half of it and call that an answer. Source: ISO/IEC 14496-12, boxes and {@code mvhd}. Not thread safe.
 */
final class ClipCheck {
    private static final int SMALL_HEAD = 8;
    private static final int LARGE_HEAD = 16;
    /** Of {@code moov}: the head of {@code mvhd}, which comes first, and its fields up to the duration. */
    private static final int MOVIE_HEAD = 40;

    private final ByteBuffer head = ByteBuffer.allocate(LARGE_HEAD);
    private final ByteBuffer movie = ByteBuffer.allocate(MOVIE_HEAD);
    private int headBytes = SMALL_HEAD;
    private long left;
    private boolean isMovie;
    private boolean isToTheEnd;
    private boolean isBroken;
    private boolean hasMovie;
    private boolean hasMedia;
    private @Nullable String first;

    void feed(byte[] bytes) {
        int at = 0;
        while (at < bytes.length && !isBroken && !isToTheEnd) {
            if (left > 0) {
                int taken = (int) Math.min(left, bytes.length - at);
                if (isMovie) movie.put(bytes, at, Math.min(taken, movie.remaining()));
                left -= taken;
                at += taken;
            } else {
                int taken = Math.min(headBytes - head.position(), bytes.length - at);
                head.put(bytes, at, taken);
                at += taken;
                if (head.position() == headBytes) readHead();
            }
        }
    }

    private void readHead() {
        long size = head.getInt(0) & 0xFFFF_FFFFL;
        if (size == 1 && headBytes == SMALL_HEAD) {
            headBytes = LARGE_HEAD;
            return;
        }
        String type = new String(head.array(), 4, 4, StandardCharsets.ISO_8859_1);
        if (first == null) first = type;
        if (headBytes == LARGE_HEAD) size = head.getLong(SMALL_HEAD);
        isToTheEnd = size == 0;
        isBroken = size != 0 && size < headBytes;
        isMovie = type.equals("moov");
        hasMovie |= isMovie;
        hasMedia |= type.equals("mdat");
        left = Math.max(0, size - headBytes);
        headBytes = SMALL_HEAD;
        head.clear();
    }

    /** All of it is there: a film with its pictures. */
    boolean isWhole() {
        boolean isEnded = isToTheEnd || left == 0 && head.position() == 0;
        return "ftyp".equals(first) && !isBroken && isEnded && hasMovie && hasMedia;
    }

    /** As its head says; empty where it says nothing, as one that was written while it was sent. */
    Optional<Duration> length() {
        int known = movie.position();
        if (known < MOVIE_HEAD || !"mvhd".equals(new String(movie.array(), 4, 4, StandardCharsets.ISO_8859_1)))
            return Optional.empty();
        boolean isLong = movie.get(8) == 1;
        long perSecond = movie.getInt(isLong ? 28 : 20) & 0xFFFF_FFFFL;
        long units = isLong ? movie.getLong(32) : movie.getInt(24) & 0xFFFF_FFFFL;
        if (perSecond == 0 || units <= 0) return Optional.empty();
        return Optional.of(Duration.ofMillis(Math.multiplyHigh(units, 1_000) == 0 ? units * 1_000 / perSecond : 0));
    }
}
