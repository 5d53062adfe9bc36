package vn.motcua.kiosk.printer;

import org.jspecify.annotations.Nullable;
import vn.motcua.edge.print.TicketPrintout;
import vn.motcua.kiosk.ticket.TicketTemplate;

/** The whole ticket as one picture. */
final class RasterEncoder implements TicketEncoder {
    private final PrinterProfile profile;
    private final TicketRenderer renderer;

    RasterEncoder(PrinterProfile profile, TicketTemplate template) {
        this.profile = profile;
        this.renderer =
                new TicketRenderer(profile.head().insideDots(), profile.head().dpi(), template);
    }

    @Override
    public PrintMode mode() {
        return PrintMode.RASTER;
    }

    @Override
    public EncodedTicket encode(TicketPrintout ticket) {
        RasterTicket drawn = renderer.render(ticket).withMargin(profile.head().marginDots());
        return EncodedTicket.of(drawn.encode(profile), drawn.heightDots());
    }

    @Override
    public void foresee(String qrUrl, @Nullable String qrCaption) {
        renderer.foresee(qrUrl, qrCaption);
    }

    @Override
    public void warmUp() {
        renderer.warmUp();
    }
}
