package vn.motcua.core.wire;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;

/**
 * {@link Instant#toString} and {@link Instant#parse} for the times of our age, several times faster: a hub reads and writes some ten
 * of them for each ticket of a backlog. Whatever is unusual goes to the originals. Any thread.
 */
public final class IsoInstant {
    private static final int SECONDS_LENGTH = "2026-11-22T01:02:03Z".length();
    private static final long DAY = 86_400;
    private static final int NANO_DIGITS = 9;
    private static final DateTimeFormatter SORTABLE =
            new DateTimeFormatterBuilder().appendInstant(NANO_DIGITS).toFormatter();
    /** Years of four digits only, 0000 aside. */
    private static final long FIRST = LocalDate.of(1, 1, 1).toEpochDay() * DAY;

    private static final long END = LocalDate.of(10_000, 1, 1).toEpochDay() * DAY;

    private IsoInstant() {}

    /** As {@link Instant#toString}: no fraction, or one of 3, 6 or 9 digits. */
    public static String text(Instant time) {
        if (!isOfOurAge(time)) return time.toString();
        int nanos = time.getNano();
        if (nanos == 0) return text(time, 0);
        if (nanos % 1_000_000 == 0) return text(time, 3);
        return text(time, nanos % 1_000 == 0 ? 6 : NANO_DIGITS);
    }

    /** Always with nine digits behind the second: such texts sort as their times do. */
    public static String sortable(Instant time) {
        return isOfOurAge(time) ? text(time, NANO_DIGITS) : SORTABLE.format(time);
    }

    private static boolean isOfOurAge(Instant time) {
        return time.getEpochSecond() >= FIRST && time.getEpochSecond() < END;
    }

    private static String text(Instant time, int digits) {
        long seconds = time.getEpochSecond();
        LocalDate day = LocalDate.ofEpochDay(Math.floorDiv(seconds, DAY));
        int second = (int) Math.floorMod(seconds, DAY);
        char[] text = new char[SECONDS_LENGTH + (digits == 0 ? 0 : digits + 1)];
        put(text, 0, 4, day.getYear());
        text[4] = '-';
        put(text, 5, 2, day.getMonthValue());
        text[7] = '-';
        put(text, 8, 2, day.getDayOfMonth());
        text[10] = 'T';
        put(text, 11, 2, second / 3_600);
        text[13] = ':';
        put(text, 14, 2, second / 60 % 60);
        text[16] = ':';
        put(text, 17, 2, second % 60);
        if (digits > 0) {
            text[19] = '.';
            int nanos = time.getNano();
            for (int more = digits; more < NANO_DIGITS; more++) nanos /= 10;
            put(text, 20, digits, nanos);
        }
        text[text.length - 1] = 'Z';
        return new String(text);
    }

    private static void put(char[] text, int at, int digits, int value) {
        int rest = value;
        for (int i = at + digits - 1; i >= at; i--) {
            text[i] = (char) ('0' + rest % 10);
            rest /= 10;
        }
    }

    /** @throws DateTimeException if the text is no ISO-8601 UTC time */
    public static Instant parse(String text) {
        int length = text.length();
        boolean isUsual = length >= SECONDS_LENGTH
                && length <= SECONDS_LENGTH + 1 + NANO_DIGITS
                && length != SECONDS_LENGTH + 1
                && text.charAt(length - 1) == 'Z'
                && text.charAt(4) == '-'
                && text.charAt(7) == '-'
                && text.charAt(10) == 'T'
                && text.charAt(13) == ':'
                && text.charAt(16) == ':'
                && (length == SECONDS_LENGTH || text.charAt(19) == '.');
        return isUsual ? usual(text, length) : Instant.parse(text);
    }

    private static Instant usual(String text, int length) {
        int year = number(text, 0, 4);
        int month = number(text, 5, 7);
        int day = number(text, 8, 10);
        int hour = number(text, 11, 13);
        int minute = number(text, 14, 16);
        int second = number(text, 17, 19);
        int nanos = length == SECONDS_LENGTH ? 0 : number(text, 20, length - 1);
        boolean isStrange = (year | month | day | hour | minute | second | nanos) < 0;
        // A leap second or 24:00 is for the original to judge.
        if (isStrange || hour > 23 || minute > 59 || second > 59) return Instant.parse(text);
        if (length > SECONDS_LENGTH) for (int i = length - 1; i < SECONDS_LENGTH + NANO_DIGITS; i++) nanos *= 10;
        long seconds = LocalDate.of(year, month, day).toEpochDay() * DAY + hour * 3_600L + minute * 60L + second;
        return Instant.ofEpochSecond(seconds, nanos);
    }

    /** Negative if there is anything but digits. */
    private static int number(String text, int from, int to) {
        int number = 0;
        for (int i = from; i < to; i++) {
            int digit = text.charAt(i) - '0';
            if (digit < 0 || digit > 9) return -1;
            number = number * 10 + digit;
        }
        return number;
    }
}
