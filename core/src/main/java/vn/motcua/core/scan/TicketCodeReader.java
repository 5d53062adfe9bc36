package vn.motcua.core.scan;

import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.ScanKind;
import vn.motcua.core.model.TicketCode;

/**
 * The code of a queue ticket: the last part of {@code <publicUrl>/t/<code>}, or bare. Its check letter proves it, so a changed case
 * or a host name that an input method mangled does no harm; with a wrong check letter there is no code.
 */
final class TicketCodeReader {
    private static final String PATH = "/t/";
    private static final String SCHEME = "://";
    private static final int LONGEST_SCHEME = 8;
    private static final int LENGTH = 19;
    private static final int SLACK = 2;
    // Fewer signs are a slip of the reader.
    private static final int SHORTEST_OTHER_SCAN = 8;

    private TicketCodeReader() {}

    static @Nullable Scan read(String text) {
        int at = text.lastIndexOf(PATH);
        boolean isAddress = at >= 0 && text.indexOf(' ') < 0 && text.indexOf('\n') < 0;
        String part = isAddress ? withoutTail(text.substring(at + PATH.length())) : withoutGaps(text);
        if (isAddress && isLikeCode(part) && isGlued(text)) return ofGlued(text);
        if (!isAddress && isOfAlphabet(Letters.upper(part)) && part.length() >= 2 * LENGTH - SLACK)
            return ofSeveral(part);
        String letters = Letters.upper(part);
        if (!isNear(letters)) return isWithAnother(part) ? UnknownReader.glued(text) : null;
        boolean isRight = TicketCode.isValid(letters);
        Draft draft = new Draft(ScanKind.TICKET_CODE, isRight ? Confidence.CERTAIN : Confidence.LIKELY);
        draft.field("form", isAddress ? "url" : "bare");
        if (isRight) draft.bearer("ticketCode", letters);
        return draft.warnIf(!isRight, ScanWarning.CHECK_LETTER_WRONG)
                .warnIf(!part.startsWith(letters), ScanWarning.CASE_CHANGED)
                .warnIf(isAddress && !Letters.isAscii(text), ScanWarning.INPUT_METHOD_SUSPECTED)
                .build();
    }

    // Nearly all of the alphabet, nearly the length: a code that was read or typed wrongly.
    private static boolean isNear(String letters) {
        if (letters.length() < LENGTH - SLACK || letters.length() > LENGTH + SLACK) return false;
        int others = 0;
        for (int i = 0; i < letters.length(); i++) {
            char c = letters.charAt(i);
            if (!Letters.isAsciiLetter(c) && !Letters.isDigit(c)) return false;
            if (TicketCode.ALPHABET.indexOf(c) < 0) others++;
        }
        return others <= SLACK;
    }

    /* A code that its check letter proves, and right before or behind it what no code has. */
    private static boolean isWithAnother(String part) {
        int rest = part.length() - LENGTH;
        return rest >= SHORTEST_OTHER_SCAN
                && part.chars().noneMatch(Character::isWhitespace)
                && (TicketCode.isValid(part.substring(0, LENGTH)) || TicketCode.isValid(part.substring(rest)));
    }

    // Read aloud and typed in groups.
    private static String withoutGaps(String text) {
        String plain = text.replace(" ", "").replace("\n", "");
        return isOfAlphabet(Letters.upper(plain)) ? plain : text;
    }

    private static @Nullable Scan ofSeveral(String letters) {
        boolean isTwice = letters.length() == 2 * LENGTH && letters.regionMatches(LENGTH, letters, 0, LENGTH);
        if (!isTwice) return ScanClassifier.gluedOf(ScanKind.TICKET_CODE);
        Scan one = read(letters.substring(LENGTH));
        return one == null ? null : ScanClassifier.with(one, ScanWarning.GLUED);
    }

    private static boolean isLikeCode(String part) {
        return isNear(Letters.upper(part));
    }

    // Something stands before the scheme of the last address: another scan.
    private static boolean isGlued(String text) {
        return text.lastIndexOf(SCHEME) > LONGEST_SCHEME;
    }

    /* One ticket read twice is that ticket; of two tickets, or of a ticket and something else, none is picked. */
    private static Scan ofGlued(String text) {
        int half = text.length() / 2;
        if (text.length() % 2 == 0 && text.regionMatches(half, text, 0, half)) {
            Scan one = read(text.substring(half));
            if (one != null) return ScanClassifier.with(one, ScanWarning.GLUED);
        }
        boolean isTickets = text.indexOf(PATH) != text.lastIndexOf(PATH);
        return isTickets ? ScanClassifier.gluedOf(ScanKind.TICKET_CODE) : UnknownReader.glued(text);
    }

    private static String withoutTail(String part) {
        for (int i = 0; i < part.length(); i++) if ("?#/&".indexOf(part.charAt(i)) >= 0) return part.substring(0, i);
        return part;
    }

    private static boolean isOfAlphabet(String letters) {
        for (int i = 0; i < letters.length(); i++) if (TicketCode.ALPHABET.indexOf(letters.charAt(i)) < 0) return false;
        return true;
    }
}
