package vn.motcua.core.scan;

import java.time.DateTimeException;
import java.time.LocalDate;
import java.time.Year;
import org.jspecify.annotations.Nullable;

/** Dates as cards write them. A date that is no day between 1880 and 2120 is none. */
final class CardDates {
    private static final int FIRST_YEAR = 1880;
    private static final int LAST_YEAR = 2120;

    private CardDates() {}

    /** {@code ddMMyyyy}, or the same with {@code /}, {@code -} or {@code .} between. */
    static @Nullable LocalDate day(String text) {
        String digits = withoutSeparators(text);
        if (!Letters.areDigits(digits, 8)) return null;
        return of(number(digits, 4, 8), number(digits, 2, 4), number(digits, 0, 2));
    }

    /** {@code yyyy} or {@code 0000yyyy}: cards of people whose day of birth nobody wrote down. */
    static @Nullable Year yearOnly(String text) {
        String digits = withoutSeparators(text);
        boolean isYear = Letters.areDigits(digits, 4) || Letters.areDigits(digits, 8) && digits.startsWith("0000");
        if (!isYear) return null;
        int year = number(digits, digits.length() - 4, digits.length());
        return year < FIRST_YEAR || year > LAST_YEAR ? null : Year.of(year);
    }

    static @Nullable LocalDate of(int year, int month, int day) {
        if (year < FIRST_YEAR || year > LAST_YEAR) return null;
        try {
            return LocalDate.of(year, month, day);
        } catch (DateTimeException noSuchDay) {
            return null;
        }
    }

    static int number(String digits, int from, int to) {
        return Integer.parseInt(digits, from, to, 10);
    }

    private static String withoutSeparators(String text) {
        if (text.length() != 10) return text;
        char separator = text.charAt(2);
        boolean isDate = (separator == '/' || separator == '-' || separator == '.') && text.charAt(5) == separator;
        return isDate ? text.substring(0, 2) + text.substring(3, 5) + text.substring(6) : text;
    }
}
