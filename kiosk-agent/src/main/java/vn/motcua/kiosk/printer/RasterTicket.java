package vn.motcua.kiosk.printer;

import java.io.ByteArrayOutputStream;
import java.util.Arrays;
import java.util.List;

/**
 * A drawn ticket.
 *
 * @param widthDots a multiple of 8
 * @param rows row after row, 8 dots a byte, leftmost in the high bit, 1 is black; the array is this record's own
 */
public record RasterTicket(int widthDots, byte[] rows) {
    /**
     * What a printer that lost its line in the middle of a band still waits for must be less than the run of NULs that frees it
     * ({@link PrinterRecovery#NULS}).
     */
    private static final int BAND_BYTES_MAX = 7_000;

    private static final byte DLE = 0x10;

    /** @param strips from top to bottom, each a whole number of rows */
    static RasterTicket of(int widthDots, List<byte[]> strips) {
        ByteArrayOutputStream all = new ByteArrayOutputStream(48 * 1024);
        strips.forEach(all::writeBytes);
        return new RasterTicket(widthDots, freeOfRealTimeCommands(all.toByteArray()));
    }

    int widthBytes() {
        return widthDots / 8;
    }

    int heightDots() {
        return rows.length / widthBytes();
    }

    /**
     * Printers look for real-time commands in everything they receive, also inside a picture. Where the dots would spell one, one dot
     * more is black: nobody sees it, and no picture can ask for status or kick a drawer.
     */
    static byte[] freeOfRealTimeCommands(byte[] rows) {
        for (int i = 0; i + 1 < rows.length; i++) if (rows[i] == DLE && isRealTime(rows[i + 1])) rows[i] = 0x18;
        return rows;
    }

    private static boolean isRealTime(byte second) {
        return second == 0x04 || second == 0x05 || second == 0x14;
    }

    /** The same picture with blank bytes at both sides, for heads that lose the outermost dots. */
    RasterTicket withMargin(int dots) {
        if (dots == 0) return this;
        int blank = dots / 8;
        int wide = widthBytes() + 2 * blank;
        byte[] all = new byte[wide * heightDots()];
        for (int y = 0; y < heightDots(); y++)
            System.arraycopy(rows, y * widthBytes(), all, y * wide + blank, widthBytes());
        return new RasterTicket(wide * 8, all);
    }

    /** What is left of the picture without its first rows. */
    RasterTicket below(int dots) {
        return new RasterTicket(widthDots, Arrays.copyOfRange(rows, dots * widthBytes(), rows.length));
    }

    /** The bytes from initialise to cut, in bands. */
    byte[] encode(PrinterProfile profile) {
        return encode(profile, new byte[0]);
    }

    /** As {@link #encode(PrinterProfile)}, with commands before the first row. */
    byte[] encode(PrinterProfile profile, byte[] before) {
        ByteArrayOutputStream out = new ByteArrayOutputStream(rows.length + 512);
        out.writeBytes(EscPosCodec.initialise());
        if (profile.isStatusSpoken()) out.writeBytes(EscPosCodec.enableStatusBack());
        out.writeBytes(before);
        int band = BAND_BYTES_MAX / widthBytes() * widthBytes();
        for (int from = 0; from < rows.length; from += band) {
            int length = Math.min(band, rows.length - from);
            byte[] slice = new byte[length];
            System.arraycopy(rows, from, slice, 0, length);
            out.writeBytes(EscPosCodec.raster(widthBytes(), slice));
        }
        out.writeBytes(TicketEnd.bytes(profile));
        return out.toByteArray();
    }
}
