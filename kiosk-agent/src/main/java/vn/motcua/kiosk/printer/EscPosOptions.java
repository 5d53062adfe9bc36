package vn.motcua.kiosk.printer;

import java.io.ByteArrayOutputStream;
import vn.motcua.kiosk.printer.PrinterProfile.Buzzer;
import vn.motcua.kiosk.printer.PrinterProfile.LogoMemory;

/**
 * The commands of what only some printers have: full cut, presenter, drawer, beeper, pictures in lasting memory. One method per
 * command, no state. Source of every byte: Epson ESC/POS command reference under the mnemonic named, or the maker's manual named.
 */
final class EscPosOptions {
    private static final byte ESC = 0x1B;
    private static final byte FS = 0x1C;
    private static final byte GS = 0x1D;
    /** 84 mm: enough to take hold of. Source: Custom VKP80 and Reliance manuals, a step is 7 mm. */
    private static final byte PRESENT_STEPS = 12;

    private static final byte KEY_1 = 'M';
    private static final byte KEY_2 = 'C';

    private EscPosOptions() {}

    /** {@code GS V 65 0}: feed to the cutting position and cut through. */
    static byte[] cutFull() {
        return new byte[] {GS, 'V', 65, 0};
    }

    /** {@code GS e 3 m}: hold the cut ticket out of the slot. Source: Custom VKP80 command manual. */
    static byte[] present() {
        return new byte[] {GS, 'e', 3, PRESENT_STEPS};
    }

    /** {@code ESC p m t1 t2}: pulse pin 2 or 5 of the drawer connector for 100 ms; the drawer's magnet must not be held on. */
    static byte[] kickDrawer(int pin) {
        if (pin != 2 && pin != 5) throw new IllegalArgumentException("drawer pin " + pin + "; allowed: 2, 5");
        return new byte[] {ESC, 'p', (byte) (pin == 2 ? 0 : 1), 50, (byte) 250};
    }

    /** Beeps once. {@code ESC B n t} (clones) or {@code ESC ( A} function 48. */
    static byte[] beep(Buzzer buzzer) {
        return switch (buzzer) {
            case NONE -> new byte[0];
            case ESC_B -> new byte[] {ESC, 'B', 1, 2};
            case ESC_PAREN_A -> new byte[] {ESC, '(', 'A', 4, 0, 48, 55, 1, 5};
        };
    }

    /** Prints the stored logo at the beginning of a line: {@code GS ( L} function 69, or {@code FS p 1 0}. */
    static byte[] printLogo(LogoMemory memory) {
        return switch (memory) {
            case NONE -> throw new IllegalArgumentException("this printer stores no pictures");
            case GS_L -> new byte[] {GS, '(', 'L', 6, 0, 48, 69, KEY_1, KEY_2, 1, 1};
            case FS_P -> new byte[] {FS, 'p', 1, 0};
        };
    }

    /**
     * Stores a logo for good: {@code GS 8 L} function 67, or {@code FS q 1}, which also removes every other picture stored that way.
     * The memory wears out; makers say at most ten times a day.
     *
     * @param rows as of {@link EscPosCodec#raster}; for {@code FS q} the height is filled up to a multiple of 8
     */
    static byte[] storeLogo(LogoMemory memory, int widthBytes, byte[] rows) {
        int height = rows.length / widthBytes;
        if (rows.length == 0 || rows.length % widthBytes != 0 || height > 0xFFFF)
            throw new IllegalArgumentException(rows.length + " bytes are not rows of " + widthBytes);
        return switch (memory) {
            case NONE -> throw new IllegalArgumentException("this printer stores no pictures");
            case GS_L -> graphics(widthBytes, height, rows);
            case FS_P -> columns(widthBytes, height, rows);
        };
    }

    private static byte[] graphics(int widthBytes, int height, byte[] rows) {
        int width = widthBytes * 8;
        int length = 11 + rows.length;
        ByteArrayOutputStream out = new ByteArrayOutputStream(length + 8);
        out.writeBytes(new byte[] {
            GS, '8', 'L', (byte) length, (byte) (length >>> 8), (byte) (length >>> 16), (byte) (length >>> 24)
        });
        out.writeBytes(new byte[] {
            48, 67, 48, KEY_1, KEY_2, 1, (byte) width, (byte) (width >>> 8), (byte) height, (byte) (height >>> 8), 49
        });
        out.writeBytes(rows);
        return out.toByteArray();
    }

    /** Column after column from the left, each from the top, the uppermost dot in the high bit. */
    private static byte[] columns(int widthBytes, int height, byte[] rows) {
        int tall = (height + 7) / 8;
        byte[] out = new byte[7 + widthBytes * 8 * tall];
        byte[] head = {
            FS, 'q', 1, (byte) widthBytes, (byte) (widthBytes >>> 8), (byte) tall, (byte) (tall >>> 8),
        };
        System.arraycopy(head, 0, out, 0, head.length);
        for (int x = 0; x < widthBytes * 8; x++)
            for (int y = 0; y < height; y++)
                if ((rows[y * widthBytes + x / 8] >> (7 - x % 8) & 1) == 1)
                    out[7 + x * tall + y / 8] |= (byte) (0x80 >>> y % 8);
        // Turned round, the dots may spell a real-time command again.
        RasterTicket.freeOfRealTimeCommands(out);
        return out;
    }

    /** {@code GS ( L} function 64: transmit the keys of all stored pictures; answered {@code 37 72 40 keys… 00}, wants {@link #ack}. */
    static byte[] askLogos() {
        return new byte[] {GS, '(', 'L', 4, 0, 48, 64, 75, 67};
    }

    /** The host's part of the handshake that ends an answer to {@link #askLogos}. */
    static byte[] ack() {
        return new byte[] {6};
    }

    /** The key our logo is stored under. */
    static String logoKey() {
        return new String(new char[] {(char) KEY_1, (char) KEY_2});
    }
}
