package vn.motcua.hub.booking.reminder;

import java.net.URI;
import java.time.Duration;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * Where reminders go, as {@code hub.yaml} sets it; {@code docs/bookings.md} explains it.
 *
 * @param url gets them as POST; https, or http on this PC
 * @param secret signs them, {@value #SECRET_MIN} characters and more, read from a file
 * @param before so long before the booked time, the longest first
 */
public record ReminderSettings(URI url, String secret, List<Duration> before) {
    public static final int SECRET_MIN = 32;
    public static final int MOST = 4;
    public static final Duration BEFORE_MIN = Duration.ofMinutes(5);
    public static final Duration BEFORE_MAX = Duration.ofDays(14);
    public static final List<Duration> DEFAULT_BEFORE = List.of(Duration.ofDays(1), Duration.ofHours(1));

    private static final Pattern WRITTEN = Pattern.compile("([0-9]{1,5}) ?(min|h|d)");

    public ReminderSettings {
        before = before.stream()
                .distinct()
                .sorted((one, other) -> other.compareTo(one))
                .toList();
        requireSafe(url);
        if (secret.length() < SECRET_MIN)
            throw new IllegalArgumentException(
                    "a secret of " + secret.length() + " characters: allowed are " + SECRET_MIN + " and above");
        if (before.isEmpty() || before.size() > MOST)
            throw new IllegalArgumentException(before.size() + " reminders: allowed are 1 to " + MOST);
    }

    /** As an administrator writes it, such as {@code 1d}; empty if that is none or not allowed. */
    public static Optional<Duration> before(String text) {
        Matcher written = WRITTEN.matcher(text.strip());
        if (!written.matches()) return Optional.empty();
        long figure = Long.parseLong(written.group(1));
        Duration time = switch (written.group(2)) {
            case "d" -> Duration.ofDays(figure);
            case "h" -> Duration.ofHours(figure);
            default -> Duration.ofMinutes(figure);
        };
        boolean isAllowed = time.compareTo(BEFORE_MIN) >= 0 && time.compareTo(BEFORE_MAX) <= 0;
        return isAllowed ? Optional.of(time) : Optional.empty();
    }

    /** @throws IllegalArgumentException if what goes there could be read on its way */
    public static URI requireSafe(URI url) {
        String scheme = String.valueOf(url.getScheme()).toLowerCase(Locale.ROOT);
        String host = url.getHost();
        boolean isHere =
                host != null && List.of("127.0.0.1", "localhost", "[::1]").contains(host);
        boolean isSafe = scheme.equals("https") || scheme.equals("http") && isHere;
        if (host == null || !isSafe || url.getUserInfo() != null || url.getFragment() != null)
            throw new IllegalArgumentException("reminders go to an https address, or to this PC");
        return url;
    }

    /** Never the secret. */
    @Override
    public String toString() {
        return "ReminderSettings[" + url.getHost() + ", " + before + "]";
    }
}
