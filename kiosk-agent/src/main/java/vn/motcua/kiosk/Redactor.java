package vn.motcua.kiosk;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Dump;
import org.snakeyaml.engine.v2.api.DumpSettings;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.common.FlowStyle;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;

/**
 * Takes out of a text what must not leave the PC with it: secrets, and whatever looks like a person's data. The agent stores and logs
 * none of that (I9); this is the second lock on the same door, so it rather takes too much. Any thread.
 */
final class Redactor {
    static final String REMOVED = "(removed)";

    private static final Pattern SECRET_KEY = Pattern.compile(
            "(?i).*(secret|passw|passphrase|pass$|pwd|token|credential|private|signature|authori[sz]ation|api[-_]?key|cookie|key$).*");

    /** Numbers with bars between: a citizen card, a health insurance card. To the end of the line. */
    private static final Pattern BARRED = Pattern.compile("[^\\s|]*\\|[^|\\n]*\\|[^\\n]*");

    private static final Pattern MACHINE_READABLE_ZONE = Pattern.compile("[A-Z0-9<]*<<[A-Z0-9<]*");
    private static final Pattern PAIR =
            Pattern.compile("(?i)\\b([\\w-]*(?:secret|passw\\w*|passphrase|pass|pwd|token|credentials?|signature"
                    + "|(?:api|client|access|private)[-_]?key))\\b(\"?\\s*[=:]\\s*)(\"[^\"]*\"|'[^']*'|\\S+)");
    private static final Pattern HEADER =
            Pattern.compile("(?i)\\b(authorization|cookie)(\"?\\s*[=:]\\s*|\\s+(?=(?:basic|bearer|digest)\\b)).*");
    /** A password may itself hold a slash or an at sign: up to the last one of the word. */
    private static final Pattern USER_INFO = Pattern.compile("(://)[^\\s\"]+@");

    private static final Pattern TICKET_LINK = Pattern.compile("(/t/)[A-Za-z0-9]+");
    private static final Pattern MAIL = Pattern.compile("[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+");
    private static final Pattern FRACTION = Pattern.compile("(T\\d\\d:\\d\\d:\\d\\d)\\.\\d+");
    private static final int LINE_CHARS_MAX = 2_000;
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d(?:[ .-]?\\d){8,}");
    private static final Pattern TOKEN = Pattern.compile("(?=[A-Za-z+/_=-]*\\d)[A-Za-z0-9+/_=-]{28,}");
    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    /** Addresses of the LAN, moments and ids: they look like long numbers, and a technician needs them. */
    private static final Pattern KEPT = Pattern.compile("(?<![\\d.])(?:" + OCTET + "\\.){3}" + OCTET + "(?!\\d|\\.\\d)"
            + "|\\b20\\d\\d-[01]\\d-[0-3]\\d[T ][0-2]\\d:[0-5]\\d(?::[0-5]\\d)?"
            + "|\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b");

    private static final Pattern PLACE = Pattern.compile("\\u0001(\\d+)\\u0002");

    private Redactor() {}

    /** A configuration without its secrets and without its comments, which may hold anything. */
    static String config(String yaml) {
        try {
            Object root = new Load(LoadSettings.builder().build()).loadFromString(yaml);
            return new Dump(DumpSettings.builder()
                            .setDefaultFlowStyle(FlowStyle.BLOCK)
                            .build())
                    .dumpToString(cleaned(root));
        } catch (YamlEngineException e) {
            return "not well-formed YAML, so nothing of it is here\n";
        }
    }

    private static @Nullable Object cleaned(@Nullable Object node) {
        if (node instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> clean = new LinkedHashMap<>();
            map.forEach((key, value) ->
                    clean.put(String.valueOf(key), isSecret(String.valueOf(key)) ? REMOVED : cleaned(value)));
            return clean;
        }
        if (node instanceof List<?> list) {
            List<@Nullable Object> clean = new ArrayList<>();
            list.forEach(one -> clean.add(cleaned(one)));
            return clean;
        }
        return node instanceof String text ? line(text) : node;
    }

    private static boolean isSecret(String key) {
        return SECRET_KEY.matcher(key.toLowerCase(Locale.ROOT)).matches();
    }

    /** Every line of a log or report. */
    static String text(String text) {
        StringBuilder clean = new StringBuilder(text.length());
        text.lines().forEach(one -> clean.append(line(one)).append('\n'));
        return clean.toString();
    }

    static String line(String line) {
        List<String> kept = new ArrayList<>();
        // Patterns look at each end of each word: a line of a megabyte would keep them busy for ever.
        String whole = line.length() <= LINE_CHARS_MAX ? line : line.substring(0, LINE_CHARS_MAX) + "…";
        String text = FRACTION.matcher(whole).replaceAll("$1");
        text = KEPT.matcher(text).replaceAll(match -> {
            kept.add(match.group());
            return "\u0001" + (kept.size() - 1) + "\u0002";
        });
        text = BARRED.matcher(text).replaceAll(REMOVED);
        text = MACHINE_READABLE_ZONE.matcher(text).replaceAll(REMOVED);
        text = USER_INFO.matcher(text).replaceAll("$1" + REMOVED + "@");
        text = HEADER.matcher(text).replaceAll("$1$2" + REMOVED);
        text = PAIR.matcher(text).replaceAll("$1$2" + REMOVED);
        text = TICKET_LINK.matcher(text).replaceAll("$1" + REMOVED);
        text = MAIL.matcher(text).replaceAll(REMOVED);
        text = TOKEN.matcher(text).replaceAll(REMOVED);
        text = LONG_NUMBER.matcher(text).replaceAll(REMOVED);
        return PLACE.matcher(text).replaceAll(match -> kept.get(Integer.parseInt(match.group(1))));
    }
}
