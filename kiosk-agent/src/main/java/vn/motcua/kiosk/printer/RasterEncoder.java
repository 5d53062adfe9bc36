package vn.motcua.kiosk.printer;

import org.jspecify.annotations.Nullable;
import vn.motcua.edge.print.TicketPrintout;

/** The whole ticket as one picture. */
final class RasterEncoder implements TicketEncoder {
    private final PrinterProfile profile;
    private final TicketRenderer renderer;

    RasterEncoder(PrinterProfile profile, TicketRenderer renderer) {
        this.profile = profile;
        this.renderer = renderer;
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
