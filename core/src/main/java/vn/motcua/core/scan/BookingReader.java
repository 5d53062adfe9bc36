package vn.motcua.core.scan;

import java.text.Normalizer;
import java.util.LinkedHashSet;
import java.util.Set;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.ScanKind;

/**
 * A booking made beforehand: eight letters and digits, both present, with a hyphen in the middle such as {@code ABCD-2345}; without
 * one only four letters before four digits, a shape that other texts have too. In a sentence only behind words that speak of a
 * booking.
 */
final class BookingReader {
    private static final int HALF = 4;
    private static final Pattern WORDS =
            Pattern.compile("DAT (?:LICH|HEN|CHO)|LICH HEN|MA HEN|SO HEN|BOOKING|APPOINTMENT|RESERVATION");
    private static final Pattern IN_TEXT = Pattern.compile(
            "(?<![\\p{L}\\p{N}.-])([A-Za-z0-9]{4} ?- ?[A-Za-z0-9]{4})(?![\\p{L}\\p{N}-])(?!\\.[\\p{L}\\p{N}])");

    // A time range such as 9h00-9h30 has the shape of a code and stands beside every booking.
    private static final Pattern TIME = Pattern.compile("[0-9][HhGg][0-9]{2}");

    private BookingReader() {}

    static @Nullable Scan read(String text) {
        String plain = DossierCodes.withPlainHyphens(text).replace(" - ", "-");
        String upper = Letters.upper(plain);
        if (areSeveral(upper)) return ScanClassifier.gluedOf(ScanKind.BOOKING_CODE);
        boolean isDivided = upper.length() == 2 * HALF + 1 && upper.charAt(HALF) == '-';
        String code = isDivided ? upper.substring(0, HALF) + upper.substring(HALF + 1) : upper;
        if (!(isDivided ? isCode(upper) : isLettersThenDigits(code))) return null;
        return booking(code.substring(0, HALF) + "-" + code.substring(HALF), isDivided, !upper.equals(plain));
    }

    /** A code somewhere behind words such as {@code Mã đặt lịch}; of different codes none. */
    static @Nullable Scan readText(String text) {
        String plain = DossierCodes.withPlainHyphens(text);
        int from = endOfWords(plain);
        if (from < 0) return null;
        Set<String> codes = new LinkedHashSet<>();
        Matcher matcher = IN_TEXT.matcher(plain);
        for (int at = from; matcher.find(at); at = matcher.end()) {
            String code = matcher.group(1).replace(" ", "");
            if (isCode(code)) codes.add(code);
        }
        if (codes.isEmpty()) return null;
        if (codes.size() > 1) return ScanClassifier.gluedOf(ScanKind.BOOKING_CODE);
        String code = codes.iterator().next();
        return booking(Letters.upper(code), true, !code.equals(Letters.upper(code)));
    }

    // Whole codes with nothing between.
    private static boolean areSeveral(String text) {
        int length = 2 * HALF + 1;
        if (text.length() < 2 * length || text.length() % length != 0) return false;
        for (int at = 0; at < text.length(); at += length) {
            if (text.charAt(at + HALF) != '-' || !isCode(text.substring(at, at + length))) return false;
        }
        return true;
    }

    private static Scan booking(String code, boolean isDivided, boolean isCaseChanged) {
        return new Draft(ScanKind.BOOKING_CODE, isDivided ? Confidence.LIKELY : Confidence.GUESS)
                .bearer("bookingCode", code)
                .warnIf(isCaseChanged, ScanWarning.CASE_CHANGED)
                .build();
    }

    // Searched without marks and case, letter by letter, so that places in both texts are the same.
    private static int endOfWords(String text) {
        StringBuilder bare = new StringBuilder(text.length());
        for (int i = 0; i < text.length(); i++) {
            String letter = Normalizer.normalize(text.substring(i, i + 1), Normalizer.Form.NFD);
            char c = letter.charAt(0);
            bare.append(c == 'đ' || c == 'Đ' ? 'D' : c >= 'a' && c <= 'z' ? (char) (c - 'a' + 'A') : c);
        }
        Matcher words = WORDS.matcher(bare);
        return words.find() ? words.end() : -1;
    }

    private static boolean isCode(String divided) {
        String first = divided.substring(0, HALF);
        String second = divided.substring(HALF + 1);
        boolean isTimeRange =
                TIME.matcher(first).matches() && TIME.matcher(second).matches();
        return !isTimeRange && isMixed(first + second);
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
