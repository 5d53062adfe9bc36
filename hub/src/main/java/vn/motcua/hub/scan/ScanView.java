package vn.motcua.hub.scan;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.BookingCode;
import vn.motcua.core.model.ScanKind;
import vn.motcua.core.model.ScanSource;
import vn.motcua.core.model.Text;
import vn.motcua.core.model.VisitId;
import vn.motcua.core.scan.BearerCode;
import vn.motcua.core.scan.Scan;
import vn.motcua.core.scan.ScanWarning;
import vn.motcua.hub.dossier.DossierGlance;
import vn.motcua.hub.ticket.TicketStatus;

/**
 * One scan for the one page that may see it: in memory, over its own socket or as the answer to what the page itself sent, never in a
 * feed, a store or a log (I9).
 *
 * @param label the kind in words
 * @param fields what anyone may know
 * @param personal the person's fields in full; the page shows {@code masked} until the officer asks
 * @param advice the warnings in words
 * @param visitId the visit it was put to; null if none was in hand
 * @param number of that visit
 * @param ticket of a ticket's code, whose it is; null for anything else, and for a code nobody has
 * @param arrival the code of a booking, or of a number taken from afar that waits for its holder: the page checks in with it. Null for
 *     anything else
 * @param dossier what the register says of a slip's dossier; null for anything else, and where no source told of it
 */
public record ScanView(
        String scanId,
        ScanKind kind,
        Text label,
        Map<String, String> fields,
        Map<String, String> personal,
        Map<String, String> masked,
        List<ScanWarning> warnings,
        List<Text> advice,
        ScanSource source,
        String device,
        boolean repeat,
        Instant at,
        @Nullable VisitId visitId,
        @Nullable String number,
        @Nullable TicketSeen ticket,
        @Nullable String arrival,
        @Nullable DossierGlance dossier) {
    /** A ticket as its code tells. */
    public record TicketSeen(String number, String state) {
        /** Taken on a phone, and its holder has not come yet. */
        boolean isOnItsWay() {
            return state.equals(TicketStatus.REMOTE.name());
        }
    }

    /** What was looked up for a scan. */
    record Found(@Nullable TicketSeen ticket, @Nullable DossierGlance dossier) {}

    static ScanView of(ScanFact fact, Scan scan, ScanRecorded recorded, Found found, ScanWords words) {
        TicketSeen ticket = found.ticket;
        return new ScanView(
                recorded.scanId(),
                scan.kind(),
                words.of(scan.kind()),
                scan.fields(),
                scan.personal().revealAll(),
                maskedOf(scan),
                List.copyOf(scan.warnings()),
                scan.warnings().stream().map(words::of).toList(),
                fact.source(),
                fact.device(),
                fact.repeat(),
                fact.at(),
                recorded.visitId(),
                recorded.number(),
                ticket,
                arrivalOf(scan, ticket),
                found.dossier);
    }

    /** Another system's booking has a code as well, and means nothing here. */
    private static @Nullable String arrivalOf(Scan scan, @Nullable TicketSeen ticket) {
        BearerCode bearer = scan.bearer();
        if (bearer == null) return null;
        boolean isBooking = scan.kind() == ScanKind.BOOKING_CODE && BookingCode.isValid(bearer.reveal());
        boolean isFromAfar = scan.kind() == ScanKind.TICKET_CODE && ticket != null && ticket.isOnItsWay();
        return isBooking || isFromAfar ? bearer.reveal() : null;
    }

    private static Map<String, String> maskedOf(Scan scan) {
        Map<String, String> masked = new LinkedHashMap<>(scan.masked());
        masked.keySet().retainAll(scan.personal().revealAll().keySet());
        return masked;
    }

    /** Never what was scanned. */
    @Override
    public String toString() {
        return "ScanView[" + scanId + ", " + kind + "]";
    }
}
