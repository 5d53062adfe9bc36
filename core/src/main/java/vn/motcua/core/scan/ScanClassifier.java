package vn.motcua.core.scan;

import java.nio.charset.StandardCharsets;
import java.time.LocalDate;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.ScanKind;

/**
 * Tells scans apart. Where a text could be of two kinds the earlier of this list wins: ticket code, payment code, machine-readable
 * zone, booking code of a Motcua, health-insurance card, citizen card, slip address, appointment slip (a dossier code anywhere), twelve bare digits, booking
 * code, unknown. What proves itself (check letter, checksum, check digits) comes before what only looks alike.
 */
public final class ScanClassifier {
    /** Longer scans are not looked at: the largest QR code holds less. */
    public static final int MAX_BYTES = 4_096;

    private static final List<ScanReader> WHOLE_TEXT =
            List.of(TicketCodeReader::read, PaymentReader::read, MrzReader::read);
    private static final List<ScanReader> LINE = List.of(
            TicketCodeReader::read,
            BookingCodeReader::read,
            PaymentReader::read,
            HealthCardReader::read,
            CitizenCardReader::read,
            SlipReader::readAddress,
            SlipReader::readCode);
    private static final List<ScanReader> LONE_LINE = List.of(CitizenCardReader::readNumberOnly, BookingReader::read);
    /** What holds something known among other words, or nearly. */
    private static final List<ScanReader> LAST =
            List.of(BookingReader::readText, SlipReader::readText, MrzReader::readPart);

    /** A field was left out, so that the card's grammar is not met; checksums prove zones whatever one field holds. */
    private static final Set<ScanWarning> LEFT_OUT = EnumSet.of(
            ScanWarning.ID_NUMBER_BAD,
            ScanWarning.OLD_NUMBER_BAD,
            ScanWarning.NAME_BAD,
            ScanWarning.ADDRESS_BAD,
            ScanWarning.SEX_UNKNOWN,
            ScanWarning.BIRTH_DATE_BAD,
            ScanWarning.ISSUE_DATE_BAD,
            ScanWarning.VALIDITY_BAD,
            ScanWarning.TREATMENT_PLACE_BAD,
            ScanWarning.CARD_NUMBER_BAD,
            ScanWarning.HEX_BAD,
            ScanWarning.TRUNCATED,
            ScanWarning.TLV_BROKEN,
            ScanWarning.AMOUNT_BAD,
            ScanWarning.CURRENCY_BAD,
            ScanWarning.COUNTRY_BAD,
            ScanWarning.BANK_BAD,
            ScanWarning.ACCOUNT_BAD);

    private static final int MOST_REPEATS = 5;
    private static final int MOST_WORDS = 8;

    private ScanClassifier() {}

    /** Any bytes up to the last of one scan; bad UTF-8 is a warning. The date as in {@link #classify(String, LocalDate)}. */
    public static Scan classify(byte[] raw, @Nullable LocalDate today) {
        if (raw.length > MAX_BYTES) return tooLong();
        return classify(new String(raw, StandardCharsets.UTF_8), today);
    }

    /**
     * Any text of one scan, terminators included or not. Never throws.
     *
     * @param today the day at the site: days after it are no dates of birth or issue. Null while nobody can say which day it is;
     *     then no date is held against a scan for lying in the future
     */
    public static Scan classify(String raw, @Nullable LocalDate today) {
        if (raw.length() > MAX_BYTES || raw.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) return tooLong();
        ScanText read = ScanText.of(raw);
        Scan found = read.text().isEmpty() ? empty() : ScanDates.judge(lookAt(read), today);
        Set<ScanWarning> warnings = new LinkedHashSet<>(read.warnings());
        warnings.addAll(found.warnings());
        boolean isLess = found.kind() != ScanKind.MRZ && !Collections.disjoint(warnings, LEFT_OUT);
        return new Scan(
                found.kind(),
                found.fields(),
                found.bearer(),
                found.personal(),
                warnings,
                isLess ? ScanDates.atMostLikely(found.confidence()) : found.confidence(),
                read.symbology());
    }

    private static Scan lookAt(ScanText read) {
        String text = read.text();
        String one = repeated(text);
        Scan once = one == null ? null : lookAtOne(one, read.symbology());
        return once == null || once.kind() == ScanKind.UNKNOWN
                ? lookAtOne(text, read.symbology())
                : with(once, ScanWarning.GLUED);
    }

    private static Scan lookAtOne(String text, @Nullable String symbology) {
        Scan whole = first(WHOLE_TEXT, text);
        if (whole != null) return whole;
        List<String> lines =
                text.lines().filter(line -> !line.isBlank()).map(String::strip).toList();
        if (lines.size() > 1) return ofLines(text, lines);
        Scan several = ofWords(text);
        if (several != null) return several;
        Scan line = first(LINE, text);
        if (line != null) return line;
        Scan product = ProductReader.read(text, symbology);
        if (product != null) return product;
        Scan lone = first(LONE_LINE, text);
        return lone != null ? lone : ofRest(text);
    }

    private static Scan ofRest(String text) {
        Scan scan = first(LAST, text);
        return scan != null ? scan : UnknownReader.read(text);
    }

    /** What the text is several times over, with nothing, a blank or a line end between; null if it is not. */
    private static @Nullable String repeated(String text) {
        for (int times = MOST_REPEATS; times >= 2; times--)
            for (int between = 0; between <= 1; between++) {
                int step = (text.length() + between) / times;
                boolean isWhole = step > between && step * times == text.length() + between;
                boolean isBlank = between == 0 || isWhole && Character.isWhitespace(text.charAt(step - 1));
                if (isWhole && isBlank && text.regionMatches(step, text, 0, text.length() - step))
                    return text.substring(0, step - between).strip();
            }
        return null;
    }

    /* Several lines are the text of one slip, or scans that a framing error glued together. One kind of content is read; of
     * different contents none is picked, because the wrong person's would be as likely as the right one's. */
    private static Scan ofLines(String text, List<String> lines) {
        List<Scan> found = all(LINE, lines);
        if (found.isEmpty()) {
            List<Scan> lone = all(LONE_LINE, lines);
            return lone.size() == lines.size() ? ofSeveral(text, lone) : ofRest(text);
        }
        if (found.size() == 1) return ofOne(text, lines, found.get(0));
        if (found.stream().allMatch(scan -> scan.kind() == ScanKind.APPOINTMENT_SLIP)) {
            Scan slip = SlipReader.readCode(text);
            if (slip != null) return slip;
        }
        return ofSeveral(text, found);
    }

    /* Words of which each is a scan by itself came from a scanner with a blank for a terminator. Dossier codes side by side are a
     * slip's text. */
    private static @Nullable Scan ofWords(String text) {
        List<String> words = List.of(text.split(" +", MOST_WORDS + 1));
        if (words.size() < 2 || words.size() > MOST_WORDS) return null;
        List<Scan> found = new ArrayList<>();
        for (String word : words) {
            Scan scan = first(LINE, word);
            if (scan == null) scan = first(LONE_LINE, word);
            if (scan == null) return null;
            found.add(scan);
        }
        boolean isSlip = found.stream().allMatch(scan -> scan.kind() == ScanKind.APPOINTMENT_SLIP);
        return isSlip ? null : ofSeveral(text, found);
    }

    private static Scan ofSeveral(String text, List<Scan> found) {
        if (found.stream().distinct().count() == 1) return with(found.get(0), ScanWarning.GLUED);
        Scan slip = SlipReader.readOne(text, found);
        if (slip != null) return slip;
        ScanKind kind = found.get(0).kind();
        boolean isOneKind = kind != ScanKind.UNKNOWN && found.stream().allMatch(scan -> scan.kind() == kind);
        return isOneKind ? gluedOf(kind) : UnknownReader.glued(text);
    }

    private static List<Scan> all(List<ScanReader> readers, List<String> texts) {
        List<Scan> found = new ArrayList<>();
        for (String text : texts) {
            Scan scan = first(readers, text);
            if (scan != null) found.add(scan);
        }
        return found;
    }

    /* A slip's text has lines of any sort. Beside any other find a further line is another scan, and may be another person's. */
    private static Scan ofOne(String text, List<String> lines, Scan scan) {
        if (scan.kind() == ScanKind.APPOINTMENT_SLIP) return scan;
        boolean isOthersNear = lines.stream().anyMatch(line -> first(LONE_LINE, line) != null || line.contains("<<"));
        return isOthersNear ? UnknownReader.glued(text) : with(scan, ScanWarning.GLUED);
    }

    /** Different scans of one kind: which kind is told, none of them is picked. */
    static Scan gluedOf(ScanKind kind) {
        return new Draft(kind, Confidence.LIKELY).warn(ScanWarning.GLUED).build();
    }

    private static @Nullable Scan first(List<ScanReader> readers, String text) {
        for (ScanReader reader : readers) {
            Scan scan = reader.read(text);
            if (scan != null) return scan;
        }
        return null;
    }

    static Scan with(Scan scan, ScanWarning warning) {
        Set<ScanWarning> warnings = new LinkedHashSet<>(scan.warnings());
        warnings.add(warning);
        return new Scan(
                scan.kind(),
                scan.fields(),
                scan.bearer(),
                scan.personal(),
                warnings,
                scan.confidence(),
                scan.symbology());
    }

    private static Scan empty() {
        return new Draft(ScanKind.UNKNOWN, Confidence.CERTAIN)
                .warn(ScanWarning.EMPTY)
                .build();
    }

    private static Scan tooLong() {
        return new Draft(ScanKind.UNKNOWN, Confidence.CERTAIN)
                .warn(ScanWarning.TOO_LONG)
                .build();
    }
}
