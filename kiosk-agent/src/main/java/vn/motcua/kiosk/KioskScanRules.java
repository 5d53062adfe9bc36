package vn.motcua.kiosk;

import java.time.LocalDate;
import java.util.List;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.ScanKind;
import vn.motcua.core.model.ServiceId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.TicketCode;
import vn.motcua.core.scan.BearerCode;
import vn.motcua.core.scan.KeyedHash;
import vn.motcua.core.scan.LedgerScan;
import vn.motcua.core.scan.Scan;
import vn.motcua.core.scan.ScanWarning;
import vn.motcua.core.wire.Requests.FoundTicket;
import vn.motcua.edge.store.TicketRequest;
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
    private static final Set<String> LOOKS_DAMAGED = Set.of("dossierCode", "severalScans", "binary");

    private KioskScanRules() {}

    /** @param key of this agent, for slips that are an address only */
    static ScanMeaning meaning(Scan scan, KeyedHash key) {
        return switch (scan.kind()) {
            case APPOINTMENT_SLIP, SLIP_URL -> slip(scan, key);
            case TICKET_CODE -> ticket(scan.bearer());
            case BOOKING_CODE -> said(Outcome.BOOKING);
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
     * Whether a ticket is for sure another site's: a whole address, in letters no input method has changed, that is not below this site's.
     *
     * @param raw as scanned
     */
    static boolean isElsewhere(String raw, Optional<Site> site) {
        int scheme = raw.indexOf(SCHEME);
        int path = raw.lastIndexOf(TICKET_PATH);
        boolean isPlain = raw.chars().allMatch(c -> c < 0x80);
        if (site.isEmpty() || scheme < 0 || path < scheme || !isPlain) return false;
        String own = site.get().publicUrl();
        String ownPlace = own.substring(own.indexOf(SCHEME) + SCHEME.length());
        return !raw.substring(scheme + SCHEME.length(), path).equalsIgnoreCase(ownPlace);
    }

    private static Standing ofHub(FoundTicket found) {
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
