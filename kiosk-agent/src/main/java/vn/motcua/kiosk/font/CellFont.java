package vn.motcua.kiosk.font;

import java.awt.Font;
import java.awt.Shape;
import java.awt.font.FontRenderContext;
import java.awt.geom.Rectangle2D;
import java.text.Normalizer;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;

/**
 * Letters of one size of cell, as the fonts inside printers have them: each as wide as the next. Drawn from the bundled faces, narrowed
 * to the cell; marks above and below are pressed together where the cell ends, never cut off. Any thread.
 */
public final class CellFont {
    /** Where the line stands that letters stand on, as a share of the cell's height: as in the font A of the common printers. */
    private static final double BASELINE = 20.0 / 24;

    private static final double CAPITAL_HEIGHT = 17.0 / 24;
    private static final double SMALL_HEIGHT = 11.0 / 24;
    private static final double CAPITAL_MARKED = 15.5 / 24;
    private static final double CAPITAL_STACKED = 14.5 / 24;

    /** Taller than this times the letter means a mark above it; a horn alone is none. */
    private static final double MARKED = 1.16;

    /** Taller than this times the letter means two marks above each other. */
    private static final double STACKED = 1.42;

    private static final double INK_WIDTH = 11.0 / 12;
    private static final int SAMPLES = 4;
    private static final double INK = 0.40;
    private static final FontRenderContext PLAIN = new FontRenderContext(null, true, true);
    private static final float LARGE = 100f;

    private final int width;
    private final int height;
    private final Font face;
    private final double scaleX;
    private final double scaleY;
    private final Map<Integer, int[]> drawn = new ConcurrentHashMap<>();

    /** @param width of a cell in dots, at most 32 */
    public CellFont(int width, int height) {
        this.width = width;
        this.height = height;
        this.face = TicketFonts.loaded().body().deriveFont(LARGE);
        Rectangle2D small = outline("x");
        this.scaleY = height * SMALL_HEIGHT / small.getHeight();
        this.scaleX = width * INK_WIDTH * 0.92 / outline("o").getWidth();
    }

    public int width() {
        return width;
    }

    public int height() {
        return height;
    }

    /** One int a row from the top; the leftmost dot of the cell is bit {@code width - 1}. The array is shared. */
    public int[] rows(int letter) {
        return drawn.computeIfAbsent(letter, this::draw);
    }

    private Rectangle2D outline(String text) {
        return face.createGlyphVector(PLAIN, text).getOutline().getBounds2D();
    }

    private int[] draw(int letter) {
        Shape shape = face.createGlyphVector(PLAIN, Character.toString(letter)).getOutline();
        Rectangle2D ink = shape.getBounds2D();
        int[] rows = new int[height];
        if (ink.isEmpty()) return rows;
        double across = Math.min(scaleX, width * INK_WIDTH / ink.getWidth());
        double left = (width - 1 - ink.getWidth() * across) / 2 - ink.getX() * across;
        Upright upright = upright(letter, ink);
        for (int y = 0; y < height; y++)
            for (int x = 0; x < width; x++)
                if (isInk(shape, upright, (x - left) / across, 1 / across, y)) rows[y] |= 1 << (width - 1 - x);
        return rows;
    }

    private static boolean isInk(Shape shape, Upright upright, double x, double wide, int y) {
        int hits = 0;
        for (int j = 0; j < SAMPLES; j++) {
            double at = upright.glyphY(y + (j + 0.5) / SAMPLES);
            for (int i = 0; i < SAMPLES; i++) if (shape.contains(x + wide * (i + 0.5) / SAMPLES, at)) hits++;
        }
        return hits >= INK * SAMPLES * SAMPLES;
    }

    private Upright upright(int letter, Rectangle2D ink) {
        double baseline = Math.round(height * BASELINE);
        String plain = Normalizer.normalize(Character.toString(letter), Normalizer.Form.NFD)
                .substring(0, 1)
                .replace('\u0110', 'D')
                .replace('\u0111', 'd');
        double top = -ink.getMinY();
        double body = Math.min(top, -outline("ij".contains(plain) ? "x" : plain).getMinY());
        boolean isMarked = top > body * MARKED;
        double bodyRows = bodyRows(plain.charAt(0), body);
        if (isMarked && Character.isUpperCase(plain.charAt(0)))
            bodyRows = height * (top > body * STACKED ? CAPITAL_STACKED : CAPITAL_MARKED);
        double perMark = isMarked ? Math.min(bodyRows / body, (baseline - bodyRows) / (top - body)) : bodyRows / body;
        double below = Math.max(1e-6, ink.getMaxY());
        return new Upright(
                baseline,
                body,
                bodyRows,
                body / bodyRows,
                1 / perMark,
                Math.max(1 / scaleY, below / (height - baseline)));
    }

    /** How many rows the letter itself has above the line. */
    private double bodyRows(char plain, double body) {
        boolean isTall = Character.isUpperCase(plain) || Character.isDigit(plain);
        double rows = isTall ? height * CAPITAL_HEIGHT : body * scaleY;
        return Math.min(rows, Math.round(height * BASELINE));
    }

    /** From rows of the cell to heights of the outline: the letter, its marks and what hangs below are scaled each its own way. */
    private record Upright(
            double baseline, double body, double bodyRows, double perBodyRow, double perMarkRow, double perRowBelow) {
        double glyphY(double row) {
            double up = baseline - row;
            if (up < 0) return -up * perRowBelow;
            return up <= bodyRows ? -up * perBodyRow : -(body + (up - bodyRows) * perMarkRow);
        }
    }
}
