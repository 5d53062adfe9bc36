package vn.motcua.camera.smtp;

import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/**
 * The lines {@code NAME: value} of a mail's text.
 *
 * @param byName names in lower case, without what stands in parentheses
 * @param notes what stood in parentheses behind a name, such as the order of a date
 */
record MailLines(Map<String, String> byName, Map<String, String> notes) {
    private static final int LINES_MAX = 200;
    private static final int NAME_MAX = 60;

    static MailLines of(String text) {
        Map<String, String> byName = new LinkedHashMap<>();
        Map<String, String> notes = new LinkedHashMap<>();
        text.lines().limit(LINES_MAX).forEach(line -> {
            int colon = colon(line);
            if (colon < 1 || colon > NAME_MAX) return;
            String name = line.substring(0, colon).strip();
            int open = name.indexOf('(');
            String plain = (open < 0 ? name : name.substring(0, open)).strip().toLowerCase(Locale.ROOT);
            byName.putIfAbsent(plain, line.substring(colon + 1).strip());
            if (open >= 0) notes.putIfAbsent(plain, name.substring(open).toUpperCase(Locale.ROOT));
        });
        return new MailLines(byName, notes);
    }

    /** The first that is not inside of parentheses, where hours and minutes are. */
    private static int colon(String line) {
        int depth = 0;
        for (int i = 0; i < line.length(); i++) {
            char c = line.charAt(i);
            if (c == '(') depth++;
            if (c == ')') depth--;
            if (depth <= 0 && (c == ':' || c == '：')) return i;
        }
        return -1;
    }

    /** Of the first of these names that says something; empty if none does. */
    String first(List<String> names) {
        String name = nameOf(names);
        return name.isEmpty() ? "" : byName.getOrDefault(name, "");
    }

    String noteOf(List<String> names) {
        return notes.getOrDefault(nameOf(names), "");
    }

    boolean has(String name) {
        return !byName.getOrDefault(name, "").isEmpty();
    }

    private String nameOf(List<String> names) {
        return names.stream().filter(this::has).findFirst().orElse("");
    }
}
