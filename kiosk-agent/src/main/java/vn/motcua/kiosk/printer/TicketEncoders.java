package vn.motcua.kiosk.printer;

import vn.motcua.edge.transport.LinkAddress;
import vn.motcua.kiosk.printer.PrinterProfile.LogoMemory;
import vn.motcua.kiosk.ticket.TicketTemplate;

/** Which encoder a printer gets. Pure. */
public final class TicketEncoders {
    /** A picture of a ticket takes longer than three seconds below this many bits a second. */
    static final int SLOW_BAUD = 38_400;

    private TicketEncoders() {}

    /** With the bundled template. */
    public static TicketEncoder of(PrinterProfile profile, LinkAddress address) {
        return of(profile, address, TicketTemplate.standard());
    }

    /** By the profile's mode; {@link PrintMode#AUTO} looks at how fast the line is. */
    public static TicketEncoder of(PrinterProfile profile, LinkAddress address, TicketTemplate template) {
        return encoder(mode(profile, address), profile, TicketRenderer.of(profile, template));
    }

    /** As a printer of the agent gets it, its logo printed from its own memory where it holds it. */
    public static TicketEncoder of(PrinterSettings settings) {
        PrinterProfile profile = settings.profile();
        TicketRenderer renderer = TicketRenderer.of(profile, settings.template());
        TicketEncoder encoder = encoder(mode(profile, settings.address()), profile, renderer);
        if (!settings.hasStoredLogo() || profile.extras().logo() == LogoMemory.NONE) return encoder;
        return new StoredLogoEncoder(encoder, profile, renderer);
    }

    /** Where there is no line yet; {@link PrintMode#AUTO} takes it for a fast one. */
    public static TicketEncoder of(PrinterProfile profile, TicketTemplate template) {
        return encoder(profile.mode(), profile, TicketRenderer.of(profile, template));
    }

    /** How tickets go to a printer of this profile on this line; never {@link PrintMode#AUTO}. */
    public static PrintMode mode(PrinterProfile profile, LinkAddress address) {
        if (profile.mode() != PrintMode.AUTO) return profile.mode();
        return isSlow(address) && isModeByLine(profile) ? PrintMode.TEXT : PrintMode.RASTER;
    }

    /** Whether tickets go to this printer as a picture on a fast line and as text on a slow one. */
    public static boolean isModeByLine(PrinterProfile profile) {
        return profile.mode() == PrintMode.AUTO && profile.text().canSpeakVietnamese();
    }

    /** Whether a picture takes longer on this line than somebody likes to wait. */
    public static boolean isSlow(LinkAddress address) {
        return address instanceof LinkAddress.Serial serial && serial.baud() <= SLOW_BAUD;
    }

    private static TicketEncoder encoder(PrintMode mode, PrinterProfile profile, TicketRenderer renderer) {
        return mode == PrintMode.TEXT ? new TextEncoder(profile, renderer) : new RasterEncoder(profile, renderer);
    }
}
