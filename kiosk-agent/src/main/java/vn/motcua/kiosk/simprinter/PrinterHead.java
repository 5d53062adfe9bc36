package vn.motcua.kiosk.simprinter;

import java.awt.image.BufferedImage;
import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.Set;
import java.util.concurrent.atomic.AtomicLong;
import java.util.function.Consumer;

/**
 * The part of the simulated printer that carries out commands in order, byte by byte, as they come out of its receive buffer. Written
 * from the Epson ESC/POS command reference. One thread.
 */
final class PrinterHead {
    private static final int DOTS_PER_LINE = 30;
    private static final int FEED_TO_CUTTER_DOTS = 80;

    private final PaperRoll paper;
    private final Sensors sensors;
    private final Consumer<byte[]> answer;
    private final Consumer<BufferedImage> onCut;
    private final AtomicLong unparsed = new AtomicLong();
    private final AtomicLong textBytes = new AtomicLong();
    private final ByteArrayOutputStream command = new ByteArrayOutputStream();

    private byte[] rasterRow = new byte[0];
    private long skipLeft;
    private int rasterFill;
    private int rasterRowsLeft;
    private volatile boolean isStatusBackOn;
    private volatile Set<String> unanswered = Set.of();

    PrinterHead(PaperRoll paper, Sensors sensors, Consumer<byte[]> answer, Consumer<BufferedImage> onCut) {
        this.paper = paper;
        this.sensors = sensors;
        this.answer = answer;
        this.onCut = onCut;
    }

    /** Commands such as {@code "GS r"} that this model does not know. */
    void unanswered(Set<String> commands) {
        unanswered = Set.copyOf(commands);
    }

    private void answer(String command, byte[] bytes) {
        if (!unanswered.contains(command)) answer.accept(bytes);
    }

    boolean isStatusBackOn() {
        return isStatusBackOn;
    }

    /** Characters to be printed in a font. */
    long textBytes() {
        return textBytes.get();
    }

    /** Bytes that belonged to no command. */
    long unparsedBytes() {
        return unparsed.get();
    }

    /** Power-on state: nothing half-read, nothing switched on. Paper stays as it is. */
    void powerOn() {
        forget();
        isStatusBackOn = false;
    }

    /** What clearing the buffers does. */
    void forget() {
        command.reset();
        skipLeft = 0;
        rasterRowsLeft = 0;
        rasterFill = 0;
    }

    void accept(int b) {
        if (rasterRowsLeft > 0) {
            rasterByte(b);
            return;
        }
        if (skipLeft > 0) {
            skipLeft--;
            return;
        }
        command.write(b);
        if (isComplete()) command.reset();
    }

    private void rasterByte(int b) {
        rasterRow[rasterFill++] = (byte) b;
        if (rasterFill < rasterRow.length) return;
        paper.row(rasterRow);
        rasterFill = 0;
        rasterRowsLeft--;
    }

    /** Looks at what has come of the present command; carries it out when it is whole. @return true when it is done with */
    private boolean isComplete() {
        byte[] c = command.toByteArray();
        switch (c[0]) {
            case 0x1B:
                return c.length >= 2 && escape(c);
            case 0x1C:
                return c.length >= 2 && kanji(c);
            case 0x1D:
                return c.length >= 2 && group(c);
            case 0x10:
                return c.length >= 2 && realTime(c);
            default:
                plain(c[0] & 0xFF);
                return true;
        }
    }

    private void plain(int b) {
        if (b == '\n') {
            paper.feed(DOTS_PER_LINE);
        } else if (b >= 0x20) {
            // No font is simulated: a ticket of this product is a picture, and on it text is garbage, so it is counted
            // apart.
            textBytes.incrementAndGet();
        }
        // Other control characters, NUL above all, are ignored by a real printer too.
    }

    private boolean escape(byte[] c) {
        switch (c[1]) {
            case '@' -> isStatusBackOn = false;
            case 'd' -> {
                if (c.length < 3) return false;
                paper.feed((c[2] & 0xFF) * DOTS_PER_LINE);
            }
            case 'J' -> {
                if (c.length < 3) return false;
                paper.feed(c[2] & 0xFF);
            }
            case '2' -> {}
            case '3', 'a', 'R', 't', 'M', 'E', 'G', '-', '!', ' ', '{', 'V' -> {
                return c.length >= 3;
            }
            case '$', '\\', 'c' -> {
                return c.length >= 4;
            }
            case 'p' -> {
                return c.length >= 5;
            }
            case '*' -> {
                return bitImage(c);
            }
            case 0 -> {} // broken off; a real head prints nothing for it either
            default -> unparsed.addAndGet(2);
        }
        return true;
    }

    /** ESC * m nL nH d…: a strip of columns; only its length matters here. */
    private static boolean bitImage(byte[] c) {
        if (c.length < 5) return false;
        int columns = (c[3] & 0xFF) + 256 * (c[4] & 0xFF);
        int bytesPerColumn = c[2] >= 32 ? 3 : 1;
        return c.length >= 5 + columns * bytesPerColumn;
    }

    /** FS: settings for two-byte characters, which are not simulated. */
    private boolean kanji(byte[] c) {
        switch (c[1]) {
            case '&', '.', 0 -> {}
            case '-', '!', 'C', 'W' -> {
                return c.length >= 3;
            }
            case 'S' -> {
                return c.length >= 4;
            }
            default -> unparsed.addAndGet(2);
        }
        return true;
    }

    private boolean group(byte[] c) {
        switch (c[1]) {
            case 'v' -> {
                return raster(c);
            }
            case 'V' -> {
                return cut(c);
            }
            case 'a' -> {
                if (c.length < 3) return false;
                isStatusBackOn = c[2] != 0 && !unanswered.contains("GS a");
                if (isStatusBackOn) answer.accept(sensors.statusBack());
            }
            case 'r' -> {
                if (c.length < 3) return false;
                if (c[2] == 1 || c[2] == '1') answer("GS r", new byte[] {sensors.paperStatus()});
                else answer("GS r", new byte[] {0});
            }
            case 'I' -> {
                if (c.length < 3) return false;
                answer.accept("_MOTCUA SIM\0".getBytes(StandardCharsets.US_ASCII));
            }
            case '(' -> {
                return function(c);
            }
            case '8' -> {
                return longFunction(c);
            }
            case '!', 'B', 'H', 'f', 'h', 'w', 'b' -> {
                return c.length >= 3;
            }
            case 'L', 'W', 'P' -> {
                return c.length >= 4;
            }
            case 0 -> {} // broken off
            default -> unparsed.addAndGet(2);
        }
        return true;
    }

    /** GS v 0 m xL xH yL yH, then x × y bytes that are printed as they come. */
    private boolean raster(byte[] c) {
        if (c.length < 8) return false;
        int width = (c[4] & 0xFF) + 256 * (c[5] & 0xFF);
        rasterRowsLeft = (c[6] & 0xFF) + 256 * (c[7] & 0xFF);
        rasterRow = new byte[width];
        rasterFill = 0;
        if (width == 0) rasterRowsLeft = 0;
        return true;
    }

    private boolean cut(byte[] c) {
        if (c.length < 3) return false;
        boolean isWithFeed = c[2] == 65 || c[2] == 66;
        if (isWithFeed && c.length < 4) return false;
        if (isWithFeed) paper.feed(FEED_TO_CUTTER_DOTS + (c[3] & 0xFF));
        onCut.accept(paper.cut());
        return true;
    }

    /** GS 8 L p1 p2 p3 p4 …: stored graphics, known only by their length. */
    private boolean longFunction(byte[] c) {
        if (c.length < 7) return false;
        for (int i = 0; i < 4; i++) skipLeft += (c[3 + i] & 0xFFL) << (8 * i);
        return true;
    }

    /** GS ( x pL pH …: skipped by its length, except the process id request, GS ( H function 48. */
    private boolean function(byte[] c) {
        if (c.length < 5) return false;
        int length = (c[3] & 0xFF) + 256 * (c[4] & 0xFF);
        if (c.length < 5 + length) return false;
        boolean isProcessId = c[2] == 'H' && length == 6 && c[5] == 48;
        if (isProcessId) answer("GS (", new byte[] {0x37, 0x22, c[7], c[8], c[9], c[10], 0});
        return true;
    }

    /** Answered when they were received; here they only have to be passed over. */
    private static boolean realTime(byte[] c) {
        return switch (c[1]) {
            case 4, 5 -> c.length >= 3;
            case 0x14 -> c.length >= 3 && (c[2] != 8 || c.length >= 10);
            default -> true;
        };
    }
}
