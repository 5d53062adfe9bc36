package vn.motcua.kiosk.printer;

import java.io.ByteArrayOutputStream;
import vn.motcua.kiosk.printer.PrinterProfile.Cut;
import vn.motcua.kiosk.printer.PrinterProfile.Presenter;

/** What every ticket ends with, however it was sent: the paper is given away, and whatever else the site wants. Pure. */
final class TicketEnd {
    private TicketEnd() {}

    static byte[] bytes(PrinterProfile profile) {
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        out.writeBytes(cut(profile));
        if (profile.cutter().presenter() == Presenter.GS_E) out.writeBytes(EscPosOptions.present());
        for (TicketAction action : profile.extras().onTicket())
            out.writeBytes(
                    action == TicketAction.BEEP
                            ? EscPosOptions.beep(profile.extras().buzzer())
                            : EscPosOptions.kickDrawer(action.pin()));
        return out.toByteArray();
    }

    /** The usual cut of the profile, or so much paper that it can be torn off. */
    static byte[] cut(PrinterProfile profile) {
        if (!profile.hasCutter()) return EscPosCodec.feedLines(PrinterRecovery.TEAR_LINES);
        return profile.cutter().kinds().get(0) == Cut.FULL ? EscPosOptions.cutFull() : EscPosCodec.cutPartial();
    }
}
