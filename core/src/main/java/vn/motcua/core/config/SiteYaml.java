package vn.motcua.core.config;

import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import vn.motcua.core.model.Site;

/**
 * A site as the text of a {@code site.yaml}: keys in the documented order, the same bytes for the same site on every machine. Pure.
 */
public final class SiteYaml {
    /** Words, and nothing YAML could take for a number, a date, a sign or a comment. */
    private static final Pattern PLAIN = Pattern.compile("\\p{L}[\\p{L}\\p{M}\\p{N} ._/–-]*(?<! )");

    private static final Set<String> RESERVED = Set.of("true", "false", "null", "yes", "no", "on", "off", "y", "n");
    private final StringBuilder text = new StringBuilder();

    private SiteYaml() {}

    public static String of(Site site) {
        SiteYaml yaml = new SiteYaml();
        yaml.mapping(SiteDocument.of(site), 0);
        return yaml.text.toString();
    }

    private void mapping(Map<?, ?> map, int depth) {
        boolean isFirst = true;
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            // The first key of a list's entry stands behind its dash.
            if (!isFirst || !isBehindDash()) indent(depth);
            isFirst = false;
            text.append(entry.getKey()).append(':');
            value(entry.getValue(), depth);
        }
    }

    private boolean isBehindDash() {
        return text.length() >= 2 && text.substring(text.length() - 2).equals("- ");
    }

    private void value(Object value, int depth) {
        if (value instanceof Map<?, ?> map && !map.isEmpty()) {
            text.append('\n');
            mapping(map, depth + 1);
        } else if (value instanceof List<?> list && !list.isEmpty() && list.get(0) instanceof Map<?, ?>) {
            text.append('\n');
            entries(list, depth + 1);
        } else text.append(' ').append(inline(value)).append('\n');
    }

    private void entries(List<?> list, int depth) {
        for (Object one : list) {
            indent(depth);
            text.append("- ");
            mapping((Map<?, ?>) one, depth + 1);
        }
    }

    private void indent(int depth) {
        text.append("  ".repeat(depth));
    }

    private static String inline(Object value) {
        if (value instanceof Map<?, ?>) return "{}";
        if (value instanceof List<?> list)
            return list.stream().map(SiteYaml::inline).collect(Collectors.joining(", ", "[", "]"));
        return value instanceof String words ? scalar(words) : String.valueOf(value);
    }

    private static String scalar(String words) {
        if (PLAIN.matcher(words).matches() && !RESERVED.contains(words.toLowerCase(java.util.Locale.ROOT)))
            return words;
        return '"' + words.replace("\\", "\\\\").replace("\"", "\\\"").replace("\n", "\\n") + '"';
    }
}
