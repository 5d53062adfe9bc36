package vn.motcua.core.config;

import java.time.Duration;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** Spans of time as an administrator writes them: {@code 400ms}, {@code 2s}, {@code 5min}, {@code 1h}, {@code 7d}. Pure. */
final class Durations {
    private static final Pattern TEXT = Pattern.compile("(\\d{1,9})\\s*(ms|s|min|h|d)");

    private Durations() {}

    /** @throws IllegalArgumentException or DateTimeParseException if the text is no duration */
    static Duration parse(String text) {
        if (text.startsWith("P")) return Duration.parse(text);
        Matcher match = TEXT.matcher(text);
        if (!match.matches()) throw new IllegalArgumentException(text);
        long amount = Long.parseLong(match.group(1));
        return switch (match.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "min" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    /** In the largest unit that says it without a fraction. */
    static String text(Duration span) {
        long millis = span.toMillis();
        if (millis == 0 || millis % 1_000 != 0) return millis + "ms";
        long seconds = span.toSeconds();
        if (seconds % 86_400 == 0) return seconds / 86_400 + "d";
        if (seconds % 3_600 == 0) return seconds / 3_600 + "h";
        return seconds % 60 == 0 ? seconds / 60 + "min" : seconds + "s";
    }
}
