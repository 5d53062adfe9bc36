package vn.motcua.kiosk.printer;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.Function;
import vn.motcua.kiosk.ticket.Block;
import vn.motcua.kiosk.ticket.Block.Align;
import vn.motcua.kiosk.ticket.Block.Size;
import vn.motcua.kiosk.ticket.Block.Style;

/** Sets a ticket's page in the one font of a printer: lines, sizes and space. Pure; any thread. */
final class TextComposer {
    private static final double MILLIMETRES_PER_INCH = 25.4;
    private static final int ENLARGED_MAX = 8;
    private static final int SPACED_DOTS = 4;
    private static final int DASH_ACROSS = 4;
    private static final int FEED_MAX = 255;
    private static final int WHITE_ABOVE_UNDERLINE = 20;
    private static final int WHITE_ABOVE_DASH = 12;
    private static final int LINE_GAP = 6; // between a letter's cell and the next line
    private static final int QR_MODULES = 33; // of a ticket's address
    private static final int QR_QUIET_DOTS = 16;
    private static final int QR_PIXELS_PER_MODULE =
            2; // doubled by the printer: the least a phone reads off paper with ease

    private final int columns;
    private final int cellWidth;
    private final double dotsPerMillimetre;
    private final boolean isQrSpoken;
    private final Function<String, boolean[][]> codes;

    TextComposer(PrinterProfile profile, TextAbility ability, Function<String, boolean[][]> codes) {
        this.cellWidth = ability.fonts().get(0).width();
        this.columns = profile.head().insideDots() / cellWidth;
        this.dotsPerMillimetre = profile.head().dpi() / MILLIMETRES_PER_INCH;
        this.isQrSpoken = ability.isQrSpoken();
        this.codes = codes;
    }

    List<TextPiece> compose(List<Block> page) {
        List<TextPiece> pieces = new ArrayList<>();
        int space = 0;
        for (Block block : page) {
            space += dots(block.before());
            List<TextPiece> own = pieces(block);
            if (!own.isEmpty()) {
                feed(pieces, space - above(block));
                pieces.addAll(own);
                space = -below(block);
            }
            space += dots(block.after());
        }
        feed(pieces, space);
        return pieces;
    }

    /** White the font itself has above a rule, which is drawn low in its line. */
    private static int above(Block block) {
        if (!(block instanceof Block.Rule rule)) return 0;
        return rule.stroke() == Block.Stroke.DASHED ? WHITE_ABOVE_DASH : WHITE_ABOVE_UNDERLINE;
    }

    private static int below(Block block) {
        boolean isDashed = block instanceof Block.Rule rule && rule.stroke() == Block.Stroke.DASHED;
        return isDashed ? WHITE_ABOVE_DASH : LINE_GAP;
    }

    private static void feed(List<TextPiece> pieces, int dots) {
        for (int left = dots; left > 0; left -= FEED_MAX) pieces.add(new TextPiece.Feed(Math.min(left, FEED_MAX)));
    }

    private int dots(double millimetres) {
        return (int) Math.round(millimetres * dotsPerMillimetre);
    }

    private List<TextPiece> pieces(Block block) {
        if (block instanceof Block.Words words) return words(words);
        if (block instanceof Block.Number number)
            return List.of(new TextPiece.Number(number.text(), dots(number.height())));
        if (block instanceof Block.Mark mark) return mark(mark);
        if (block instanceof Block.Rule rule) return List.of(rule(rule));
        if (block instanceof Block.Qr qr) return qr(qr);
        return List.of(); // a logo would take more than the whole ticket; blanks are space
    }

    private List<TextPiece> words(Block.Words words) {
        int enlarged = enlarged(words.text(), words.size());
        boolean isBold = enlarged == 1 && words.style() != Style.REGULAR;
        boolean isSpaced = words.isSpaced() && words.text().length() * (cellWidth + SPACED_DOTS) <= columns * cellWidth;
        return TextWrap.balanced(words.text(), columns / enlarged).stream()
                .<TextPiece>map(line -> new TextPiece.Line(
                        line, enlarged, enlarged, isSpaced ? SPACED_DOTS : 0, isBold, false, 0, words.align()))
                .toList();
    }

    /** Twice the size both ways where that takes few lines; letters only twice as high are hard to read. */
    private int enlarged(String text, Size size) {
        int linesMax = size == Size.LARGE ? 3 : size == Size.HEADING ? 2 : 0;
        return linesMax > 0 && TextWrap.lines(text, columns / 2).size() <= linesMax ? 2 : 1;
    }

    private List<TextPiece> mark(Block.Mark mark) {
        int enlarged = mark.text().length() + 2 <= columns / 2 ? 2 : 1;
        int room = columns / enlarged;
        return TextWrap.balanced(mark.text(), room - 2).stream()
                .<TextPiece>map(line -> new TextPiece.Line(
                        banded(line, mark.isWide() ? room : 0), enlarged, enlarged, 0, true, true, 0, Align.CENTRE))
                .toList();
    }

    private static String banded(String line, int room) {
        int sides = Math.max(2, room - line.length());
        return " ".repeat(sides / 2) + line + " ".repeat(sides - sides / 2);
    }

    /** Underlined blanks, or dashes, as wide as characters become: a line of a few bytes. */
    private TextPiece rule(Block.Rule rule) {
        if (rule.stroke() == Block.Stroke.DASHED)
            return new TextPiece.Line(
                    "-".repeat(columns / DASH_ACROSS), DASH_ACROSS, 1, 0, false, false, 0, Align.CENTRE);
        int across = ENLARGED_MAX;
        while (columns % across != 0) across--;
        int thickness = rule.stroke() == Block.Stroke.THIN ? 1 : 2;
        return new TextPiece.Line(" ".repeat(columns / across), across, 1, 0, false, false, thickness, Align.CENTRE);
    }

    private List<TextPiece> qr(Block.Qr qr) {
        List<TextPiece> pieces = new ArrayList<>();
        byte[] code = isQrSpoken ? spokenQr(qr) : drawnQr(qr.text());
        pieces.add(new TextPiece.Feed(QR_QUIET_DOTS));
        pieces.add(new TextPiece.Command(code));
        pieces.add(new TextPiece.Feed(QR_QUIET_DOTS));
        String caption = qr.caption();
        if (caption != null)
            for (String line : TextWrap.balanced(caption, columns))
                pieces.add(TextPiece.Line.plain(line, Align.CENTRE));
        return pieces;
    }

    private byte[] spokenQr(Block.Qr qr) {
        int perModule = Math.max(4, Math.min(8, dots(qr.side()) / QR_MODULES));
        return EscPosCodec.qr(qr.text().getBytes(StandardCharsets.UTF_8), perModule);
    }

    /** Two dots a module, which the printer doubles. */
    private byte[] drawnQr(String text) {
        boolean[][] code = codes.apply(text);
        int side = code.length * QR_PIXELS_PER_MODULE;
        int widthBytes = (side + 7) / 8;
        byte[] rows = new byte[widthBytes * side];
        for (int y = 0; y < side; y++)
            for (int x = 0; x < side; x++)
                if (code[y / QR_PIXELS_PER_MODULE][x / QR_PIXELS_PER_MODULE])
                    rows[y * widthBytes + x / 8] |= (byte) (0x80 >> x % 8);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(EscPosCodec.rasterDoubled(widthBytes, RasterTicket.freeOfRealTimeCommands(rows)));
        return out.toByteArray();
    }
}
