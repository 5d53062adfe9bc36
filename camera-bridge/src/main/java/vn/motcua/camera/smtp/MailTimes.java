package vn.motcua.camera.smtp;

import java.time.DateTimeException;
import java.time.LocalDateTime;
import java.time.OffsetDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import vn.motcua.camera.source.DeviceTime;

/** Times as mails write them. Pure; any thread. */
final class MailTimes {
    private static final int LENGTH_MAX = 60;
    private static final Pattern PARTS = Pattern.compile(
            "([0-9]{1,4})[-/.]([0-9]{1,2})[-/.]([0-9]{1,4})[ ,T]{1,3}([0-9]{1,2}):([0-9]{2}):([0-9]{2})(?:\\.[0-9]{1,9})?");
    private static final Pattern COMMENT = Pattern.compile("\\([^()]{0,20}\\)$");

    private MailTimes() {}

    /**
     * Year first or last; of the other two the day first, as in Viet Nam, unless the note says another order or it can only be a month.
     *
     * @param note such as {@code (M/D/Y H:M:S)}
     */
    static Optional<DeviceTime> local(String text, String note, ZoneId zone) {
        if (text.length() > LENGTH_MAX) return Optional.empty();
        Optional<DeviceTime> plain = DeviceTime.read(text.replace(',', ' '), zone);
        if (plain.isPresent()) return plain;
        Matcher parts = PARTS.matcher(text.strip());
        if (!parts.lookingAt()) return Optional.empty();
        int first = Integer.parseInt(parts.group(1));
        int second = Integer.parseInt(parts.group(2));
        int third = Integer.parseInt(parts.group(3));
        boolean isYearFirst = parts.group(1).length() == 4;
        boolean isMonthFirst = note.contains("M/D") || second > 12;
        int year = isYearFirst ? first : third;
        int month = isYearFirst ? second : isMonthFirst ? first : second;
        int day = isYearFirst ? third : isMonthFirst ? second : first;
        try {
            LocalDateTime at = LocalDateTime.of(
                    year,
                    month,
                    day,
                    Integer.parseInt(parts.group(4)),
                    Integer.parseInt(parts.group(5)),
                    Integer.parseInt(parts.group(6)));
            return Optional.of(new DeviceTime(at.atZone(zone).toInstant(), false));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** Header {@code Date}. */
    static Optional<DeviceTime> header(String text) {
        if (text.isEmpty() || text.length() > LENGTH_MAX) return Optional.empty();
        try {
            String plain = COMMENT.matcher(text.strip()).replaceFirst("").strip();
            return Optional.of(new DeviceTime(
                    OffsetDateTime.parse(plain, DateTimeFormatter.RFC_1123_DATE_TIME)
                            .toInstant(),
                    true));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }

    /** {@code yyyyMMddHHmmss}, as in names of files. */
    static Optional<DeviceTime> digits(String text, ZoneId zone) {
        try {
            LocalDateTime at = LocalDateTime.parse(text, DateTimeFormatter.ofPattern("uuuuMMddHHmmss"));
            return Optional.of(new DeviceTime(at.atZone(zone).toInstant(), false));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
