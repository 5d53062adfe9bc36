package vn.motcua.kiosk.scanner;

import java.io.ByteArrayOutputStream;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import vn.motcua.core.scan.ScanClassifier;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.kiosk.scanner.Framing.End;

/**
 * Finds scans in bytes that come in any pieces. Pure: the caller keeps the time, and tells of {@link #silence} when nothing has come for
 * {@link #patience}. One thread.
 *
 * <p>A scan with an end mark is over at the mark, however slowly it comes; silence in its middle breaks it. In {@code AUTO} a scanner
 * that was seen to send an end mark is held to it, so that a busy PC cannot cut a scan in two where it once stumbled; one broken scan is
 * enough to believe in silence again, because a scanner may have been set up anew.
 */
final class ScanFramer {
    static final int MAX_BYTES = ScanClassifier.MAX_BYTES;
    /** Longer than a busy PC or a slow scanner ever pauses inside a scan. */
    private static final Duration UNENDED = Duration.ofMillis(500);

    private static final int CR = '\r';
    private static final int LF = '\n';
    private static final int TAB = '\t';

    private final Framing framing;
    private final ByteArrayOutputStream bytes = new ByteArrayOutputStream(256);
    private State state = State.COLLECTING;
    private boolean markSeen;
    private int last = -1;

    private enum State {
        COLLECTING,
        /** What comes belongs to a scan that is broken already. */
        SKIPPING
    }

    ScanFramer(Framing framing) {
        this.framing = framing;
    }

    List<ScanFrame> feed(byte[] piece) {
        List<ScanFrame> frames = new ArrayList<>(1);
        for (byte b : piece) feed(b & 0xFF, frames);
        return frames;
    }

    private void feed(int b, List<ScanFrame> frames) {
        boolean isEnd = isEnd(b);
        boolean isRestOfEnd = framing.end() == End.CR && b == LF && last == CR && bytes.size() == 0;
        last = b;
        if (isEnd) end(frames);
        else if (state == State.COLLECTING && !isRestOfEnd) collect(b, frames);
    }

    private boolean isEnd(int b) {
        return switch (framing.end()) {
            case AUTO -> b == CR || b == LF;
            case CR -> b == CR;
            case LF -> b == LF;
            case CRLF -> b == LF && last == CR;
            case TAB -> b == TAB;
            case GAP -> false;
        };
    }

    private void collect(int b, List<ScanFrame> frames) {
        bytes.write(b);
        if (bytes.size() > MAX_BYTES + 1) breakOff(DeviceCode.S_BAD_FRAME, frames);
    }

    private void breakOff(DeviceCode code, List<ScanFrame> frames) {
        bytes.reset();
        state = State.SKIPPING;
        frames.add(new ScanFrame.Broken(code));
    }

    private void end(List<ScanFrame> frames) {
        byte[] scan = withoutHalfMark(bytes.toByteArray());
        bytes.reset();
        if (state == State.SKIPPING) {
            state = State.COLLECTING;
        } else if (scan.length > MAX_BYTES) {
            frames.add(new ScanFrame.Broken(DeviceCode.S_BAD_FRAME));
        } else if (scan.length > 0) {
            markSeen = true;
            frames.add(new ScanFrame.Whole(scan));
        }
    }

    /** The CR of CR LF came before anybody knew that it belongs to the mark. */
    private byte[] withoutHalfMark(byte[] scan) {
        boolean isHalf = (framing.end() == End.CRLF || framing.end() == End.LF)
                && scan.length > 0
                && scan[scan.length - 1] == CR;
        return isHalf ? java.util.Arrays.copyOf(scan, scan.length - 1) : scan;
    }

    /** Whether silence would mean anything now. */
    boolean isPending() {
        return state == State.SKIPPING || bytes.size() > 0;
    }

    /** How long nothing must come before {@link #silence} may be told. */
    Duration patience() {
        return state == State.SKIPPING || !endsBySilence() ? UNENDED : framing.gap();
    }

    private boolean endsBySilence() {
        return framing.end() == End.GAP || framing.end() == End.AUTO && !markSeen;
    }

    /** Nothing has come for {@link #patience}. */
    List<ScanFrame> silence() {
        List<ScanFrame> frames = new ArrayList<>(1);
        boolean isWhole = state == State.COLLECTING && endsBySilence();
        boolean isUnended = state == State.COLLECTING && !endsBySilence() && bytes.size() > 0;
        byte[] scan = bytes.toByteArray();
        bytes.reset();
        state = State.COLLECTING;
        last = -1;
        if (isWhole && scan.length > MAX_BYTES) frames.add(new ScanFrame.Broken(DeviceCode.S_BAD_FRAME));
        else if (isWhole && scan.length > 0) frames.add(new ScanFrame.Whole(scan));
        if (isUnended) {
            markSeen = false;
            frames.add(new ScanFrame.Broken(DeviceCode.S_BAD_FRAME));
        }
        return frames;
    }

    /** Bytes were lost just here: the scan they belong to is broken up to its end, whatever still comes of it. */
    List<ScanFrame> lost() {
        List<ScanFrame> frames = new ArrayList<>(1);
        if (state == State.COLLECTING) breakOff(DeviceCode.S_OVERRUN, frames);
        return frames;
    }

    /** The line is gone, and with it the rest of what was coming. */
    void reset() {
        bytes.reset();
        state = State.COLLECTING;
        last = -1;
    }
}
