package vn.motcua.kiosk;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.BookingCode;
import vn.motcua.core.model.ScanKind;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.TicketCode;
import vn.motcua.core.scan.BearerCode;
import vn.motcua.core.scan.KeyedHash;
import vn.motcua.core.scan.LedgerScan;
import vn.motcua.core.scan.Scan;
import vn.motcua.core.scan.ScanWarning;
import vn.motcua.core.wire.Requests.FoundBooking;
import vn.motcua.core.wire.Requests.FoundTicket;
import vn.motcua.edge.store.TicketRequest;
import vn.motcua.kiosk.KioskScan.Booked;
import vn.motcua.kiosk.KioskScan.BookedState;
import vn.motcua.kiosk.KioskScan.Outcome;
import vn.motcua.kiosk.KioskScan.Standing;
import vn.motcua.kiosk.KioskScan.State;

/** What a scan at the kiosk means, and what is said of it. Pure. */
final class KioskScanRules {
    /** Of a text that is nothing we know: signs that the scanner, not the paper, is at fault. */
    private static final Set<ScanWarning> NOT_WHOLE = Set.of(
            ScanWarning.EMPTY,
            ScanWarning.TOO_LONG,
            ScanWarning.BAD_UTF8,
            ScanWarning.GLUED,
            ScanWarning.TRUNCATED,
            ScanWarning.INPUT_METHOD_SUSPECTED,
            ScanWarning.CHECK_LETTER_WRONG,
            ScanWarning.DOSSIER_DATE_WRONG);

    private static final String SCHEME = "://";
    private static final String TICKET_PATH = "/t/";
    private static final String BOOKING_PATH = "/b/";
    private static final Set<String> STANDINGS = Set.of("EARLY", "ON_TIME", "LATE");
    private static final Set<String> LOOKS_DAMAGED = Set.of("dossierCode", "severalScans", "binary");

    private KioskScanRules() {}

    /** @param key of this agent, for slips that are an address only */
    static ScanMeaning meaning(Scan scan, KeyedHash key) {
        return switch (scan.kind()) {
            case APPOINTMENT_SLIP, SLIP_URL -> slip(scan, key);
            case TICKET_CODE -> ticket(scan.bearer());
            case BOOKING_CODE -> booking(scan);
            case CITIZEN_ID, HEALTH_INSURANCE, MRZ -> said(Outcome.CARD);
            case PAYMENT_QR -> said(Outcome.PAYMENT);
            case UNKNOWN -> said(isDamaged(scan) ? Outcome.AGAIN : Outcome.UNKNOWN);
        };
    }

    private static ScanMeaning said(Outcome outcome) {
        return new ScanMeaning.Said(outcome);
    }

    private static ScanMeaning slip(Scan scan, KeyedHash key) {
        String code = scan.field("dossierCode");
        String plain = scan.field("dossierKey");
        if (code != null && plain != null) return new ScanMeaning.Slip(scan.kind(), code, plain);
        String hash = LedgerScan.of(scan, key).hash();
        if (scan.kind() == ScanKind.SLIP_URL && hash != null) return new ScanMeaning.Slip(scan.kind(), null, hash);
        return said(Outcome.AGAIN);
    }

    private static ScanMeaning ticket(@Nullable BearerCode bearer) {
        return bearer != null && TicketCode.isValid(bearer.reveal())
                ? new ScanMeaning.OwnTicket(new TicketCode(bearer.reveal()))
                : said(Outcome.AGAIN);
    }

    /** Another system's booking is for the officer to read. */
    private static ScanMeaning booking(Scan scan) {
        if (scan.warnings().contains(ScanWarning.CHECK_LETTER_WRONG)) return said(Outcome.AGAIN);
        BearerCode bearer = scan.bearer();
        return bearer != null && BookingCode.isValid(bearer.reveal())
                ? new ScanMeaning.OwnBooking(new BookingCode(bearer.reveal()))
                : said(Outcome.BOOKING);
    }

    private static boolean isDamaged(Scan scan) {
        String look = scan.field("looksLike");
        return scan.warnings().stream().anyMatch(NOT_WHOLE::contains) || look != null && LOOKS_DAMAGED.contains(look);
    }

    /** Those of the configured services that this site has; none of them, and the page offers all. */
    static List<ServiceId> slipServices(List<ServiceId> configured, Optional<Site> site) {
        return configured.stream()
                .filter(id ->
                        site.flatMap(known -> KioskRules.series(known, id)).isPresent())
                .toList();
    }

    /** Those of the configured services that this site does not have; none while no site is known. */
    static List<ServiceId> unknownServices(List<ServiceId> configured, Optional<Site> site) {
        if (site.isEmpty()) return List.of();
        List<ServiceId> known = slipServices(configured, site);
        return configured.stream().filter(id -> !known.contains(id)).distinct().toList();
    }

    /**
     * What is known of a ticket apart from its number.
     *
     * @param answered whether the hub said anything; with false {@code found} is null
     * @param found as the hub knows it; null if it has no such ticket
     */
    record HubWord(boolean answered, @Nullable FoundTicket found) {
        static final HubWord SILENT = new HubWord(false, null);
        static final HubWord UNKNOWN_TICKET = new HubWord(true, null);
    }

    /**
     * How a ticket stands.
     *
     * @param here as this kiosk printed it, if it did
     * @param today the business day; empty while this PC cannot say for sure
     * @param elsewhere whether the address on it is another site's
     */
    static Standing standing(Optional<TicketRequest> here, HubWord word, Optional<LocalDate> today, boolean elsewhere) {
        FoundTicket found = word.found();
        if (found != null) return ofHub(found);
        TicketRequest.Issue issue = here.map(TicketRequest::issue).orElse(null);
        // A number of the band may not have reached the hub yet: what this kiosk printed is ours whatever the hub says.
        if (issue == null) return Standing.of(unknown(word, elsewhere), null, null);
        boolean isOld = today.isPresent() && !today.get().equals(issue.businessDay());
        return Standing.of(
                isOld ? State.OTHER_DAY : State.NOT_KNOWN, issue.number().text(), issue.businessDay());
    }

    // The number may be of another kiosk's band, or older than a restored hub remembers: only its own address shows
    // that it is not ours.
    private static State unknown(HubWord word, boolean elsewhere) {
        if (!word.answered()) return State.NOT_KNOWN;
        return elsewhere ? State.NOT_OURS : State.NOT_FOUND;
    }

    /**
     * What a kiosk says of a booking.
     *
     * @param found as the hub knows it; null if it has none of that code
     * @param answered whether the hub said anything
     * @param elsewhere whether the address on it is another site's
     */
    static Booked booked(@Nullable FoundBooking found, boolean answered, boolean elsewhere) {
        if (found != null)
            return new Booked(
                    bookedState(found.state()), found.serviceId(), found.startsAt(), standing(found.standing()));
        BookedState unknown = elsewhere ? BookedState.NOT_OURS : BookedState.NOT_FOUND;
        return new Booked(answered ? unknown : BookedState.NOT_KNOWN, null, null, null);
    }

    /** A state this kiosk does not know yet is not guessed. */
    private static BookedState bookedState(String word) {
        return switch (word) {
            case "READY" -> BookedState.READY;
            case "OTHER_DAY" -> BookedState.OTHER_DAY;
            case "HAS_NUMBER" -> BookedState.HAS_NUMBER;
            case "CANCELLED" -> BookedState.CANCELLED;
            default -> BookedState.NOT_KNOWN;
        };
    }

    private static @Nullable String standing(String word) {
        return STANDINGS.contains(word) ? word : null;
    }

    /**
     * Whether a ticket is for sure another site's: a whole address, in letters no input method has changed, that is not below this site's.
     *
     * @param raw as scanned
     */
    static boolean isElsewhere(String raw, Optional<Site> site) {
        return isElsewhere(raw, TICKET_PATH, site);
    }

    /** The same of a booking. */
    static boolean isBookedElsewhere(String raw, Optional<Site> site) {
        return isElsewhere(raw, BOOKING_PATH, site);
    }

    private static boolean isElsewhere(String raw, String below, Optional<Site> site) {
        int scheme = raw.indexOf(SCHEME);
        int path = raw.lastIndexOf(below);
        boolean isPlain = raw.chars().allMatch(c -> c < 0x80);
        if (site.isEmpty() || scheme < 0 || path < scheme || !isPlain) return false;
        String own = site.get().publicUrl();
        String ownPlace = own.substring(own.indexOf(SCHEME) + SCHEME.length());
        return !raw.substring(scheme + SCHEME.length(), path).equalsIgnoreCase(ownPlace);
    }

    static Standing ofHub(FoundTicket found) {
        if (!found.isToday()) return Standing.of(State.OTHER_DAY, found.number(), found.businessDay());
        return new Standing(
                state(found.state()),
                found.number(),
                found.businessDay(),
                found.ahead(),
                found.estimateMinutes(),
                found.atMostMinutes(),
                found.overBreak(),
                found.counter());
    }

    /** A state this kiosk does not know yet is not guessed. */
    private static State state(String word) {
        return switch (word) {
            case "WAITING" -> State.WAITING;
            case "CALLED" -> State.CALLED;
            case "FINISHED" -> State.SERVED;
            case "NO_SHOW" -> State.MISSED;
            case "CANCELLED" -> State.CANCELLED;
            case "UNSERVED" -> State.CLOSED;
            default -> State.NOT_KNOWN;
        };
    }
}
