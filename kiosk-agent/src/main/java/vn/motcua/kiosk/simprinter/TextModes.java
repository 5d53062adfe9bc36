package vn.motcua.kiosk.simprinter;

import org.jspecify.annotations.Nullable;

/** How characters are printed at the moment: everything {@code ESC @} sets back. */
final class TextModes {
    static final int LINE_DOTS = 30;

    int across = 1;
    int down = 1;
    int underline;
    int align;
    int font;
    int lineDots = LINE_DOTS;
    int spacing;
    int codePage;
    int left;
    MotionUnits units;

    @Nullable
    Integer areaWidth;

    boolean isBold;
    boolean isNegative;
    boolean isUserSet;

    TextModes(MotionUnits units) {
        this.units = units;
    }

    /** {@code ESC !}: several modes in one byte. */
    void select(int n) {
        font = n & 1;
        isBold = (n & 8) != 0;
        down = (n & 0x10) != 0 ? 2 : 1;
        across = (n & 0x20) != 0 ? 2 : 1;
        underline = (n & 0x80) != 0 ? 1 : 0;
    }

    /** {@code GS !}: how many times as wide and as high. */
    void enlarge(int n) {
        across = (n >> 4 & 7) + 1;
        down = (n & 7) + 1;
    }
}
