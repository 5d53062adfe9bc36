package vn.motcua.core.scan;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.ScanKind;

/**
 * Tells scans apart. Where a text could be of two kinds the earlier of this list wins: ticket code, payment code, machine-readable
 * zone, health-insurance card, citizen card, slip address, appointment slip (a dossier code anywhere), twelve bare digits, booking
 * code, unknown. What proves itself (check letter, checksum, check digits) comes before what only looks alike.
 */
public final class ScanClassifier {
    /** Longer scans are not looked at: the largest QR code holds less. */
    public static final int MAX_BYTES = 4_096;

    private static final List<ScanReader> WHOLE_TEXT =
            List.of(TicketCodeReader::read, PaymentReader::read, MrzReader::read);
    private static final List<ScanReader> LINE = List.of(
            TicketCodeReader::read,
            PaymentReader::read,
            HealthCardReader::read,
            CitizenCardReader::read,
            SlipReader::readAddress,
            SlipReader::readCode);
    private static final List<ScanReader> LONE_LINE = List.of(CitizenCardReader::readNumberOnly, BookingReader::read);

    private ScanClassifier() {}

    /** Any bytes up to the last of one scan; bad UTF-8 is a warning. */
    public static Scan classify(byte[] raw) {
        if (raw.length > MAX_BYTES) return tooLong();
        return classify(new String(raw, StandardCharsets.UTF_8));
    }

    /** Any text of one scan, terminators included or not. Never throws. */
    public static Scan classify(String raw) {
        if (raw.length() > MAX_BYTES || raw.getBytes(StandardCharsets.UTF_8).length > MAX_BYTES) return tooLong();
        ScanText read = ScanText.of(raw);
        Scan found = read.text().isEmpty() ? empty() : lookAt(read);
        Set<ScanWarning> warnings = new LinkedHashSet<>(read.warnings());
        warnings.addAll(found.warnings());
        return new Scan(
                found.kind(),
                found.fields(),
                found.bearer(),
                found.personal(),
                warnings,
                found.confidence(),
                read.symbology());
    }

    private static Scan lookAt(ScanText read) {
        String text = read.text();
        Scan whole = first(WHOLE_TEXT, text);
        if (whole != null) return whole;
        List<String> lines =
                text.lines().filter(line -> !line.isBlank()).map(String::strip).toList();
        if (lines.size() > 1) return ofLines(text, lines);
        Scan line = first(LINE, text);
        if (line != null) return line;
        Scan product = ProductReader.read(text, read.symbology());
        if (product != null) return product;
        Scan lone = first(LONE_LINE, text);
        return lone != null ? lone : UnknownReader.read(text);
    }

    /* Several lines are the text of one slip, or scans that a framing error glued together. One kind of content is read; of
     * different contents none is picked, because the wrong person's would be as likely as the right one's. */
    private static Scan ofLines(String text, List<String> lines) {
        List<Scan> found = new ArrayList<>();
        for (String line : lines) {
            Scan scan = first(LINE, line);
            if (scan != null) found.add(scan);
        }
        if (found.isEmpty()) return UnknownReader.read(text);
        if (found.size() == 1) return ofOne(text, lines, found.get(0));
        if (found.stream().allMatch(scan -> scan.kind() == ScanKind.APPOINTMENT_SLIP)) {
            Scan slip = SlipReader.readCode(text);
            if (slip != null) return slip;
        }
        if (found.stream().distinct().count() == 1) return with(found.get(0), ScanWarning.GLUED);
        ScanKind kind = found.get(0).kind();
        boolean isOneKind = found.stream().allMatch(scan -> scan.kind() == kind);
        return isOneKind ? gluedOf(kind) : UnknownReader.glued(text);
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
