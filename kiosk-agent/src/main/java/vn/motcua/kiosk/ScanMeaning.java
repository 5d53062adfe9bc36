package vn.motcua.kiosk;

import java.util.function.Function;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.BookingCode;
import vn.motcua.core.model.ScanKind;
import vn.motcua.core.model.TicketCode;

/** What a scan at the kiosk means to the person who stands there. Nothing of it is personal. */
sealed interface ScanMeaning {
    <T> T match(
            Function<Slip, T> onSlip,
            Function<OwnTicket, T> onTicket,
            Function<OwnBooking, T> onBooking,
            Function<Said, T> onSaid);

    /**
     * Somebody comes for a result.
     *
     * @param dossierCode as printed; null of a look-up address that holds none
     * @param key the same whenever this slip is scanned
     */
    record Slip(ScanKind kind, @Nullable String dossierCode, String key) implements ScanMeaning {
        @Override
        public <T> T match(
                Function<Slip, T> onSlip,
                Function<OwnTicket, T> onTicket,
                Function<OwnBooking, T> onBooking,
                Function<Said, T> onSaid) {
            return onSlip.apply(this);
        }
    }

    /** Somebody asks how the ticket in the hand stands. */
    record OwnTicket(TicketCode code) implements ScanMeaning {
        @Override
        public <T> T match(
                Function<Slip, T> onSlip,
                Function<OwnTicket, T> onTicket,
                Function<OwnBooking, T> onBooking,
                Function<Said, T> onSaid) {
            return onTicket.apply(this);
        }

        /** Never the code, which is its holder's. */
        @Override
        public String toString() {
            return "OwnTicket[]";
        }
    }

    /** Somebody booked on this hub, or on another, and is here. */
    record OwnBooking(BookingCode code) implements ScanMeaning {
        @Override
        public <T> T match(
                Function<Slip, T> onSlip,
                Function<OwnTicket, T> onTicket,
                Function<OwnBooking, T> onBooking,
                Function<Said, T> onSaid) {
            return onBooking.apply(this);
        }

        /** Never the code, which is its holder's. */
        @Override
        public String toString() {
            return "OwnBooking[]";
        }
    }

    /** There is nothing to look up, only something to say. */
    record Said(KioskScan.Outcome outcome) implements ScanMeaning {
        @Override
        public <T> T match(
                Function<Slip, T> onSlip,
                Function<OwnTicket, T> onTicket,
                Function<OwnBooking, T> onBooking,
                Function<Said, T> onSaid) {
            return onSaid.apply(this);
        }
    }
}
