package vn.motcua.core.scan;

import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.ScanKind;

/**
 * A booking made beforehand: eight letters and digits, both present, with a hyphen in the middle such as {@code ABCD-2345}; without
 * one only four letters before four digits, a shape that other texts have too.
 */
final class BookingReader {
    private static final int HALF = 4;

    private BookingReader() {}

    static @Nullable Scan read(String text) {
        String upper = Letters.upper(text);
        boolean isDivided = upper.length() == 2 * HALF + 1 && upper.charAt(HALF) == '-';
        String code = isDivided ? upper.substring(0, HALF) + upper.substring(HALF + 1) : upper;
        if (!(isDivided ? isMixed(code) : isLettersThenDigits(code))) return null;
        return new Draft(ScanKind.BOOKING_CODE, isDivided ? Confidence.LIKELY : Confidence.GUESS)
                .bearer("bookingCode", code.substring(0, HALF) + "-" + code.substring(HALF))
                .warnIf(!upper.equals(text), ScanWarning.CASE_CHANGED)
                .build();
    }

    private static boolean isMixed(String code) {
        int letters = 0;
        int digits = 0;
        for (int i = 0; i < code.length(); i++) {
            if (Letters.isAsciiLetter(code.charAt(i))) letters++;
            if (Letters.isDigit(code.charAt(i))) digits++;
        }
        return letters > 0 && digits > 0 && letters + digits == code.length();
    }

    private static boolean isLettersThenDigits(String code) {
        if (code.length() != 2 * HALF) return false;
        for (int i = 0; i < code.length(); i++) {
            boolean fits = i < HALF ? Letters.isAsciiLetter(code.charAt(i)) : Letters.isDigit(code.charAt(i));
            if (!fits) return false;
        }
        return true;
    }
}
