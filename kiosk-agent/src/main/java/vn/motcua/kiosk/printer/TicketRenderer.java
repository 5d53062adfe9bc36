package vn.motcua.kiosk.printer;

import com.google.zxing.EncodeHintType;
import com.google.zxing.WriterException;
import com.google.zxing.qrcode.decoder.ErrorCorrectionLevel;
import com.google.zxing.qrcode.encoder.ByteMatrix;
import com.google.zxing.qrcode.encoder.Encoder;
import java.nio.charset.StandardCharsets;
import java.util.Locale;
import java.util.Map;
import vn.motcua.edge.print.TicketPrintout;

/**
 * Draws a ticket as one-bit dots for a head of the given width. Any thread; takes a few milliseconds once warm, a few hundred the first
 * time ({@link #warmUp}).
 *
 * <p>Order on paper: who, what this is, the number, what for, how long, the way to follow it, what to do. The number is what an old
 * person must read at arm's length and an officer across the hall; everything else gives way to it.
 */
public final class TicketRenderer {
    private static final int QUIET_ZONE_MODULES = 4;
    private static final int DOTS_PER_MODULE_MIN = 5;
    private static final int CAPTION_COLUMN_MIN = 190;

    private final int widthDots;
    private final Sizes sizes;
    private volatile boolean isWarm;

    /** Loaded at first use, on the thread that draws: reading fonts takes longer than an event loop may wait. */
    private static final class Fonts {
        static final TicketFonts LOADED = TicketFonts.load();
    }

    /** Font and space sizes in dots. */
    private record Sizes(
            int margin,
            int agency,
            int centre,
            int title,
            int numberHeight,
            int service,
            int body,
            int small,
            int qrMax) {
        static Sizes of(int widthDots) {
            return widthDots >= 512
                    ? new Sizes(16, 24, 34, 26, 176, 36, 28, 24, 270)
                    : new Sizes(6, 22, 28, 23, 130, 30, 25, 22, 260);
        }
    }

    /** @param widthDots of the head, a multiple of 8 */
    public TicketRenderer(int widthDots) {
        this.widthDots = widthDots;
        this.sizes = Sizes.of(widthDots);
    }

    /** Draws one ticket nobody sees, so that the first citizen does not wait for fonts and code to load. */
    Void warmUp() {
        if (!isWarm) {
            RasterTicket nobodys = render(new TicketPrintout(
                    "ẦẪỘ",
                    "ẦẪỘ",
                    "ẦẪỘ",
                    "ẦẪỘ",
                    "A000",
                    "ẦẪỘ",
                    "ẦẪỘ",
                    "ẦẪỘ",
                    "00:00",
                    "https://localhost/t/BCGHKLMNPQTVBCGHKL",
                    "ẦẪỘ",
                    "ẦẪỘ",
                    null,
                    null,
                    null,
                    Locale.forLanguageTag("vi")));
            isWarm = nobodys.heightDots() > 0;
        }
        return null;
    }

    public RasterTicket render(TicketPrintout ticket) {
        Paper paper = new Paper(widthDots, sizes.margin);
        TicketFonts fonts = Fonts.LOADED;
        paper.space(8);
        head(paper, ticket, fonts);
        number(paper, ticket, fonts);
        waiting(paper, ticket, fonts);
        follow(paper, ticket, fonts);
        foot(paper, ticket, fonts);
        return RasterTicket.of(paper.finish());
    }

    private void head(Paper paper, TicketPrintout ticket, TicketFonts fonts) {
        if (ticket.trainingMark() != null) {
            paper.band(ticket.trainingMark(), Paper.tracked(size(fonts.display(), sizes.title), 0.08), true);
            paper.space(12);
        }
        paper.centred(ticket.agencyLine(), size(fonts.body(), sizes.agency));
        paper.space(2);
        paper.centred(ticket.centreName(), size(fonts.display(), sizes.centre));
        paper.space(14);
        paper.rule(3);
        paper.space(16);
    }

    private void number(Paper paper, TicketPrintout ticket, TicketFonts fonts) {
        if (ticket.reprintMark() != null) {
            paper.band(ticket.reprintMark(), size(fonts.display(), sizes.title), true);
            paper.space(12);
        }
        paper.centred(ticket.title(), Paper.tracked(size(fonts.strong(), sizes.title), 0.06));
        paper.space(18);
        paper.asLargeAsFits(ticket.numberText(), fonts.strong(), paper.inner() - 24, sizes.numberHeight);
        paper.space(22);
        if (ticket.priorityMark() != null) {
            paper.band(ticket.priorityMark(), size(fonts.display(), sizes.title), false);
            paper.space(12);
        }
        paper.centred(ticket.serviceName(), size(fonts.display(), sizes.service));
        paper.space(12);
    }

    private void waiting(Paper paper, TicketPrintout ticket, TicketFonts fonts) {
        boolean hasNothing =
                ticket.countersText() == null && ticket.peopleAheadText() == null && ticket.estimateText() == null;
        if (hasNothing) {
            paper.rule(3);
            paper.space(14);
            return;
        }
        paper.dashedRule();
        paper.space(10);
        if (ticket.countersText() != null) paper.centred(ticket.countersText(), size(fonts.strong(), sizes.body));
        if (ticket.peopleAheadText() != null) paper.centred(ticket.peopleAheadText(), size(fonts.body(), sizes.body));
        if (ticket.estimateText() != null) paper.centred(ticket.estimateText(), size(fonts.body(), sizes.body));
        paper.space(10);
        paper.dashedRule();
        paper.space(14);
    }

    private void follow(Paper paper, TicketPrintout ticket, TicketFonts fonts) {
        boolean[][] code = qr(ticket.qrUrl());
        int perModule = Math.max(DOTS_PER_MODULE_MIN, sizes.qrMax / (code.length + 2 * QUIET_ZONE_MODULES));
        int quiet = QUIET_ZONE_MODULES * perModule;
        int side = code.length * perModule;
        int columnX = Math.max(sizes.margin, quiet) + side + quiet;
        int columnWidth = paper.width() - sizes.margin - columnX;
        String caption = ticket.qrCaption();
        if (caption != null && columnWidth >= CAPTION_COLUMN_MIN) {
            beside(paper, code, perModule, caption, size(fonts.body(), sizes.body), columnX, columnWidth);
        } else {
            paper.space(quiet / 2);
            paper.modules(code, (paper.width() - side) / 2, perModule);
            paper.space(quiet / 2);
            if (caption != null) paper.centred(caption, size(fonts.body(), sizes.small));
        }
        paper.space(16);
    }

    private static void beside(
            Paper paper, boolean[][] code, int perModule, String caption, java.awt.Font font, int x, int width) {
        int top = paper.y() + 6;
        int side = code.length * perModule;
        paper.moveTo(top + Math.max(0, (side - paper.heightOf(caption, font, width)) / 2));
        paper.column(caption, font, x, width);
        int below = paper.y();
        paper.space(top - below);
        paper.modules(code, x - side - QUIET_ZONE_MODULES * perModule, perModule);
        paper.moveTo(below);
    }

    private void foot(Paper paper, TicketPrintout ticket, TicketFonts fonts) {
        paper.rule(3);
        paper.space(10);
        paper.centred(ticket.keepAndWaitText(), size(fonts.strong(), sizes.small));
        paper.centred(ticket.issueTimeText(), size(fonts.body(), sizes.small));
        paper.space(8);
    }

    private static java.awt.Font size(java.awt.Font face, int dots) {
        return face.deriveFont((float) dots);
    }

    private static boolean[][] qr(String url) {
        try {
            boolean isPlain = StandardCharsets.US_ASCII.newEncoder().canEncode(url);
            Map<EncodeHintType, ?> hints = isPlain ? Map.of() : Map.of(EncodeHintType.CHARACTER_SET, "UTF-8");
            ByteMatrix matrix =
                    Encoder.encode(url, ErrorCorrectionLevel.M, hints).getMatrix();
            boolean[][] dark = new boolean[matrix.getHeight()][matrix.getWidth()];
            for (int row = 0; row < dark.length; row++)
                for (int col = 0; col < dark[row].length; col++) dark[row][col] = matrix.get(col, row) == 1;
            return dark;
        } catch (WriterException e) {
            throw new IllegalArgumentException("this address does not fit a QR code: " + url, e);
        }
    }
}
