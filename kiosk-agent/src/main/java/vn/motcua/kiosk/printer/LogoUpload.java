package vn.motcua.kiosk.printer;

import java.io.ByteArrayOutputStream;
import vn.motcua.edge.print.TicketPrintout;
import vn.motcua.kiosk.printer.PrinterProfile.LogoMemory;
import vn.motcua.kiosk.ticket.TicketTemplate;

/**
 * Puts the logo of a template into a printer's lasting memory and prints it from there, so that a person sees it. Sent like a ticket, so
 * that the printer proves it like one.
 */
public final class LogoUpload implements TicketEncoder {
    private final PrinterProfile profile;
    private final TicketRenderer renderer;

    /** Why a logo cannot be stored. */
    public enum Obstacle {
        NONE,
        /** The printer keeps no pictures. */
        NO_MEMORY,
        /** The template does not begin with one. */
        NO_LOGO
    }

    public LogoUpload(PrinterProfile profile, TicketTemplate template) {
        this.profile = profile;
        this.renderer = TicketRenderer.of(profile, template);
    }

    public Obstacle obstacle(TicketPrintout sample) {
        if (profile.extras().logo() == LogoMemory.NONE) return Obstacle.NO_MEMORY;
        return renderer.logo(sample).isPresent() ? Obstacle.NONE : Obstacle.NO_LOGO;
    }

    /** @throws java.util.NoSuchElementException if there is an {@link #obstacle} */
    @Override
    public EncodedTicket encode(TicketPrintout ticket) {
        RasterTicket logo =
                renderer.logo(ticket).orElseThrow().withMargin(profile.head().marginDots());
        LogoMemory memory = profile.extras().logo();
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        begin(out);
        out.writeBytes(EscPosOptions.storeLogo(memory, logo.widthBytes(), logo.rows()));
        if (memory == LogoMemory.FS_P) begin(out); // many models start afresh after FS q
        out.writeBytes(EscPosOptions.printLogo(memory));
        out.writeBytes(TicketEnd.cut(profile));
        return EncodedTicket.of(out.toByteArray(), logo.heightDots());
    }

    private void begin(ByteArrayOutputStream out) {
        out.writeBytes(EscPosCodec.initialise());
        if (profile.isStatusSpoken()) out.writeBytes(EscPosCodec.enableStatusBack());
    }
}
