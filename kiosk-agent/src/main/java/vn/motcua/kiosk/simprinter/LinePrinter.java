package vn.motcua.kiosk.simprinter;

import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.motcua.kiosk.font.CellFont;
import vn.motcua.kiosk.font.CodePages;

/**
 * Characters into lines, lines onto paper. The font inside is drawn from a bundled face: that of a real printer looks a little
 * different. One thread.
 */
final class LinePrinter {
    private static final int CODE_FIRST = 0x20;
    private static final int ASCII_LAST = 0x7E;

    /** The pages of {@code ESC t} by the numbers that makers of the known profiles give them. */
    private static final Map<Integer, String> PAGES = Map.of(
            27,
            "TCVN-3-1",
            30,
            "TCVN-3-1",
            49,
            "TCVN-3-1",
            31,
            "TCVN-3-2",
            50,
            "TCVN-3-2",
            41,
            "CP1258",
            52,
            "CP1258",
            51,
            "VISCII");

    private final PaperRoll paper;
    private final int widthDots;
    private final List<Piece> line = new ArrayList<>();
    private final UserGlyphs glyphs = new UserGlyphs();
    private final MotionUnits unitsAtFirst;
    private TextModes modes;
    private int x;

    private record Piece(Dots dots, int x) {}

    /** Loaded when the first character is printed: tickets that are pictures need none of it. */
    private static final class Fonts {
        static final CellFont A = new CellFont(12, 24);
        static final CellFont B = new CellFont(9, 17);
    }

    LinePrinter(PaperRoll paper, int widthDots) {
        this.paper = paper;
        this.widthDots = widthDots;
        this.unitsAtFirst = MotionUnits.ofHead(widthDots);
        this.modes = new TextModes(unitsAtFirst);
    }

    TextModes modes() {
        return modes;
    }

    UserGlyphs glyphs() {
        return glyphs;
    }

    /** {@code ESC @}. */
    void initialise() {
        modes = new TextModes(unitsAtFirst);
        glyphs.forget();
        line.clear();
        x = 0;
    }

    /** {@code GS P}. */
    void units(int x, int y) {
        modes.units = modes.units.set(x, y, unitsAtFirst);
    }

    void character(int code) {
        Dots dots = dots(code);
        if (modes.isBold) dots = dots.bold();
        dots = dots.enlarged(modes.across, modes.down);
        if (modes.underline > 0) dots = dots.underlined(modes.underline);
        if (modes.isNegative) dots = dots.negative();
        put(dots, modes.spacing * modes.across);
    }

    /** A picture in the line, such as that of {@code ESC *}. */
    void put(Dots dots, int spaceBehind) {
        if (x > 0 && x + dots.width() > area()) feedLine();
        line.add(new Piece(dots, x));
        x += dots.width() + spaceBehind;
    }

    private int area() {
        Integer set = modes.areaWidth;
        int room = Math.max(1, widthDots - modes.left);
        return set == null ? room : Math.max(1, Math.min(set, room));
    }

    private Dots dots(int code) {
        Dots own = modes.isUserSet ? glyphs.at(modes.font, code) : null;
        return own == null ? inside(letter(code)) : own;
    }

    private int letter(int code) {
        if (code <= ASCII_LAST) return code;
        String page = PAGES.get(modes.codePage);
        return page == null ? ' ' : CodePages.letter(page, code).orElse((int) ' ');
    }

    private Dots inside(int letter) {
        CellFont font = modes.font == 0 ? Fonts.A : Fonts.B;
        Dots dots = new Dots(font.width(), font.height());
        if (letter < CODE_FIRST) return dots;
        int[] rows = font.rows(letter);
        for (int y = 0; y < rows.length; y++)
            for (int at = 0; at < font.width(); at++)
                if ((rows[y] >> (font.width() - 1 - at) & 1) == 1) dots.set(at, y);
        return dots;
    }

    int cellWidth() {
        return modes.font == 0 ? 12 : 9;
    }

    int cellHeight() {
        return modes.font == 0 ? 24 : 17;
    }

    /** {@code ESC $} and {@code ESC \}: where the next character stands. */
    void moveTo(int dots) {
        if (dots >= 0 && dots <= area()) x = dots;
    }

    int position() {
        return x;
    }

    /** {@code LF}. */
    void feedLine() {
        feed(modes.lineDots);
    }

    /** Prints what is in the line and feeds at least so much paper. */
    void feed(int dots) {
        int printed = printLine();
        paper.feed(Math.max(0, dots - printed));
    }

    /** Prints what is in the line, if anything. @return how many rows it took */
    int printLine() {
        if (line.isEmpty()) {
            x = 0;
            return 0;
        }
        int height = line.stream().mapToInt(piece -> piece.dots.height()).max().orElse(0);
        int shift = modes.left + (modes.align == 0 ? 0 : modes.align == 1 ? (area() - used()) / 2 : area() - used());
        Dots all = new Dots(widthDots, height);
        for (Piece piece : line) all.add(piece.dots, shift + piece.x, height - piece.dots.height());
        for (int y = 0; y < height; y++) paper.row(all.row(y));
        line.clear();
        x = 0;
        return height;
    }

    private int used() {
        return line.stream()
                .mapToInt(piece -> piece.x + piece.dots.width())
                .max()
                .orElse(0);
    }

    /** A picture of its own, placed as the lines are. */
    void picture(@Nullable Dots dots) {
        if (dots == null) return;
        printLine();
        line.add(new Piece(dots, 0));
        printLine();
    }
}
