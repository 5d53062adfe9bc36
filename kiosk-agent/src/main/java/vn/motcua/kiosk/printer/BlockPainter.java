package vn.motcua.kiosk.printer;

import java.awt.Font;
import java.util.function.Function;
import vn.motcua.kiosk.font.TicketFonts;
import vn.motcua.kiosk.ticket.Block;

/** Draws one piece of a ticket on paper of one width. Not thread-safe. */
final class BlockPainter {
    private static final int QUIET_ZONE_MODULES = 4;
    private static final int DOTS_PER_MODULE_MIN = 5;
    private static final int CAPTION_COLUMN_MIN = 190;
    private static final double MILLIMETRES_PER_INCH = 25.4;
    private static final double NUMBER_HEIGHT_MAX = 0.34; // of the width, or it dwarfs everything on narrow paper
    private static final double NUMBER_WIDTH_MAX = 0.92; // of the printable width
    private static final int RULE = 3;

    private final Paper paper;
    private final TicketFonts fonts;
    private final Sizes sizes;
    private final double dotsPerMillimetre;
    private final Function<String, boolean[][]> codes;

    /** Font and margin sizes in dots. */
    record Sizes(int margin, int small, int normal, int mark, int heading, int large) {
        static Sizes of(int widthDots) {
            return widthDots >= 512 ? new Sizes(16, 24, 28, 26, 34, 38) : new Sizes(6, 22, 25, 23, 28, 31);
        }

        int of(Block.Size size) {
            return switch (size) {
                case SMALL -> small;
                case NORMAL -> normal;
                case HEADING -> heading;
                case LARGE -> large;
            };
        }
    }

    /** @param codes the modules of a QR code by its text */
    BlockPainter(Paper paper, TicketFonts fonts, Sizes sizes, int dpi, Function<String, boolean[][]> codes) {
        this.paper = paper;
        this.fonts = fonts;
        this.sizes = sizes;
        this.dotsPerMillimetre = dpi / MILLIMETRES_PER_INCH;
        this.codes = codes;
    }

    void paint(Block block) {
        paper.space(dots(block.before()));
        if (block instanceof Block.Words words) words(words);
        if (block instanceof Block.Number number) number(number);
        if (block instanceof Block.Mark mark) mark(mark);
        if (block instanceof Block.Rule rule) rule(rule);
        if (block instanceof Block.Qr qr) qr(qr);
        if (block instanceof Block.Logo logo) logo(logo);
        paper.space(dots(block.after()));
    }

    private int dots(double millimetres) {
        return (int) Math.round(millimetres * dotsPerMillimetre);
    }

    private void words(Block.Words words) {
        int size = sizes.of(words.size());
        Font face = switch (words.style()) {
            case REGULAR -> fonts.body();
            case BOLD -> fonts.strong();
            case DISPLAY -> fonts.display();
        };
        if (words.isSpaced()) paper.letterSpacing(Math.round(size * 0.06f));
        paper.words(words.text(), sized(face, size), words.align());
        paper.letterSpacing(0);
    }

    private void number(Block.Number number) {
        int height = (int) Math.min(dots(number.height()), paper.width() * NUMBER_HEIGHT_MAX);
        paper.asLargeAsFits(number.text(), fonts.strong(), (int) (paper.inner() * NUMBER_WIDTH_MAX), height);
    }

    private void mark(Block.Mark mark) {
        if (mark.isWide()) paper.letterSpacing(Math.round(sizes.mark * 0.08f));
        paper.band(mark.text(), sized(fonts.display(), sizes.mark), mark.isWide());
        paper.letterSpacing(0);
    }

    private void rule(Block.Rule rule) {
        switch (rule.stroke()) {
            case SOLID -> paper.rule(RULE);
            case THIN -> paper.rule(1);
            case DASHED -> paper.dashedRule();
        }
    }

    private void logo(Block.Logo logo) {
        paper.picture(LogoPicture.load(logo.file(), dots(logo.height()), paper.inner()), logo.align());
    }

    private void qr(Block.Qr qr) {
        boolean[][] code = codes.apply(qr.text());
        int room = (paper.width() - 2) / (code.length + 2 * QUIET_ZONE_MODULES);
        int wanted = Math.max(DOTS_PER_MODULE_MIN, (int) Math.round((double) dots(qr.side()) / code.length));
        int perModule = Math.min(room, wanted);
        int quiet = QUIET_ZONE_MODULES * perModule;
        int side = code.length * perModule;
        int columnX = Math.max(sizes.margin, quiet) + side + quiet;
        int columnWidth = paper.width() - sizes.margin - columnX;
        String caption = qr.caption();
        if (caption != null && qr.isBeside() && columnWidth >= CAPTION_COLUMN_MIN) {
            beside(code, perModule, caption, columnX, columnWidth);
            return;
        }
        paper.space(quiet / 2);
        paper.modules(code, (paper.width() - side) / 2, perModule);
        paper.space(quiet / 2);
        if (caption != null) paper.words(caption, sized(fonts.body(), sizes.small), Block.Align.CENTRE);
    }

    private void beside(boolean[][] code, int perModule, String caption, int x, int width) {
        Font font = sized(fonts.body(), sizes.normal);
        int top = paper.y() + 6;
        int side = code.length * perModule;
        paper.moveTo(top + Math.max(0, (side - paper.heightOf(caption, font, width)) / 2));
        paper.column(caption, font, x, width);
        int below = paper.y();
        paper.space(top - below);
        paper.modules(code, x - side - QUIET_ZONE_MODULES * perModule, perModule);
        paper.moveTo(below);
    }

    private static Font sized(Font face, int dots) {
        return face.deriveFont((float) dots);
    }
}
