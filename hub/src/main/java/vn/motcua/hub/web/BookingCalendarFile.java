package vn.motcua.hub.web;

import java.nio.charset.StandardCharsets;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.List;

/** One event for a phone's calendar (RFC 5545): lines end with CRLF and are at most 75 bytes, longer ones go on behind a blank. Pure. */
final class BookingCalendarFile {
    static final String TYPE = "text/calendar; charset=utf-8";
    private static final int LINE_BYTES = 75;
    private static final DateTimeFormatter STAMP =
            DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss'Z'").withZone(ZoneOffset.UTC);

    private BookingCalendarFile() {}

    /**
     * What happens when, and where.
     *
     * @param uid the same for a booking that was moved, so that a calendar moves it too
     * @param sequence higher each time it was written anew
     */
    record Entry(
            String uid,
            long sequence,
            Instant startsAt,
            Instant endsAt,
            Instant now,
            String title,
            String place,
            String words,
            String url) {}

    static String of(Entry entry) {
        List<String> lines = List.of(
                "BEGIN:VCALENDAR",
                "VERSION:2.0",
                "PRODID:-//Motcua//Bookings//VI",
                "METHOD:PUBLISH",
                "BEGIN:VEVENT",
                "UID:" + entry.uid(),
                "SEQUENCE:" + entry.sequence(),
                "DTSTAMP:" + STAMP.format(entry.now()),
                "DTSTART:" + STAMP.format(entry.startsAt()),
                "DTEND:" + STAMP.format(entry.endsAt()),
                "SUMMARY:" + escaped(entry.title()),
                "LOCATION:" + escaped(entry.place()),
                "DESCRIPTION:" + escaped(entry.words()),
                "URL:" + entry.url(),
                "BEGIN:VALARM",
                "ACTION:DISPLAY",
                "DESCRIPTION:" + escaped(entry.title()),
                "TRIGGER:-PT1H",
                "END:VALARM",
                "END:VEVENT",
                "END:VCALENDAR");
        StringBuilder file = new StringBuilder();
        for (String line : lines) fold(line, file);
        return file.toString();
    }

    private static String escaped(String text) {
        return text.replace("\\", "\\\\")
                .replace(";", "\\;")
                .replace(",", "\\,")
                .replace("\n", "\\n");
    }

    /** Between characters, never within one. */
    private static void fold(String line, StringBuilder file) {
        int bytes = 0;
        for (int at = 0; at < line.length(); at += Character.charCount(line.codePointAt(at))) {
            String one = Character.toString(line.codePointAt(at));
            int size = one.getBytes(StandardCharsets.UTF_8).length;
            if (bytes + size > LINE_BYTES) {
                file.append("\r\n ");
                bytes = 1;
            }
            file.append(one);
            bytes += size;
        }
        file.append("\r\n");
    }
}
