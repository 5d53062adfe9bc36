package vn.motcua.core.scan;

import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.BookingCode;
import vn.motcua.core.model.ScanKind;
import vn.motcua.core.model.TicketCode;

/**
 * The code of a booking made on the hub: the last part of {@code <publicUrl>/b/<code>}, or twelve letters, in groups or not. Its
 * check letter proves it; with a wrong one there is no code. Other systems' bookings are {@link BookingReader}'s.
 */
final class BookingCodeReader {
    private static final String PATH = "/b/";
    private static final String SCHEME = "://";
    private static final int LONGEST_SCHEME = 8;

    private BookingCodeReader() {}

    static @Nullable Scan read(String text) {
        int at = text.lastIndexOf(PATH);
        boolean isAddress = at >= 0 && text.indexOf(' ') < 0 && text.indexOf('\n') < 0;
        if (isAddress && text.lastIndexOf(SCHEME) > LONGEST_SCHEME) return null;
        String part = isAddress ? firstPart(text.substring(at + PATH.length())) : text;
        String letters = Letters.upper(withoutGaps(part));
        if (!isOfAlphabet(letters)) return null;
        boolean isRight = BookingCode.isValid(letters);
        Draft draft = new Draft(ScanKind.BOOKING_CODE, isRight ? Confidence.CERTAIN : Confidence.LIKELY);
        draft.field("form", isAddress ? "url" : "bare");
        if (isRight) draft.bearer("bookingCode", letters);
        return draft.warnIf(!isRight, ScanWarning.CHECK_LETTER_WRONG)
                .warnIf(!withoutGaps(part).equals(letters), ScanWarning.CASE_CHANGED)
                .warnIf(isAddress && !Letters.isAscii(text), ScanWarning.INPUT_METHOD_SUSPECTED)
                .build();
    }

    private static boolean isOfAlphabet(String letters) {
        if (letters.length() != BookingCode.LENGTH) return false;
        for (int i = 0; i < letters.length(); i++) if (TicketCode.ALPHABET.indexOf(letters.charAt(i)) < 0) return false;
        return true;
    }

    private static String withoutGaps(String text) {
        return DossierCodes.withPlainHyphens(text).replace(" ", "").replace("-", "");
    }

    private static String firstPart(String part) {
        for (int i = 0; i < part.length(); i++) if ("?#/&".indexOf(part.charAt(i)) >= 0) return part.substring(0, i);
        return part;
    }
}
