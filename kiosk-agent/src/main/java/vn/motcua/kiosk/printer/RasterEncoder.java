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
        this.renderer = new TicketRenderer(profile.widthDots(), profile.head().dpi(), template);
    }

    @Override
    public PrintMode mode() {
        return PrintMode.RASTER;
    }

    @Override
    public EncodedTicket encode(TicketPrintout ticket) {
        return EncodedTicket.of(renderer.render(ticket).encode(profile));
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
