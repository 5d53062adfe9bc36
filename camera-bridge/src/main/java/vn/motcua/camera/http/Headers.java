package vn.motcua.camera.http;

import java.nio.charset.StandardCharsets;
import java.util.LinkedHashMap;
import java.util.Locale;
import java.util.Map;
import java.util.Optional;

/**
 * Header lines of a message or part. Of a name that comes twice the first counts.
 *
 * @param byName names in lower case
 */
public record Headers(Map<String, String> byName) {
    /** Of a part that says nothing of itself. */
    public static final Headers NONE = new Headers(Map.of());

    public Headers {
        byName = Map.copyOf(byName);
    }

    /** From the bytes before the empty line; what is no header line is passed over, one that begins with a blank goes on with the last. */
    public static Headers read(byte[] lines) {
        Map<String, String> byName = new LinkedHashMap<>();
        String name = "";
        for (String line : new String(lines, StandardCharsets.ISO_8859_1).split("\n")) {
            int colon = line.indexOf(':');
            if (!line.isEmpty() && (line.charAt(0) == ' ' || line.charAt(0) == '\t')) {
                byName.computeIfPresent(name, (key, value) -> value + " " + line.strip());
            } else if (colon > 0) {
                String next = line.substring(0, colon).strip().toLowerCase(Locale.ROOT);
                boolean isNew =
                        byName.putIfAbsent(next, line.substring(colon + 1).strip()) == null;
                name = isNew ? next : "";
            }
        }
        return new Headers(byName);
    }

    public String get(String name) {
        return byName.getOrDefault(name, "");
    }

    /** Without its parameters, in lower case; empty if none is said. */
    public String mediaType() {
        String type = get("content-type");
        int semicolon = type.indexOf(';');
        return (semicolon < 0 ? type : type.substring(0, semicolon)).strip().toLowerCase(Locale.ROOT);
    }

    /** The length said; empty if none, or if it is no whole number that could be one. */
    Optional<Long> contentLength() {
        String text = get("content-length");
        if (text.isEmpty() || text.length() > 15) return Optional.empty();
        for (int i = 0; i < text.length(); i++)
            if (text.charAt(i) < '0' || text.charAt(i) > '9') return Optional.empty();
        return Optional.of(Long.parseLong(text));
    }

    /**
     * A parameter of a header, such as {@code boundary} of {@code content-type}; empty if it is not there.
     *
     * @param header in lower case
     * @param name in lower case
     */
    public String parameter(String header, String name) {
        String value = get(header);
        for (int at = value.indexOf(';'); at >= 0; at = next(value, at + 1)) {
            String rest = value.substring(at + 1).stripLeading();
            int equals = rest.indexOf('=');
            if (equals < 0 || !rest.substring(0, equals).strip().equalsIgnoreCase(name)) continue;
            String text = rest.substring(equals + 1).strip();
            if (text.startsWith("\"")) {
                int end = text.indexOf('"', 1);
                return end < 0 ? text.substring(1) : text.substring(1, end);
            }
            int end = text.indexOf(';');
            return (end < 0 ? text : text.substring(0, end)).strip();
        }
        return "";
    }

    /** The next semicolon outside of quotes. */
    private static int next(String value, int from) {
        boolean isQuoted = false;
        for (int i = from; i < value.length(); i++) {
            char c = value.charAt(i);
            if (c == '"') isQuoted = !isQuoted;
            if (c == ';' && !isQuoted) return i;
        }
        return -1;
    }
}
