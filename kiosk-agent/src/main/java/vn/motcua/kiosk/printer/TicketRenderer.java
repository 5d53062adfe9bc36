package vn.motcua.kiosk.printer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
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

    /** Enough for the services of a centre in two languages; a strip has a few kilobytes. */
    private static final int KEPT_MAX = 32;

    private static final int FORESEEN_MAX = 8;

    private final int widthDots;
    private final Sizes sizes;
    private final Map<String, byte[]> kept = bounded(KEPT_MAX);
    private final Map<String, byte[]> foreseen = bounded(FORESEEN_MAX);
    private final Object lock = new Object();
    private @Nullable Paper sheet; // guarded by lock
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

    private static Map<String, byte[]> bounded(int most) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<String, byte[]> eldest) {
                return size() > most;
            }
        };
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

    /** Draws the code of a ticket whose number is still being asked for; {@link #render} then finds it done. */
    void foresee(String qrUrl, @Nullable String qrCaption) {
        byte[] strip = follow(qrUrl, qrCaption);
        synchronized (foreseen) {
            foreseen.put(key("follow", qrUrl, qrCaption), strip);
        }
    }

    public RasterTicket render(TicketPrintout ticket) {
        List<byte[]> strips = new ArrayList<>();
        strips.add(kept(
                key("head", ticket.trainingMark(), ticket.agencyLine(), ticket.centreName()),
                (paper, fonts) -> head(paper, ticket, fonts)));
        strips.add(kept(
                key("title", ticket.reprintMark(), ticket.title()), (paper, fonts) -> title(paper, ticket, fonts)));
        strips.add(drawn((paper, fonts) -> number(paper, ticket, fonts)));
        strips.add(kept(
                key("service", ticket.priorityMark(), ticket.serviceName()),
                (paper, fonts) -> service(paper, ticket, fonts)));
        strips.add(drawn((paper, fonts) -> waiting(paper, ticket, fonts)));
        strips.add(foreseenOr(ticket.qrUrl(), ticket.qrCaption()));
        strips.add(kept(key("keep", ticket.keepAndWaitText()), (paper, fonts) -> keep(paper, ticket, fonts)));
        strips.add(drawn((paper, fonts) -> time(paper, ticket, fonts)));
        return RasterTicket.of(widthDots, strips);
    }

    /** Draws one strip on an empty paper. */
    private interface Drawing {
        void on(Paper paper, TicketFonts fonts);
    }

    private static String key(@Nullable String... parts) {
        StringBuilder key = new StringBuilder();
        for (String part : parts) key.append(part == null ? "\u0001" : part).append('\u0000');
        return key.toString();
    }

    /** What stands on every ticket, or on every ticket of a service, is drawn once. */
    private byte[] kept(String key, Drawing drawing) {
        synchronized (kept) {
            return kept.computeIfAbsent(key, missing -> drawn(drawing));
        }
    }

    private byte[] drawn(Drawing drawing) {
        synchronized (lock) {
            Paper paper = sheet == null ? new Paper(widthDots, sizes.margin) : sheet;
            sheet = null; // not used again if something goes wrong on it
            drawing.on(paper, Fonts.LOADED);
            byte[] strip = paper.tear();
            sheet = paper;
            return strip;
        }
    }

    private byte[] foreseenOr(String qrUrl, @Nullable String qrCaption) {
        byte[] strip;
        synchronized (foreseen) {
            strip = foreseen.remove(key("follow", qrUrl, qrCaption));
        }
        return strip == null ? follow(qrUrl, qrCaption) : strip;
    }

    private void head(Paper paper, TicketPrintout ticket, TicketFonts fonts) {
        paper.space(8);
        if (ticket.trainingMark() != null) {
            paper.letterSpacing(Math.round(sizes.title * 0.08f));
            paper.band(ticket.trainingMark(), size(fonts.display(), sizes.title), true);
            paper.letterSpacing(0);
            paper.space(12);
        }
        paper.centred(ticket.agencyLine(), size(fonts.body(), sizes.agency));
        paper.space(2);
        paper.centred(ticket.centreName(), size(fonts.display(), sizes.centre));
        paper.space(14);
        paper.rule(3);
        paper.space(16);
    }

    private void title(Paper paper, TicketPrintout ticket, TicketFonts fonts) {
        if (ticket.reprintMark() != null) {
            paper.band(ticket.reprintMark(), size(fonts.display(), sizes.title), true);
            paper.space(12);
        }
        paper.letterSpacing(Math.round(sizes.title * 0.06f));
        paper.centred(ticket.title(), size(fonts.strong(), sizes.title));
        paper.letterSpacing(0);
        paper.space(18);
    }

    private void number(Paper paper, TicketPrintout ticket, TicketFonts fonts) {
        paper.asLargeAsFits(ticket.numberText(), fonts.strong(), paper.inner() - 24, sizes.numberHeight);
        paper.space(22);
    }

    private void service(Paper paper, TicketPrintout ticket, TicketFonts fonts) {
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

    private byte[] follow(String qrUrl, @Nullable String caption) {
        boolean[][] code = QrModules.of(qrUrl);
        return drawn((paper, fonts) -> follow(paper, code, caption, fonts));
    }

    private void follow(Paper paper, boolean[][] code, @Nullable String caption, TicketFonts fonts) {
        int perModule = Math.max(DOTS_PER_MODULE_MIN, sizes.qrMax / (code.length + 2 * QUIET_ZONE_MODULES));
        int quiet = QUIET_ZONE_MODULES * perModule;
        int side = code.length * perModule;
        int columnX = Math.max(sizes.margin, quiet) + side + quiet;
        int columnWidth = paper.width() - sizes.margin - columnX;
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

    private void keep(Paper paper, TicketPrintout ticket, TicketFonts fonts) {
        paper.rule(3);
        paper.space(10);
        paper.centred(ticket.keepAndWaitText(), size(fonts.strong(), sizes.small));
    }

    private void time(Paper paper, TicketPrintout ticket, TicketFonts fonts) {
        paper.centred(ticket.issueTimeText(), size(fonts.body(), sizes.small));
        paper.space(8);
    }

    private static java.awt.Font size(java.awt.Font face, int dots) {
        return face.deriveFont((float) dots);
    }
}
