package vn.motcua.kiosk.simprinter;

import java.util.BitSet;

/** A rectangle of dots; black is a set bit. Not thread-safe. */
final class Dots {
    private final int width;
    private final int height;
    private final BitSet black;

    Dots(int width, int height) {
        this.width = width;
        this.height = height;
        this.black = new BitSet(width * height);
    }

    int width() {
        return width;
    }

    int height() {
        return height;
    }

    boolean isBlack(int x, int y) {
        return black.get(y * width + x);
    }

    void set(int x, int y) {
        if (x >= 0 && x < width && y >= 0 && y < height) black.set(y * width + x);
    }

    /** Adds another picture's dots; what stands out is lost. */
    void add(Dots other, int left, int top) {
        for (int y = 0; y < other.height; y++)
            for (int x = 0; x < other.width; x++) if (other.isBlack(x, y)) set(left + x, top + y);
    }

    /** Every dot as a block of dots. */
    Dots enlarged(int across, int down) {
        if (across == 1 && down == 1) return this;
        Dots large = new Dots(width * across, height * down);
        for (int y = 0; y < large.height; y++)
            for (int x = 0; x < large.width; x++) if (isBlack(x / across, y / down)) large.set(x, y);
        return large;
    }

    /** Each dot also one to the right, as heads print emphasised. */
    Dots bold() {
        Dots bold = new Dots(width, height);
        bold.add(this, 0, 0);
        bold.add(this, 1, 0);
        return bold;
    }

    Dots negative() {
        Dots negative = new Dots(width, height);
        negative.black.or(black);
        negative.black.flip(0, width * height);
        return negative;
    }

    /** The last rows black. */
    Dots underlined(int thickness) {
        Dots underlined = new Dots(width, height);
        underlined.add(this, 0, 0);
        for (int y = Math.max(0, height - thickness); y < height; y++)
            for (int x = 0; x < width; x++) underlined.set(x, y);
        return underlined;
    }

    /** One row, 8 dots a byte, leftmost in the high bit. */
    byte[] row(int y) {
        byte[] row = new byte[(width + 7) / 8];
        for (int x = 0; x < width; x++) if (isBlack(x, y)) row[x / 8] |= (byte) (0x80 >> x % 8);
        return row;
    }
}
