package vn.motcua.core.scan;

import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.DossierCode;
import vn.motcua.core.model.ScanKind;

/**
 * Appointment slips: a bare dossier code, a text with one in it, or the address of a page about the slip such as
 * {@code https://<province portal>/apiqr/qr?id=<uuid>}. The rest of a text is dropped: it may name people.
 */
final class SlipReader {
    private static final Pattern UUID =
            Pattern.compile("[0-9A-Fa-f]{8}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{4}-[0-9A-Fa-f]{12}");
    private static final Pattern OPAQUE = Pattern.compile("[0-9A-Fa-f]{16,64}");
    private static final Pattern ADDRESS =
            Pattern.compile("(?<![\\p{L}\\p{N}])https?://[^\\s<>\"'()\\[\\],;]{4,}+", Pattern.CASE_INSENSITIVE);
    // Right behind a letter or digit: no parameter holds an address like that.
    private static final Pattern SECOND_ADDRESS =
            Pattern.compile("(?<=[0-9A-Za-z])https?://", Pattern.CASE_INSENSITIVE);
    private static final Pattern PERSON_NUMBER = Pattern.compile("[0-9]{9}");
    private static final List<String> ID_PARAMETERS = List.of("id", "code", "ma", "mahoso", "sohoso");

    private SlipReader() {}

    /** An address with a dossier code in it, or with an opaque id at a government host or on a look-up path. */
    static @Nullable Scan readAddress(String text) {
        WebAddress whole = WebAddress.parse(text);
        WebAddress address = whole == null ? WebAddress.parseBare(text) : whole;
        if (address == null) return null;
        if (SECOND_ADDRESS.matcher(text).find()) return UnknownReader.glued(text);
        DossierCodes found = DossierCodes.find(address.path() + " " + String.join(" ", address.query()));
        String id = id(address);
        boolean isSlip = !found.codes().isEmpty() || id != null && (address.isGovernment() || isSlipPath(address));
        if (!isSlip) return whole == null ? null : foreign(text, address, found);
        Draft draft = new Draft(ScanKind.SLIP_URL, Confidence.LIKELY);
        if (address.hasPlainHost()) {
            // A name made of a person's number is a person's.
            if (address.hasNumberInHost()) draft.personal.text("host", address.host());
            else draft.field("host", address.host());
        }
        describe(draft, found);
        if (id != null && found.codes().isEmpty()) draft.bearer("slipId", id);
        draft.warnIf(address.isSuspicious(), ScanWarning.URL_SUSPICIOUS);
        draft.warnIf(!Letters.isAscii(text), ScanWarning.INPUT_METHOD_SUSPECTED);
        return draft.build();
    }

    /** The one address in a sentence, if it is a slip's or a ticket's. */
    static @Nullable Scan readText(String text) {
        Matcher matcher = ADDRESS.matcher(text);
        if (!matcher.find()) return null;
        String address = matcher.group().replaceFirst("[.:!?]$", "");
        if (matcher.find()) return null;
        Scan ticket = TicketCodeReader.read(address);
        if (ticket != null) return ticket;
        Scan scan = readAddress(address);
        return scan == null || scan.kind() != ScanKind.SLIP_URL ? null : scan;
    }

    /** A dossier code anywhere in the text. */
    static @Nullable Scan readCode(String text) {
        DossierCodes found = DossierCodes.find(text);
        if (found.codes().isEmpty() && DossierCodes.areGlued(text))
            return ScanClassifier.gluedOf(ScanKind.APPOINTMENT_SLIP);
        if (found.codes().isEmpty()) return null;
        boolean isBare = found.codes().get(0).value().length() == text.length();
        Draft draft = new Draft(ScanKind.APPOINTMENT_SLIP, isBare ? Confidence.CERTAIN : Confidence.LIKELY);
        describe(draft, found);
        return draft.build();
    }

    /** A slip that has its code beside the address of its own page: one slip, if nothing but slips was found and all are of one code. */
    static @Nullable Scan readOne(String text, List<Scan> found) {
        String key = found.get(0).field("dossierKey");
        boolean isOne = key != null
                && found.stream().allMatch(scan -> isSlip(scan.kind()) && key.equals(scan.field("dossierKey")));
        return isOne ? readCode(text) : null;
    }

    private static boolean isSlip(ScanKind kind) {
        return kind == ScanKind.APPOINTMENT_SLIP || kind == ScanKind.SLIP_URL;
    }

    private static void describe(Draft draft, DossierCodes found) {
        found.warnings().forEach(draft::warn);
        if (found.codes().isEmpty()) return;
        DossierCode first = found.codes().get(0);
        draft.field("dossierCode", first.value())
                .field("dossierKey", first.key())
                .field("grammar", first.isLegacy() ? "legacy" : "current")
                .field("organisation", first.organisationKey())
                .field("receivedOn", first.receivedOn().toString())
                .field("sequence", first.sequence());
        if (found.codes().size() == 1) return;
        draft.warn(ScanWarning.SEVERAL_DOSSIER_CODES);
        draft.field(
                "otherDossierCodes",
                found.codes().stream().skip(1).map(DossierCode::value).collect(Collectors.joining(" ")));
    }

    private static @Nullable String id(WebAddress address) {
        for (String name : ID_PARAMETERS) {
            String value = address.parameter(name);
            if (value != null && isOpaque(value)) return value;
        }
        String last = address.lastPathPart();
        return UUID.matcher(last).matches() ? last : null;
    }

    // A look-up by a person's name or number is not a slip's id and must not travel as one. Nor may an id that another
    // scan is glued to, which could be a card: so only forms whose letters end at F.
    private static boolean isOpaque(String value) {
        if (UUID.matcher(value).matches()) return true;
        return OPAQUE.matcher(value).matches()
                && value.chars().anyMatch(c -> c >= '0' && c <= '9')
                && !PERSON_NUMBER.matcher(value).find();
    }

    private static boolean isSlipPath(WebAddress address) {
        String path = Letters.upper(address.path()).replace("-", "");
        return path.contains("/APIQR/") || path.contains("HOSO") || path.contains("TRACUU");
    }

    private static Scan foreign(String text, WebAddress address, DossierCodes found) {
        Draft draft = new Draft(ScanKind.UNKNOWN, Confidence.LIKELY).field("looksLike", "url");
        found.warnings().forEach(draft::warn);
        draft.personal.text("text", text);
        return draft.warn(ScanWarning.URL_FOREIGN)
                .warnIf(address.isSuspicious(), ScanWarning.URL_SUSPICIOUS)
                .warnIf(!Letters.isAscii(text), ScanWarning.INPUT_METHOD_SUSPECTED)
                .build();
    }
}
