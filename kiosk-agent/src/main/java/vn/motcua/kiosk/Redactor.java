package vn.motcua.kiosk;

import java.text.Normalizer;
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
import vn.motcua.core.model.TicketCode;

/**
 * Takes out of a text what must not leave the PC with it: secrets, and whatever looks like a person's data. The agent stores and logs
 * none of that (I9); this is the second lock on the same door, so it rather takes too much. Any thread.
 */
final class Redactor {
    static final String REMOVED = "(removed)";

    private static final Pattern SECRET_KEY = Pattern.compile(
            "(?i).*(secret|passw|passphrase|pass$|pwd|token|credential|private|signature|authori[sz]ation|api[-_]?key|cookie|key$"
                    + "|m[aậ]t[\\s_-]*kh[aẩ]u|b[ií][\\s_-]*m[aậ]t|passcode|otp).*");
    private static final Pattern DIGITS_KEY = Pattern.compile("(?iu)(?:m[aã][\\s_-]*)?pin");

    /** Numbers with bars between: a citizen card, a health insurance card. To the end of the line. */
    private static final Pattern BARRED = Pattern.compile("[^\\s|]*\\|[^|\\n]*\\|[^\\n]*");

    private static final Pattern MACHINE_READABLE_ZONE = Pattern.compile("[A-Z0-9<]*<<[A-Z0-9<]*");
    private static final Pattern PAIR =
            Pattern.compile("(?i)\\b([\\w-]*(?:secret|passw\\w*|passphrase|pass|pwd|token|credentials?|signature"
                    + "|(?:api|client|access|private)[-_]?key))\\b(\"?\\s*[=:]\\s*)(\"[^\"]*\"|'[^']*'|\\S+)");
    private static final Pattern HEADER =
            Pattern.compile("(?i)\\b(authorization|cookie)(\"?\\s*[=:]\\s*|\\s+(?=(?:basic|bearer|digest)\\b)).*");
    /** As {@link #PAIR}, in the words of those who write here. */
    private static final Pattern VIETNAMESE_PAIR =
            Pattern.compile("(?iu)((?:mật|mat)[\\s_-]*(?:khẩu|khau)|(?:bí|bi)[\\s_-]*(?:mật|mat)"
                    + "|mã[\\s_-]*(?:xác thực|xác nhận|bảo mật)|passcode|\\botp)(\"?\\s*(?:là\\s*)?[=:]\\s*|\\s+là\\s+)"
                    + "(\"[^\"]*\"|'[^']*'|\\S+)");

    /** Pins of a board have numbers of their own, but short ones. */
    private static final Pattern PIN =
            Pattern.compile("(?iu)\\b(pin)(\"?\\s*[=:]\\s*\"?|(?<=mã[\\s_-]pin)\\s+(?:là\\s+)?)\\d{4,}");

    private static final String DAY = "(?:0?[1-9]|[12]\\d|3[01])";
    private static final String MONTH = "(?:0?[1-9]|1[0-2])";
    /** Our own logs and reports write days the ISO way, and none of the last century. */
    private static final Pattern DATE = Pattern.compile(
            "(?<!\\d)(?:" + DAY + "([/.-])" + MONTH + "\\1(?:19|20)\\d\\d"
                    + "|(?:0[1-9]|[12]\\d|3[01])(?:0[1-9]|1[0-2])(?:19|20)\\d\\d|19\\d\\d-?(?:0[1-9]|1[0-2])-?(?:0[1-9]|[12]\\d|3[01]))(?!\\d)");

    private static final Pattern BIRTH =
            Pattern.compile("(?iu)(sinh|birth\\w*|\\bdob)(\\D{0,12}?)(?:19|20)\\d\\d(?:-\\d\\d-\\d\\d)?(?!\\d)");
    /** A letter and seven or eight digits. The serial number of an adapter says that it is one. */
    private static final Pattern PASSPORT = Pattern.compile("(?<!\\w)(?<!\\bsn[= ])[A-Za-z]\\d{7,8}(?!\\w)");

    private static final Pattern TICKET_CODE =
            Pattern.compile("(?i)(?<![A-Z0-9])[" + TicketCode.ALPHABET + "]{16,}(?![A-Z0-9])");
    private static final Pattern BOOKING_CODE = Pattern.compile("(?<![\\w.-])(?<!\\bsn[= ])"
            + "(?:(?=[A-Z-]*\\d)(?=[\\d-]*[A-Z])[A-Z0-9]{4}-[A-Z0-9]{4}|[A-Z]{4}\\d{4})(?![\\w-])");

    /** A password may itself hold a slash or an at sign: up to the last one of the word. */
    private static final Pattern USER_INFO = Pattern.compile("(://)[^\\s\"]+@");

    private static final Pattern TICKET_LINK = Pattern.compile("(/t/)[A-Za-z0-9]+");
    private static final Pattern MAIL = Pattern.compile("[\\w.+-]+@[\\w-]+(?:\\.[\\w-]+)+");
    private static final Pattern FRACTION = Pattern.compile("(T\\d\\d:\\d\\d:\\d\\d)\\.\\d+");
    private static final int LINE_CHARS_MAX = 2_000;
    private static final Pattern LONG_NUMBER = Pattern.compile("\\d(?:[ .-]?\\d){8,}");
    private static final Pattern TOKEN = Pattern.compile("(?=[A-Za-z+/_=-]*\\d)[A-Za-z0-9+/_=-]{28,}");
    private static final String OCTET = "(?:25[0-5]|2[0-4]\\d|1\\d\\d|[1-9]?\\d)";
    /** Addresses of the LAN, moments, ids and dossier codes: they look like long numbers, and a technician needs them. */
    private static final Pattern KEPT = Pattern.compile("(?<![\\d.])(?:" + OCTET + "\\.){3}" + OCTET + "(?!\\d|\\.\\d)"
            + "|\\b20\\d\\d-[01]\\d-[0-3]\\d[T ][0-2]\\d:[0-5]\\d(?::[0-5]\\d)?"
            + "|\\b[0-9a-f]{8}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{4}-[0-9a-f]{12}\\b"
            + "|(?<![\\p{L}\\p{N}.])(?:\\d{3}\\.\\d\\d\\.\\d\\d\\.[A-Za-z]\\d\\d|[A-Za-z]\\d\\d(?:\\.\\d{1,3}){0,4})"
            + "-\\d{6}-\\d{4,6}(?![\\p{L}\\p{N}])");

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
                    clean.put(String.valueOf(key), isSecret(String.valueOf(key), value) ? REMOVED : cleaned(value)));
            return clean;
        }
        if (node instanceof List<?> list) {
            List<@Nullable Object> clean = new ArrayList<>();
            list.forEach(one -> clean.add(cleaned(one)));
            return clean;
        }
        String text = String.valueOf(node);
        return node instanceof String || !line(text).equals(text) ? line(text) : node;
    }

    private static boolean isSecret(String key, @Nullable Object value) {
        String composed = Normalizer.normalize(key.toLowerCase(Locale.ROOT), Normalizer.Form.NFC);
        return SECRET_KEY.matcher(composed).matches()
                || DIGITS_KEY.matcher(composed).matches()
                        && String.valueOf(value).matches("\\d{4,}");
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
        String text = FRACTION.matcher(Normalizer.normalize(whole, Normalizer.Form.NFC))
                .replaceAll("$1");
        text = KEPT.matcher(text).replaceAll(match -> {
            kept.add(match.group());
            return "\u0001" + (kept.size() - 1) + "\u0002";
        });
        text = BARRED.matcher(text).replaceAll(REMOVED);
        text = MACHINE_READABLE_ZONE.matcher(text).replaceAll(REMOVED);
        text = USER_INFO.matcher(text).replaceAll("$1" + REMOVED + "@");
        text = HEADER.matcher(text).replaceAll("$1$2" + REMOVED);
        text = PAIR.matcher(text).replaceAll("$1$2" + REMOVED);
        text = VIETNAMESE_PAIR.matcher(text).replaceAll("$1$2" + REMOVED);
        text = PIN.matcher(text).replaceAll("$1$2" + REMOVED);
        text = BIRTH.matcher(text).replaceAll("$1$2" + REMOVED);
        text = DATE.matcher(text).replaceAll(REMOVED);
        text = PASSPORT.matcher(text).replaceAll(REMOVED);
        text = TICKET_LINK.matcher(text).replaceAll("$1" + REMOVED);
        text = TICKET_CODE.matcher(text).replaceAll(REMOVED);
        text = BOOKING_CODE.matcher(text).replaceAll(REMOVED);
        text = MAIL.matcher(text).replaceAll(REMOVED);
        text = TOKEN.matcher(text).replaceAll(REMOVED);
        text = LONG_NUMBER.matcher(text).replaceAll(REMOVED);
        return PLACE.matcher(text).replaceAll(match -> kept.get(Integer.parseInt(match.group(1))));
    }
}
