package vn.motcua.kiosk.printer;

import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.edge.print.TicketPrintout;
import vn.motcua.kiosk.ticket.TicketTemplate;

/**
 * Prints the picture a ticket begins with from the printer's own memory where it is known to hold it: a few bytes instead of thousands,
 * and a logo on text tickets too. A printer that does not hold it gets the ticket as it was.
 */
final class StoredLogoEncoder implements TicketEncoder {
    private final TicketEncoder inner;
    private final PrinterProfile profile;
    private final TicketRenderer renderer;

    StoredLogoEncoder(TicketEncoder inner, PrinterProfile profile, TicketTemplate template) {
        this.inner = inner;
        this.profile = profile;
        this.renderer =
                new TicketRenderer(profile.head().insideDots(), profile.head().dpi(), template);
    }

    @Override
    public PrintMode mode() {
        return inner.mode();
    }

    @Override
    public EncodedTicket encode(TicketPrintout ticket) {
        EncodedTicket whole = inner.encode(ticket);
        Optional<RasterTicket> logo = renderer.logo(ticket);
        if (logo.isEmpty()) return whole;
        byte[] reference = EscPosOptions.printLogo(profile.extras().logo());
        if (whole instanceof TextTicket text)
            return new LogoOnTop(text, reference, logo.get().heightDots());
        // A ticket with a letter that cannot be taught is a picture, logo and all.
        if (mode() == PrintMode.TEXT) return whole;
        RasterTicket rest = renderer.belowLogo(ticket).withMargin(profile.head().marginDots());
        return new Either(whole, rest.encode(profile, reference));
    }

    @Override
    public void foresee(String qrUrl, @Nullable String qrCaption) {
        inner.foresee(qrUrl, qrCaption);
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
