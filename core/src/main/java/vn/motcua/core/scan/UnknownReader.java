package vn.motcua.core.scan;

import java.util.regex.Pattern;
import vn.motcua.core.model.ScanKind;

/**
 * What is left: told by its look and its shape, so that a technician with an unknown card can describe it over the phone without
 * reading a person's data aloud. The text itself is treated as a person's.
 */
final class UnknownReader {
    private static final Pattern BOARDING_PASS = Pattern.compile("M[1-9][A-Z /]{20}.{30,}+", Pattern.DOTALL);
    private static final Pattern PROCEDURE = Pattern.compile("[0-9]\\.[0-9]{6}(?:\\.[0-9A-Za-z.]{1,20})?");
    private static final Pattern ENTERPRISE = Pattern.compile("[0-9]{10}-[0-9]{3}");
    private static final int LONGEST_SHAPE = 80;

    private UnknownReader() {}

    static Scan read(String text) {
        Draft draft = unknown(text);
        DossierCodes nearly = DossierCodes.find(text);
        nearly.warnings().forEach(draft::warn);
        boolean isHidden = InputMethodTraces.hidesDossierCode(text);
        boolean isOther = nearly.warnings().isEmpty() && DossierCodes.isNearly(text);
        boolean isDossier = isHidden || isOther || !nearly.warnings().isEmpty();
        return draft.field("looksLike", isDossier ? "dossierCode" : looksLike(text))
                .warnIf(isHidden, ScanWarning.INPUT_METHOD_SUSPECTED)
                .warnIf(isOther, ScanWarning.DOSSIER_CODE_BAD)
                .build();
    }

    static Scan glued(String text) {
        return unknown(text)
                .field("looksLike", "severalScans")
                .warn(ScanWarning.GLUED)
                .build();
    }

    private static Draft unknown(String text) {
        Draft draft = new Draft(ScanKind.UNKNOWN, Confidence.LIKELY).field("shape", shape(text));
        draft.personal.text("text", text);
        return draft;
    }

    private static String looksLike(String text) {
        if (text.indexOf('\uFFFD') >= 0) return "binary";
        if (text.startsWith("BEGIN:VCARD") || text.startsWith("MECARD:")) return "contact";
        if (text.startsWith("WIFI:")) return "wifi";
        if (text.startsWith("{") && text.endsWith("}")) return "json";
        if (BOARDING_PASS.matcher(text).matches()) return "boardingPass";
        if (PROCEDURE.matcher(text).matches()) return "procedureCode";
        if (ENTERPRISE.matcher(text).matches()) return "enterpriseCode";
        if (Letters.areDigits(text)) return "digits";
        if (text.indexOf('|') >= 0) return "fields";
        return text.indexOf(' ') < 0 && Letters.isAscii(text) ? "token" : "text";
    }

    /** Runs of digits with their length, runs of letters without, signs as they are: {@code d12||a a a|d8}. */
    static String shape(String text) {
        StringBuilder shape = new StringBuilder();
        for (int i = 0; i < text.length() && shape.length() < LONGEST_SHAPE; ) {
            int end = i;
            char c = text.charAt(i);
            if (Letters.isDigit(c)) {
                while (end < text.length() && Letters.isDigit(text.charAt(end))) end++;
                shape.append('d').append(end - i);
            } else if (Character.isLetter(c) || Character.isSurrogate(c) || c > 0x7F) {
                while (end < text.length() && isWord(text.charAt(end))) end++;
                shape.append('a');
            } else {
                end++;
                shape.append(c == '\n' ? ' ' : c);
            }
            i = end;
        }
        return shape.toString();
    }

    private static boolean isWord(char c) {
        return Character.isLetter(c) || c > 0x7F;
    }
}
