package vn.motcua.kiosk.printer;

import java.awt.Color;
import java.awt.Font;
import java.awt.FontMetrics;
import java.awt.Graphics2D;
import java.awt.RenderingHints;
import java.awt.Shape;
import java.awt.geom.AffineTransform;
import java.awt.geom.Rectangle2D;
import java.awt.image.BufferedImage;
import java.awt.image.DataBufferByte;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import vn.motcua.kiosk.ticket.Block.Align;

/**
 * A strip of 1-bit paper drawn from top to bottom, and used again for the next one: {@link #tear} takes off what was drawn. All
 * measures in dots. Not thread-safe.
 */
final class Paper {
    private static final int HEIGHT_MAX = 1_000;
    private static final int NON_SPACING = Character.NON_SPACING_MARK;
    private static final char FIRST_COMBINING = '\u0300';
    private static final int LINES_MAX = 4;
    private static final int DASH = 8;
    private static final double LEADING = 1.3; // Vietnamese marks sit above and below; less makes lines touch

    private final int width;
    private final int margin;
    private final BufferedImage image;
    private final Graphics2D g;
    private int y;
    private int spacing;

    Paper(int width, int margin) {
        this.width = width;
        this.margin = margin;
        this.image = new BufferedImage(width, HEIGHT_MAX, BufferedImage.TYPE_BYTE_BINARY);
        this.g = image.createGraphics();
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, width, HEIGHT_MAX);
        g.setColor(Color.BLACK);
        g.setRenderingHint(RenderingHints.KEY_TEXT_ANTIALIASING, RenderingHints.VALUE_TEXT_ANTIALIAS_OFF);
        g.setRenderingHint(RenderingHints.KEY_ANTIALIASING, RenderingHints.VALUE_ANTIALIAS_OFF);
        g.setRenderingHint(RenderingHints.KEY_FRACTIONALMETRICS, RenderingHints.VALUE_FRACTIONALMETRICS_ON);
        g.setRenderingHint(RenderingHints.KEY_STROKE_CONTROL, RenderingHints.VALUE_STROKE_PURE);
    }

    /** Extra dots between the letters of what follows. The font attribute for it would bring in a whole text layout engine. */
    void letterSpacing(int dots) {
        spacing = dots;
    }

    int width() {
        return width;
    }

    int inner() {
        return width - 2 * margin;
    }

    int y() {
        return y;
    }

    void space(int dots) {
        y += dots;
    }

    void moveTo(int dots) {
        y = Math.max(y, dots);
    }

    /** Across the paper, wrapped at spaces. */
    void words(String text, Font font, Align align) {
        List<String> lines = align == Align.CENTRE ? balanced(text, font, inner()) : lines(text, font, inner());
        block(lines, font, margin, inner(), align);
    }

    /** As few lines as fit, of even length: a heading never leaves one word alone on its last line. */
    private List<String> balanced(String text, Font font, int columnWidth) {
        List<String> widest = broken(text, font, columnWidth);
        if (widest.size() > LINES_MAX) return lines(text, font, columnWidth);
        int narrow = columnWidth / widest.size();
        int wide = columnWidth;
        while (wide - narrow > 4) {
            int middle = (narrow + wide) / 2;
            boolean isEnough = broken(text, font, middle).size() <= widest.size() && isUnbroken(text, font, middle);
            if (isEnough) wide = middle;
            else narrow = middle;
        }
        return wide == columnWidth ? widest : lines(text, font, wide);
    }

    private boolean isUnbroken(String text, Font font, int columnWidth) {
        FontMetrics metrics = g.getFontMetrics(font);
        for (String word : composed(text).split("\\s+")) if (widthOf(metrics, word) > columnWidth) return false;
        return true;
    }

    /** In a column of its own; the strip's position is left below it. */
    void column(String text, Font font, int x, int columnWidth) {
        block(lines(text, font, columnWidth), font, x, columnWidth, Align.LEFT);
    }

    /** How tall {@link #column} would be. */
    int heightOf(String text, Font font, int columnWidth) {
        return lines(text, font, columnWidth).size() * lineHeight(font);
    }

    private void block(List<String> lines, Font font, int x, int columnWidth, Align align) {
        g.setFont(font);
        FontMetrics metrics = g.getFontMetrics();
        int lineHeight = lineHeight(font);
        for (String line : lines) {
            int baseline = y + (lineHeight - metrics.getAscent() - metrics.getDescent()) / 2 + metrics.getAscent();
            int spare = columnWidth - widthOf(metrics, line);
            int left = x + (align == Align.LEFT ? 0 : align == Align.CENTRE ? spare / 2 : spare);
            draw(line, metrics, left, baseline);
            y += lineHeight;
        }
    }

    private int widthOf(FontMetrics metrics, String text) {
        return metrics.stringWidth(text) + spacing * Math.max(0, text.length() - 1);
    }

    private void draw(String line, FontMetrics metrics, int left, int baseline) {
        if (spacing == 0) {
            g.drawString(line, left, baseline);
            return;
        }
        // Composed Vietnamese: one char is one letter.
        for (int i = 0; i < line.length(); i++) {
            int at = left + metrics.stringWidth(line.substring(0, i)) + i * spacing;
            g.drawString(line.substring(i, i + 1), at, baseline);
        }
    }

    private static int lineHeight(Font font) {
        return (int) Math.round(font.getSize2D() * LEADING);
    }

    /** What does not fit {@link #LINES_MAX} lines is left out, marked with an ellipsis. */
    private List<String> lines(String text, Font font, int columnWidth) {
        List<String> lines = broken(text, font, columnWidth);
        return lines.size() <= LINES_MAX ? lines : shortened(lines, g.getFontMetrics(font), columnWidth);
    }

    /** All of the text, in as many lines as it takes. */
    private List<String> broken(String text, Font font, int columnWidth) {
        FontMetrics metrics = g.getFontMetrics(font);
        List<String> lines = new ArrayList<>();
        StringBuilder line = new StringBuilder();
        for (String word : composed(text).split("\\s+")) {
            for (String piece : pieces(word, metrics, columnWidth)) {
                String longer = line.isEmpty() ? piece : line + " " + piece;
                if (!line.isEmpty() && widthOf(metrics, longer) > columnWidth) {
                    lines.add(line.toString());
                    line.setLength(0);
                    line.append(piece);
                } else {
                    line.setLength(0);
                    line.append(longer);
                }
            }
        }
        if (!line.isEmpty()) lines.add(line.toString());
        return lines;
    }

    /** Ends behind a whole word where the last line has more than one. */
    private List<String> shortened(List<String> lines, FontMetrics metrics, int columnWidth) {
        List<String> kept = new ArrayList<>(lines.subList(0, LINES_MAX));
        String last = kept.get(LINES_MAX - 1);
        while (!last.isEmpty() && widthOf(metrics, last + "…") > columnWidth) {
            int blank = last.lastIndexOf(' ');
            last = last.substring(0, blank > 0 ? blank : last.length() - 1);
        }
        kept.set(LINES_MAX - 1, last + "…");
        return kept;
    }

    /** A word wider than the column is broken where it must be. */
    private List<String> pieces(String word, FontMetrics metrics, int columnWidth) {
        List<String> pieces = new ArrayList<>();
        String rest = word;
        while (widthOf(metrics, rest) > columnWidth && rest.length() > 1) {
            int end = rest.length() - 1;
            while (end > 1 && widthOf(metrics, rest.substring(0, end)) > columnWidth) end--;
            pieces.add(rest.substring(0, end));
            rest = rest.substring(end);
        }
        pieces.add(rest);
        return pieces;
    }

    /** The normaliser and its tables are loaded only for a text that has something to compose. */
    private static String composed(String text) {
        String words = text.strip();
        boolean isDecomposed = words.chars().anyMatch(c -> c >= FIRST_COMBINING && Character.getType(c) == NON_SPACING);
        return isDecomposed ? Normalizer.normalize(words, Normalizer.Form.NFC) : words;
    }

    /** One line, as large as fits the width, placed by its ink and not by its line box, so that the space around it is even. */
    void asLargeAsFits(String text, Font face, int widthMax, int heightMax) {
        Font probe = face.deriveFont(100f);
        Rectangle2D ink = outline(composed(text), probe).getBounds2D();
        double scale = Math.min(widthMax / ink.getWidth(), heightMax / ink.getHeight());
        AffineTransform place = AffineTransform.getTranslateInstance((width - ink.getWidth() * scale) / 2, y);
        place.scale(scale, scale);
        place.translate(-ink.getX(), -ink.getY());
        g.fill(place.createTransformedShape(outline(composed(text), probe)));
        y += (int) Math.ceil(ink.getHeight() * scale);
    }

    private Shape outline(String text, Font font) {
        return font.createGlyphVector(g.getFontRenderContext(), text).getOutline();
    }

    void rule(int thickness) {
        g.fillRect(margin, y, inner(), thickness);
        y += thickness;
    }

    /** Drawn as boxes: a dashed stroke would bring in the platform's curve engine and its 3 MiB for this one line. */
    void dashedRule() {
        for (int x = margin; x < width - margin; x += 2 * DASH) g.fillRect(x, y, Math.min(DASH, width - margin - x), 2);
        y += 2;
    }

    /** White on black, in a rounded band as wide as its words, or across the paper. */
    void band(String text, Font font, boolean isFullWidth) {
        String words = composed(text);
        FontMetrics metrics = g.getFontMetrics(font);
        int padding = font.getSize();
        int bandWidth = isFullWidth ? inner() : Math.min(inner(), widthOf(metrics, words) + 2 * padding);
        List<String> lines = balanced(words, font, bandWidth - padding);
        int top = y;
        int height = lines.size() * lineHeight(font) + 8;
        int round = isFullWidth ? 12 : height;
        g.fillRoundRect((width - bandWidth) / 2, top, bandWidth, height, round, round);
        g.setColor(Color.WHITE);
        y = top + 4;
        block(lines, font, (width - bandWidth) / 2, bandWidth, Align.CENTRE);
        g.setColor(Color.BLACK);
        y = top + height;
    }

    /** Black squares of a code; the position moves below it. */
    void modules(boolean[][] dark, int x, int dotsPerModule) {
        for (int row = 0; row < dark.length; row++) {
            for (int from = 0, to; from < dark[row].length; from = to + 1) {
                to = from;
                while (to < dark[row].length && dark[row][to]) to++;
                if (to > from)
                    g.fillRect(
                            x + from * dotsPerModule,
                            y + row * dotsPerModule,
                            (to - from) * dotsPerModule,
                            dotsPerModule);
            }
        }
        y += dark.length * dotsPerModule;
    }

    /** A picture of one-bit dots; the position moves below it. */
    void picture(BufferedImage dots, Align align) {
        int spare = inner() - dots.getWidth();
        int x = margin + (align == Align.LEFT ? 0 : align == Align.CENTRE ? spare / 2 : spare);
        g.drawImage(dots, x, y, null);
        y += dots.getHeight();
    }

    /** Takes off what was drawn, row after row, 8 dots a byte, 1 is black; the paper is white again from the top. */
    byte[] tear() {
        int height = Math.min(HEIGHT_MAX, y);
        byte[] white = ((DataBufferByte) image.getRaster().getDataBuffer()).getData();
        byte[] rows = new byte[height * (width / 8)];
        for (int i = 0; i < rows.length; i++) rows[i] = (byte) ~white[i];
        g.setColor(Color.WHITE);
        g.fillRect(0, 0, width, HEIGHT_MAX);
        g.setColor(Color.BLACK);
        y = 0;
        return rows;
    }
}
