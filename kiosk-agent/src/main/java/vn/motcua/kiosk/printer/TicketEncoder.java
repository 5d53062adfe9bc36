package vn.motcua.kiosk.printer;

import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;
import vn.motcua.edge.print.TicketPrintout;

/**
 * Turns tickets into the bytes of one printer, its way ({@link PrintMode#RASTER} or {@link PrintMode#TEXT}). All methods may be called
 * from several worker threads at once and may take milliseconds; never from an event loop.
 */
@FunctionalInterface
public interface TicketEncoder {

    /** Never {@link PrintMode#AUTO}. */
    default PrintMode mode() {
        return PrintMode.RASTER;
    }

    /** Draws what can be drawn before the printer is known to be there. */
    EncodedTicket encode(TicketPrintout ticket);

    /** A ticket with this code will come; what can be drawn of it is drawn now. */
    default void foresee(String qrUrl, @Nullable String qrCaption) {}

    /** What a printer can be taught before tickets like these come; empty if it is taught nothing. */
    default Optional<LetterLesson> lesson(List<TicketPrintout> tickets) {
        return Optional.empty();
    }

    /** Loads what makes the first ticket slow. */
    default void warmUp() {}
}
