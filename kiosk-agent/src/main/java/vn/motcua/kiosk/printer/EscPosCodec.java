package vn.motcua.kiosk.printer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.List;

/**
 * One method per ESC/POS command, nothing else: no state, no input or output. Source of every byte: Epson ESC/POS Command Reference,
 * under the mnemonic named in each method.
 */
final class EscPosCodec {
    private static final byte DLE = 0x10;
    private static final byte EOT = 0x04;
    private static final byte ENQ = 0x05;
    private static final byte DC4 = 0x14;
    private static final byte ESC = 0x1B;
    private static final byte GS = 0x1D;
    private static final int PROCESS_ID_CHARS = 4;

    /** Online/offline, error and paper sensor changes are reported; the drawer and the panel button do not matter here. */
    private static final byte ASB_ONLINE_ERROR_PAPER = 0x0E;

    private EscPosCodec() {}

    /** The four questions of {@code DLE EOT}. */
    enum StatusQuery {
        PRINTER(1),
        OFFLINE_CAUSE(2),
        ERROR_CAUSE(3),
        PAPER(4);

        private final byte n;

        StatusQuery(int n) {
            this.n = (byte) n;
        }
    }

    /** {@code ESC @}: initialise. Clears the print buffer and, by the reference, switches Automatic Status Back off. */
    static byte[] initialise() {
        return new byte[] {ESC, '@'};
    }

    /** With {@link #initialise} before it, unless it begins so. */
    static byte[] initialised(byte[] ticket) {
        if (ticket.length >= 2 && ticket[0] == ESC && ticket[1] == '@') return ticket;
        byte[] all = new byte[ticket.length + 2];
        all[0] = ESC;
        all[1] = '@';
        System.arraycopy(ticket, 0, all, 2, ticket.length);
        return all;
    }

    /** {@code DLE EOT n}: transmit real-time status; answered at once even when offline, one byte {@code 0xx1xx10}. */
    static byte[] readStatus(StatusQuery query) {
        return new byte[] {DLE, EOT, query.n};
    }

    /** {@code GS a n}: enable Automatic Status Back; carried out in order, and answered with the present status at once. */
    static byte[] enableStatusBack() {
        return new byte[] {GS, 'a', ASB_ONLINE_ERROR_PAPER};
    }

    /** {@code GS r 1}: transmit paper sensor status; carried out in order, one byte {@code 0xx0xxxx}. */
    static byte[] transmitPaperStatus() {
        return new byte[] {GS, 'r', 1};
    }

    /**
     * {@code GS ( H} function 48: transmit process id response; carried out in order, answered with {@code 37 22 d1 d2 d3 d4 00}
     * when everything before it is printed.
     *
     * @param id four characters from {@code !} to {@code ~}
     */
    static byte[] requestProcessId(String id) {
        byte[] d = id.getBytes(StandardCharsets.US_ASCII);
        if (d.length != PROCESS_ID_CHARS)
            throw new IllegalArgumentException("a process id has 4 characters, got " + id);
        for (byte each : d)
            if (each < '!' || each > '~') throw new IllegalArgumentException("not printable in process id " + id);
        return new byte[] {GS, '(', 'H', 6, 0, 48, 48, d[0], d[1], d[2], d[3]};
    }

    /**
     * {@code GS v 0}: print raster bit image, mode normal.
     *
     * @param widthBytes bytes in a row, 8 dots each, leftmost dot in the high bit, 1 is black
     * @param rows length must be a whole number of rows
     */
    static byte[] raster(int widthBytes, byte[] rows) {
        int height = rows.length / widthBytes;
        if (rows.length == 0 || rows.length % widthBytes != 0 || height > 0xFFFF)
            throw new IllegalArgumentException(rows.length + " bytes are not rows of " + widthBytes);
        byte[] out = new byte[8 + rows.length];
        byte[] head = {GS, 'v', '0', 0, low(widthBytes), high(widthBytes), low(height), high(height)};
        System.arraycopy(head, 0, out, 0, head.length);
        System.arraycopy(rows, 0, out, head.length, rows.length);
        return out;
    }

    /** {@code ESC J n}: print and feed n vertical motion units (dots on most heads). */
    static byte[] feedDots(int dots) {
        return new byte[] {ESC, 'J', (byte) dots};
    }

    /** {@code ESC d n}: print and feed n lines. */
    static byte[] feedLines(int lines) {
        return new byte[] {ESC, 'd', (byte) lines};
    }

    /** {@code GS V 66 0}: feed to the cutting position and cut, leaving one point. */
    static byte[] cutPartial() {
        return new byte[] {GS, 'V', 66, 0};
    }

    /** {@code DLE ENQ 2}: recover from an error after clearing the receive and print buffers (real-time). */
    static byte[] recoverAndClear() {
        return new byte[] {DLE, ENQ, 2};
    }

    /** {@code DLE DC4 8}: clear the buffers (real-time), with its seven guarding bytes. */
    static byte[] clearBuffers() {
        return new byte[] {DLE, DC4, 8, 1, 3, 20, 1, 6, 2, 8};
    }

    /** {@code GS v 0} mode 3: print raster bit image, each dot as four. Placed by {@code ESC a}. */
    static byte[] rasterDoubled(int widthBytes, byte[] rows) {
        byte[] command = raster(widthBytes, rows);
        command[3] = 3;
        return command;
    }

    /** {@code ESC a n}: select justification, 0 left, 1 centred, 2 right; at the beginning of a line. */
    static byte[] align(int n) {
        return new byte[] {ESC, 'a', (byte) n};
    }

    /** {@code ESC ! 0}: font A, no emphasis, no underline, single size. */
    static byte[] plain() {
        return new byte[] {ESC, '!', 0};
    }

    /** {@code ESC M n}: select character font. */
    static byte[] font(int n) {
        return new byte[] {ESC, 'M', (byte) n};
    }

    /** {@code GS ! n}: select character size, 1 to 8 times each way. */
    static byte[] size(int across, int down) {
        return new byte[] {GS, '!', (byte) ((across - 1) << 4 | (down - 1))};
    }

    /** {@code ESC E n}: emphasised mode. */
    static byte[] bold(boolean on) {
        return new byte[] {ESC, 'E', (byte) (on ? 1 : 0)};
    }

    /** {@code GS B n}: white on black. */
    static byte[] negative(boolean on) {
        return new byte[] {GS, 'B', (byte) (on ? 1 : 0)};
    }

    /** {@code ESC - n}: underline, 0 to 2 dots. */
    static byte[] underline(int dots) {
        return new byte[] {ESC, '-', (byte) dots};
    }

    /** {@code ESC SP n}: space on the right of each character, in dots, before enlarging. */
    static byte[] spacing(int dots) {
        return new byte[] {ESC, ' ', (byte) dots};
    }

    /** {@code ESC 2}: default line spacing. */
    static byte[] defaultLineSpacing() {
        return new byte[] {ESC, '2'};
    }

    /** {@code ESC 3 n}: line spacing in vertical motion units (dots on most heads). */
    static byte[] lineSpacing(int dots) {
        return new byte[] {ESC, '3', (byte) dots};
    }

    /** {@code GS L} and {@code GS W}: left margin and width of the printing area, in dots; at the beginning of a line. */
    static byte[] area(int left, int width) {
        return new byte[] {GS, 'L', low(left), high(left), GS, 'W', low(width), high(width)};
    }

    /**
     * {@code GS P x y}: motion units, which {@code ESC J}, {@code ESC 3}, {@code ESC SP} and {@code GS L} count in. With the dots of the
     * head an inch, a unit is a dot; switched on, a TM-T88 has vertical units of half a dot.
     *
     * @param perInch 1 to 255
     */
    static byte[] motionUnits(int perInch) {
        return new byte[] {GS, 'P', (byte) perInch, (byte) perInch};
    }

    /** {@code ESC t n}: select character code page. */
    static byte[] codePage(int n) {
        return new byte[] {ESC, 't', (byte) n};
    }

    /** {@code ESC % n}: select or leave the user-defined characters; codes without one print as before. */
    static byte[] userCharacters(boolean on) {
        return new byte[] {ESC, '%', (byte) (on ? 1 : 0)};
    }

    /**
     * {@code ESC &}: define user-defined characters from {@code first} on, in the font selected. They stay until {@code ESC @}, a reset
     * or the power goes.
     *
     * @param bytesPerColumn 3 for a font of 17 to 24 dots
     * @param glyphs for each character its columns from the left, {@code bytesPerColumn} each, topmost dot in the high bit of the
     *     first; what is missing on the right is white
     */
    static byte[] defineCharacters(int first, int bytesPerColumn, List<byte[]> glyphs) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {ESC, '&', (byte) bytesPerColumn, (byte) first, (byte) (first + glyphs.size() - 1)});
        for (byte[] glyph : glyphs) {
            out.write(glyph.length / bytesPerColumn);
            out.writeBytes(glyph);
        }
        return out.toByteArray();
    }

    /**
     * {@code GS ( k} functions 165, 167, 169, 180 and 181: model 2, size, error correction M, store, print.
     *
     * @param dotsPerModule 1 to 16
     */
    static byte[] qr(byte[] text, int dotsPerModule) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(new byte[] {GS, '(', 'k', 4, 0, 49, 65, 50, 0});
        out.writeBytes(new byte[] {GS, '(', 'k', 3, 0, 49, 67, (byte) dotsPerModule});
        out.writeBytes(new byte[] {GS, '(', 'k', 3, 0, 49, 69, 49});
        int length = text.length + 3;
        out.writeBytes(new byte[] {GS, '(', 'k', low(length), high(length), 49, 80, 48});
        out.writeBytes(text);
        out.writeBytes(new byte[] {GS, '(', 'k', 3, 0, 49, 81, 48});
        return out.toByteArray();
    }

    private static byte low(int value) {
        return (byte) value;
    }

    private static byte high(int value) {
        return (byte) (value >>> 8);
    }
}
