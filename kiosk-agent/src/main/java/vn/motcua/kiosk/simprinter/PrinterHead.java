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
    private static final int FEED_TO_CUTTER_DOTS = 80;

    /** The ESC commands with one value behind them. */
    private static final String ONE_VALUE = "dJ3atMEG-! {VR%?rSTU=";

    private final PaperRoll paper;
    private final Sensors sensors;
    private final Consumer<byte[]> answer;
    private final Consumer<BufferedImage> onCut;
    private final AtomicLong unparsed = new AtomicLong();
    private final AtomicLong textBytes = new AtomicLong();
    private final ByteArrayOutputStream command = new ByteArrayOutputStream();

    private final LinePrinter text;
    private final QrMemory qr = new QrMemory();
    private byte[] rasterRow = new byte[0];
    private int rasterMode;
    private boolean isGlyphComing;
    private final Attachments attachments;
    private int rasterFill;
    private int rasterRowsLeft;
    private volatile boolean isStatusBackOn;
    private volatile Set<String> unanswered = Set.of();

    PrinterHead(PaperRoll paper, Sensors sensors, Consumer<byte[]> answer, Consumer<BufferedImage> onCut) {
        this.paper = paper;
        this.text = new LinePrinter(paper, paper.widthDots());
        this.sensors = sensors;
        this.answer = answer;
        this.onCut = onCut;
        this.attachments = new Attachments(paper, bytes -> answer("GS (", bytes));
    }

    /** Commands such as {@code "GS r"} that this model does not know. */
    void unanswered(Set<String> commands) {
        unanswered = Set.copyOf(commands);
    }

    private void answer(String command, byte[] bytes) {
        if (!unanswered.contains(command)) answer.accept(bytes);
    }

    Attachments attachments() {
        return attachments;
    }

    boolean isStatusBackOn() {
        return isStatusBackOn;
    }

    /** Characters to be printed in a font. */
    long textBytes() {
        return textBytes.get();
    }

    int taughtLetters() {
        return text.glyphs().count();
    }

    /** Bytes that belonged to no command. */
    long unparsedBytes() {
        return unparsed.get();
    }

    /** Power-on state: nothing half-read, nothing switched on. Paper stays as it is. */
    void powerOn() {
        forget();
        initialise();
    }

    private void initialise() {
        isStatusBackOn = false;
        text.initialise();
        qr.forget();
    }

    /** What clearing the buffers does. */
    void forget() {
        command.reset();
        rasterRowsLeft = 0;
        rasterFill = 0;
        isGlyphComing = false;
    }

    void accept(int b) {
        if (rasterRowsLeft > 0) {
            rasterByte(b);
            return;
        }
        if (isGlyphComing) {
            isGlyphComing = text.glyphs().accept(b);
            return;
        }
        command.write(b);
        if (isComplete()) command.reset();
    }

    private void rasterByte(int b) {
        rasterRow[rasterFill++] = (byte) b;
        if (rasterFill < rasterRow.length) return;
        byte[] row = placed(rasterRow);
        paper.row(row);
        if ((rasterMode & 2) != 0) paper.row(row);
        rasterFill = 0;
        rasterRowsLeft--;
    }

    /** Looks at what has come of the present command; carries it out when it is whole. @return true when it is done with */
    private boolean isComplete() {
        byte[] c = command.toByteArray();
        if (c.length >= 2 && Attachments.isOurs(c)) return attachments.run(c);
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

    /** A row as wide as the mode makes it and where the alignment puts it. */
    private byte[] placed(byte[] row) {
        TextModes modes = text.modes();
        int across = (rasterMode & 1) + 1;
        int dots = row.length * 8 * across;
        int room = paper.widthDots() - modes.left;
        int shift =
                modes.left + (modes.align == 0 ? 0 : Math.max(0, modes.align == 1 ? (room - dots) / 2 : room - dots));
        if (across == 1 && shift == 0) return row;
        Dots all = new Dots(paper.widthDots(), 1);
        for (int x = 0; x < dots; x++)
            if ((row[x / across / 8] >> (7 - x / across % 8) & 1) == 1) all.set(shift + x, 0);
        return all.row(0);
    }

    private void plain(int b) {
        if (b == '\n') {
            text.feedLine();
        } else if (b >= 0x20) {
            textBytes.incrementAndGet();
            text.character(b);
        }
        // Other control characters, NUL above all, are ignored by a real printer too.
    }

    private boolean escape(byte[] c) {
        switch (c[1]) {
            case '@' -> initialise();
            case '2' -> text.modes().lineDots = TextModes.LINE_DOTS;
            case '$', '\\' -> {
                return position(c);
            }
            case 'c' -> {
                return c.length >= 4;
            }
            case '*' -> {
                return bitImage(c);
            }
            case '&' -> {
                text.glyphs().begin(text.modes().font, text.cellWidth(), text.cellHeight());
                isGlyphComing = true;
            }
            case 0 -> {} // broken off; a real head prints nothing for it either
            default -> {
                if (!ONE_VALUE.contains(String.valueOf((char) c[1]))) {
                    unparsed.addAndGet(2);
                    return true;
                }
                if (c.length < 3) return false;
                textMode(c[1], c[2] & 0xFF);
            }
        }
        return true;
    }

    private void textMode(byte command, int n) {
        TextModes modes = text.modes();
        switch (command) {
            case 'd' -> text.feed(n * modes.lineDots);
            case 'J' -> text.feed(modes.units.rows(n));
            case '3' -> modes.lineDots = modes.units.rows(n);
            case 'a' -> modes.align = n % '0' % 3;
            case 't' -> modes.codePage = n;
            case 'M' -> modes.font = n % '0' & 1;
            case 'E', 'G' -> modes.isBold = (n & 1) == 1;
            case '-' -> modes.underline = n % '0' % 3;
            case '!' -> modes.select(n);
            case ' ' -> modes.spacing = modes.units.columns(n);
            case '%' -> modes.isUserSet = (n & 1) == 1;
            case '?' -> text.glyphs().cancel(modes.font, n);
            default -> {} // upside down, turned, country: not simulated
        }
    }

    private boolean position(byte[] c) {
        if (c.length < 4) return false;
        int units = (c[2] & 0xFF) + 256 * (c[1] == '$' ? c[3] & 0xFF : c[3]);
        int dots = text.modes().units.columns(units);
        text.moveTo(c[1] == '$' ? dots : text.position() + dots);
        return true;
    }

    /** ESC * m nL nH d…: a strip of columns in the line, 8 or 24 dots high. */
    private boolean bitImage(byte[] c) {
        if (c.length < 5) return false;
        int columns = (c[3] & 0xFF) + 256 * (c[4] & 0xFF);
        int bytesPerColumn = c[2] >= 32 ? 3 : 1;
        if (c.length < 5 + columns * bytesPerColumn) return false;
        Dots strip = new Dots(columns, bytesPerColumn * 8);
        for (int x = 0; x < columns; x++)
            for (int y = 0; y < bytesPerColumn * 8; y++)
                if ((c[5 + x * bytesPerColumn + y / 8] >> (7 - y % 8) & 1) == 1) strip.set(x, y);
        text.put(strip.enlarged((c[2] & 1) == 1 ? 1 : 2, bytesPerColumn == 3 ? 1 : 3), 0);
        return true;
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
            case '!' -> {
                if (c.length < 3) return false;
                text.modes().enlarge(c[2]);
            }
            case 'B' -> {
                if (c.length < 3) return false;
                text.modes().isNegative = (c[2] & 1) == 1;
            }
            case 'H', 'f', 'h', 'w', 'b' -> {
                return c.length >= 3;
            }
            case 'L', 'W' -> {
                return area(c);
            }
            case 'P' -> {
                if (c.length < 4) return false;
                text.units(c[2] & 0xFF, c[3] & 0xFF);
            }
            case 0 -> {} // broken off
            default -> unparsed.addAndGet(2);
        }
        return true;
    }

    private boolean area(byte[] c) {
        if (c.length < 4) return false;
        int dots = text.modes().units.columns((c[2] & 0xFF) + 256 * (c[3] & 0xFF));
        if (c[1] == 'L') text.modes().left = Math.min(dots, paper.widthDots() - 1);
        else text.modes().areaWidth = dots;
        return true;
    }

    /** GS v 0 m xL xH yL yH, then x × y bytes that are printed as they come. */
    private boolean raster(byte[] c) {
        if (c.length < 8) return false;
        text.printLine();
        rasterMode = c[3] % '0' & 3;
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
        text.printLine();
        if (isWithFeed) paper.feed(FEED_TO_CUTTER_DOTS + text.modes().units.rows(c[3] & 0xFF));
        onCut.accept(paper.cut());
        return true;
    }

    /** GS ( x pL pH …: skipped by its length, except QR codes (k) and the process id request (H, function 48). */
    private boolean function(byte[] c) {
        if (c.length < 5) return false;
        int length = (c[3] & 0xFF) + 256 * (c[4] & 0xFF);
        if (c.length < 5 + length) return false;
        if (c[2] == 'k') text.picture(qr.run(java.util.Arrays.copyOfRange(c, 5, c.length)));
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
