package vn.motcua.camera.source;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDateTime;
import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.time.format.DateTimeFormatterBuilder;
import java.time.temporal.ChronoField;
import java.time.temporal.TemporalAccessor;
import java.util.Optional;

/**
 * A point of time as a device says it.
 *
 * @param at by its clock
 * @param hasZone false when it was read in the site's zone
 */
public record DeviceTime(Instant at, boolean hasZone) {
    private static final int LENGTH_MAX = 40;
    private static final DateTimeFormatter FORM = new DateTimeFormatterBuilder()
            .appendPattern("yyyy-M-d")
            .appendPattern("['T'][ ]")
            .appendPattern("H:mm:ss")
            .optionalStart()
            .appendFraction(ChronoField.NANO_OF_SECOND, 0, 9, true)
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HH:MM", "Z")
            .optionalEnd()
            .optionalStart()
            .appendOffset("+HHMM", "Z")
            .optionalEnd()
            .toFormatter(java.util.Locale.ROOT);

    /**
     * Of date and time with or without an offset; empty if it is neither.
     *
     * @param zone for a time without an offset
     */
    public static Optional<DeviceTime> read(String text, ZoneId zone) {
        String plain = text.strip();
        if (plain.isEmpty() || plain.length() > LENGTH_MAX) return Optional.empty();
        try {
            TemporalAccessor read = FORM.parse(plain);
            return Optional.of(
                    read.isSupported(ChronoField.OFFSET_SECONDS)
                            ? new DeviceTime(Instant.from(read), true)
                            : new DeviceTime(
                                    LocalDateTime.from(read).atZone(zone).toInstant(), false));
        } catch (DateTimeException e) {
            return Optional.empty();
        }
    }
}
