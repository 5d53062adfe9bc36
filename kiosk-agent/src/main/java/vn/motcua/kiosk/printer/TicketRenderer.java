package vn.motcua.kiosk.printer;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.edge.print.TicketPrintout;
import vn.motcua.kiosk.font.TicketFonts;
import vn.motcua.kiosk.printer.BlockPainter.Sizes;
import vn.motcua.kiosk.ticket.Block;
import vn.motcua.kiosk.ticket.TicketTemplate;

/**
 * Draws a ticket as one-bit dots for a head of the given width, by its template. Any thread; takes a few milliseconds once warm, a few
 * hundred the first time ({@link #warmUp}).
 *
 * <p>The number is what an old person must read at arm's length and an officer across the hall; everything else gives way to it.
 */
public final class TicketRenderer {
    private static final int DPI = 203;

    /** Enough for the services of a centre in two languages; a strip has a few kilobytes. */
    private static final int KEPT_MAX = 48;

    private static final int FORESEEN_MAX = 8;

    private final int widthDots;
    private final int dpi;
    private final Sizes sizes;
    private final TicketTemplate template;
    private final Map<Block, byte[]> kept = bounded(KEPT_MAX);
    private final Map<String, boolean[][]> foreseen = bounded(FORESEEN_MAX);
    private final Object lock = new Object();
    private @Nullable Paper sheet; // guarded by lock
    private volatile boolean isWarm;

    private static <K, V> Map<K, V> bounded(int most) {
        return new LinkedHashMap<>(16, 0.75f, true) {
            @Override
            protected boolean removeEldestEntry(Map.Entry<K, V> eldest) {
                return size() > most;
            }
        };
    }

    /**
     * For a 203 dpi head and the bundled template.
     *
     * @param widthDots of the head, a multiple of 8
     */
    public TicketRenderer(int widthDots) {
        this(widthDots, DPI, TicketTemplate.standard());
    }

    /** @param widthDots of the head, a multiple of 8 */
    public TicketRenderer(int widthDots, int dpi, TicketTemplate template) {
        this.widthDots = widthDots;
        this.dpi = dpi;
        this.sizes = Sizes.of(widthDots);
        this.template = template;
    }

    /** For the printable width of this printer. */
    static TicketRenderer of(PrinterProfile profile, TicketTemplate template) {
        return new TicketRenderer(profile.head().insideDots(), profile.head().dpi(), template);
    }

    /** Draws one ticket nobody sees, so that the first citizen does not wait for fonts and code to load. */
    Void warmUp() {
        if (!isWarm) isWarm = render(nobodys()).heightDots() > 0;
        return null;
    }

    /** A ticket of nobody, with every line there is. */
    static TicketPrintout nobodys() {
        String words = "ẦẪỘ";
        return new TicketPrintout(
                words,
                words,
                words,
                words,
                "A000",
                words,
                words,
                words,
                "00:00",
                "https://localhost/t/BCGHKLMNPQTVBCGHKLQ",
                words,
                words,
                null,
                null,
                null,
                Locale.forLanguageTag("vi"));
    }

    /** Works out the code of a ticket whose number is still being asked for; {@link #render} then finds it done. */
    void foresee(String qrUrl, @Nullable String qrCaption) {
        boolean[][] code = QrModules.of(qrUrl);
        synchronized (foreseen) {
            foreseen.put(qrUrl, code);
        }
    }

    /** The modules of a code, worked out ahead or now. */
    boolean[][] code(String text) {
        boolean[][] code;
        synchronized (foreseen) {
            code = foreseen.remove(text);
        }
        return code == null ? QrModules.of(text) : code;
    }

    /** What stands on the ticket, from top to bottom. */
    List<Block> page(TicketPrintout ticket) {
        return template.page(ticket);
    }

    public RasterTicket render(TicketPrintout ticket) {
        return drawn(page(ticket));
    }

    /** The picture the ticket begins with; empty if it begins with something else. */
    Optional<RasterTicket> logo(TicketPrintout ticket) {
        return page(ticket).stream()
                .limit(1)
                .filter(Block.Logo.class::isInstance)
                .findFirst()
                .map(logo -> drawn(List.of(logo)));
    }

    private RasterTicket drawn(List<Block> blocks) {
        List<byte[]> strips = new ArrayList<>();
        for (Block block : blocks) strips.add(strip(block));
        return RasterTicket.of(widthDots, strips);
    }

    /** What stands on every ticket, or on every ticket of a service, is drawn once. */
    private byte[] strip(Block block) {
        if (!block.isLasting()) return drawn(block);
        synchronized (kept) {
            return kept.computeIfAbsent(block, this::drawn);
        }
    }

    private byte[] drawn(Block block) {
        synchronized (lock) {
            Paper paper = sheet == null ? new Paper(widthDots, sizes.margin()) : sheet;
            sheet = null; // not used again if something goes wrong on it
            new BlockPainter(paper, TicketFonts.loaded(), sizes, dpi, this::code).paint(block);
            byte[] strip = paper.tear();
            sheet = paper;
            return strip;
        }
    }
}
