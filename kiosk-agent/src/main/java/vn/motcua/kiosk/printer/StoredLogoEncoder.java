package vn.motcua.kiosk.printer;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.edge.print.TicketPrintout;

/**
 * Prints the picture a ticket begins with from the printer's own memory where it is known to hold it: a few bytes instead of thousands,
 * and a logo on text tickets too. A printer that does not hold it gets the ticket as it was.
 */
final class StoredLogoEncoder implements TicketEncoder {
    private final TicketEncoder inner;
    private final PrinterProfile profile;
    private final TicketRenderer renderer;

    /** @param renderer the one that {@code inner} draws with */
    StoredLogoEncoder(TicketEncoder inner, PrinterProfile profile, TicketRenderer renderer) {
        this.inner = inner;
        this.profile = profile;
        this.renderer = renderer;
    }

    @Override
    public PrintMode mode() {
        return inner.mode();
    }

    @Override
    public EncodedTicket encode(TicketPrintout ticket) {
        Optional<RasterTicket> logo = renderer.logo(ticket);
        if (logo.isEmpty()) return inner.encode(ticket);
        byte[] reference = EscPosOptions.printLogo(profile.extras().logo());
        int logoDots = logo.get().heightDots();
        if (mode() == PrintMode.RASTER) return picture(ticket, reference, logoDots);
        EncodedTicket whole = inner.encode(ticket);
        // A ticket with a letter that cannot be taught is a picture, logo and all.
        return whole instanceof TextTicket text ? new LogoOnTop(text, reference, logoDots) : whole;
    }

    private EncodedTicket picture(TicketPrintout ticket, byte[] reference, int logoDots) {
        RasterTicket drawn = renderer.render(ticket).withMargin(profile.head().marginDots());
        EncodedTicket whole = EncodedTicket.of(drawn.encode(profile), drawn.heightDots());
        return new Either(whole, drawn.below(logoDots).encode(profile, reference));
    }

    @Override
    public void foresee(String qrUrl, @Nullable String qrCaption) {
        inner.foresee(qrUrl, qrCaption);
    }

    @Override
    public Optional<LetterLesson> lesson(List<TicketPrintout> tickets) {
        return inner.lesson(tickets);
    }

    @Override
    public void warmUp() {
        inner.warmUp();
    }

    /** A picture ticket with or without the rows of its logo. */
    private record Either(EncodedTicket whole, byte[] byReference) implements EncodedTicket {
        @Override
        public byte[] bytes(PrinterMemory memory) {
            return memory.isLogoStored() ? byReference : whole.bytes(memory);
        }

        @Override
        public int lengthMax() {
            return Math.max(whole.lengthMax(), byReference.length);
        }

        @Override
        public int heightDots() {
            return whole.heightDots();
        }
    }

    /** A text ticket, which has no logo of its own. */
    private record LogoOnTop(TextTicket text, byte[] reference, int logoDots) implements EncodedTicket {
        @Override
        public byte[] bytes(PrinterMemory memory) {
            return memory.isLogoStored() ? text.bytes(memory, reference) : text.bytes(memory);
        }

        @Override
        public int lengthMax() {
            return reference.length + text.lengthMax();
        }

        @Override
        public int heightDots() {
            return logoDots + text.heightDots();
        }
    }
}
