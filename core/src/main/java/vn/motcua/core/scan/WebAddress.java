package vn.motcua.core.scan;

import java.io.ByteArrayOutputStream;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A scanned address taken to pieces by hand, so that no text can make it throw. Nothing here resolves or opens it.
 *
 * @param host lower case, without user name and port
 * @param path decoded
 * @param query decoded, {@code name=value} each
 * @param isSuspicious whether it is made to deceive: a user name in front, a bare number as host, letters beyond ASCII, a port
 *     that is none
 */
record WebAddress(String host, String path, List<String> query, boolean isSuspicious) {
    private static final int LONGEST_HOST = 253;
    private static final int HIGHEST_PORT = 65_535;
    private static final int FEWEST_OF_NUMBER = 9;
    private static final Pattern BARE =
            Pattern.compile("(?:[A-Za-z0-9][A-Za-z0-9-]{0,62}\\.){1,9}[A-Za-z]{2,24}(?::[0-9]{1,5})?/");

    /** @return null if the text is no http or https address */
    static @Nullable WebAddress parse(String text) {
        String lower = text.toLowerCase(Locale.ROOT);
        int start = lower.startsWith("https://") ? 8 : lower.startsWith("http://") ? 7 : -1;
        if (start < 0 || text.length() != lower.length()) return null;
        int end = firstOf(text, "/?#", start);
        String authority = text.substring(start, end);
        int at = authority.lastIndexOf('@');
        String host = withoutPort(authority.substring(at + 1)).toLowerCase(Locale.ROOT);
        boolean isOdd = at >= 0 || isOdd(host) || hasOddPort(authority.substring(at + 1));
        int queryAt = text.indexOf('?', end);
        int fragmentAt = text.indexOf('#', end);
        if (queryAt > fragmentAt && fragmentAt >= 0) queryAt = -1;
        int tail = fragmentAt < 0 ? text.length() : fragmentAt;
        String path = text.substring(end, queryAt < 0 ? tail : queryAt);
        String query = queryAt < 0 ? "" : text.substring(queryAt + 1, tail);
        return new WebAddress(host, decode(path), pairs(query), isOdd);
    }

    /** The same of a text without its scheme: a name with dots, its last part letters, and a path. */
    static @Nullable WebAddress parseBare(String text) {
        return BARE.matcher(text).lookingAt() && text.indexOf(' ') < 0 ? parse("https://" + text) : null;
    }

    /** Whether the host has as many digits as a person's number. */
    boolean hasNumberInHost() {
        boolean isNetworkNumber = Letters.areDigits(host.replace(".", ""));
        return !isNetworkNumber
                && host.chars().filter(c -> c >= '0' && c <= '9').count() >= FEWEST_OF_NUMBER;
    }

    /** Whether the host is a plain name that may be told to anyone. */
    boolean hasPlainHost() {
        if (host.isEmpty() || host.length() > LONGEST_HOST || host.indexOf('.') < 1) return false;
        for (int i = 0; i < host.length(); i++) {
            char c = host.charAt(i);
            if (!Letters.isAsciiLetter(c) && !Letters.isDigit(c) && c != '.' && c != '-') return false;
        }
        return true;
    }

    boolean isGovernment() {
        return hasPlainHost() && host.endsWith(".gov.vn");
    }

    @Nullable
    String parameter(String name) {
        for (String pair : query)
            if (pair.length() > name.length()
                    && pair.charAt(name.length()) == '='
                    && pair.regionMatches(true, 0, name, 0, name.length())) return pair.substring(name.length() + 1);
        return null;
    }

    String lastPathPart() {
        String cut = path.endsWith("/") ? path.substring(0, path.length() - 1) : path;
        return cut.substring(cut.lastIndexOf('/') + 1);
    }

    private static boolean isOdd(String host) {
        return host.isEmpty()
                || host.indexOf(':') >= 0
                || !Letters.isAscii(host)
                || host.startsWith("xn--")
                || host.contains(".xn--")
                || host.startsWith("[")
                || Letters.areDigits(host.replace(".", ""));
    }

    private static boolean hasOddPort(String authority) {
        String port = authority.substring(authority.lastIndexOf(':') + 1);
        if (port.length() == authority.length() || !Letters.areDigits(port)) return false;
        return port.length() > 5 || CardDates.number(port, 0, port.length()) - 1 >= HIGHEST_PORT || port.matches("0+");
    }

    private static String withoutPort(String authority) {
        int colon = authority.lastIndexOf(':');
        boolean isPort =
                colon > 0 && (colon + 1 == authority.length() || Letters.areDigits(authority.substring(colon + 1)));
        return isPort ? authority.substring(0, colon) : authority;
    }

    private static List<String> pairs(String query) {
        List<String> pairs = new ArrayList<>();
        if (!query.isEmpty()) for (String pair : query.split("&")) pairs.add(decode(pair.replace('+', ' ')));
        return pairs;
    }

    /** Percent escapes; a broken one stays as it is. */
    private static String decode(String text) {
        if (text.indexOf('%') < 0) return text;
        ByteArrayOutputStream bytes = new ByteArrayOutputStream(text.length());
        byte[] given = text.getBytes(StandardCharsets.UTF_8);
        for (int i = 0; i < given.length; i++) {
            int value = given[i] == '%' && i + 2 < given.length ? hex(given[i + 1], given[i + 2]) : -1;
            bytes.write(value < 0 ? given[i] : value);
            if (value >= 0) i += 2;
        }
        return bytes.toString(StandardCharsets.UTF_8);
    }

    private static int hex(byte high, byte low) {
        int a = Character.digit((char) high, 16);
        int b = Character.digit((char) low, 16);
        return a < 0 || b < 0 ? -1 : a * 16 + b;
    }

    private static int firstOf(String text, String marks, int from) {
        for (int i = from; i < text.length(); i++) if (marks.indexOf(text.charAt(i)) >= 0) return i;
        return text.length();
    }
}
