package vn.motcua.core.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.event.CatalogueChanged.Edit;
import vn.motcua.core.model.Site;

/**
 * What differs between two catalogues, line by line in the order of the file. Entries of a list are found by their {@code id} or {@code code}, so
 * that one put in between is one line and not a rewriting of all behind it. Pure.
 */
public final class SiteEdits {
    private static final String ID = "id";
    /** Classes of visitors are named so. */
    private static final String CODE = "code";

    private static final String FROM = "from";

    private final List<Edit> edits = new ArrayList<>();

    private SiteEdits() {}

    public static List<Edit> between(Site before, Site after) {
        SiteEdits found = new SiteEdits();
        found.mapping("", SiteDocument.of(before), SiteDocument.of(after));
        return List.copyOf(found.edits);
    }

    private void mapping(String path, Map<?, ?> before, Map<?, ?> after) {
        Set<Object> keys = new LinkedHashSet<>(before.keySet());
        keys.addAll(after.keySet());
        for (Object key : keys) value(path.isEmpty() ? "" + key : path + "." + key, before.get(key), after.get(key));
    }

    private void value(String path, @Nullable Object before, @Nullable Object after) {
        if (before == null ? after == null : before.equals(after)) return;
        if (before instanceof Map<?, ?> from && after instanceof Map<?, ?> to) mapping(path, from, to);
        else if (isOfEntries(before) || isOfEntries(after)) entries(path, byId(before), byId(after));
        else if (before instanceof List<?> from && after instanceof List<?> to && isSet(path)) members(path, from, to);
        else edits.add(new Edit(path, line(before), line(after)));
    }

    /** Days, where an order says nothing: each stands for itself. */
    static boolean isSet(String path) {
        return path.equals("calendar.closed") || path.equals("calendar.swapped");
    }

    private void members(String path, List<?> before, List<?> after) {
        for (Object gone : before) if (!after.contains(gone)) edits.add(new Edit(path, line(gone), null));
        for (Object come : after) if (!before.contains(come)) edits.add(new Edit(path, null, line(come)));
    }

    private void entries(String path, Map<String, Map<?, ?>> before, Map<String, Map<?, ?>> after) {
        Set<String> ids = new LinkedHashSet<>(before.keySet());
        ids.addAll(after.keySet());
        for (String id : ids) {
            Map<?, ?> from = before.get(id);
            Map<?, ?> to = after.get(id);
            String at = path + "[" + id + "]";
            if (from != null && to != null) mapping(at, from, to);
            else edits.add(new Edit(at, line(from), line(to)));
        }
        String stood = order(before, after);
        String stands = order(after, before);
        if (!stood.equals(stands)) edits.add(new Edit(path, stood, stands));
    }

    /** The ids that stay, as they follow each other. */
    private static String order(Map<String, ?> own, Map<String, ?> other) {
        return own.keySet().stream().filter(other::containsKey).collect(Collectors.joining(", "));
    }

    static boolean isOfEntries(@Nullable Object value) {
        return value instanceof List<?> list
                && !list.isEmpty()
                && list.get(0) instanceof Map<?, ?> first
                && (first.containsKey(ID) || first.containsKey(CODE));
    }

    static Map<String, Map<?, ?>> byId(@Nullable Object value) {
        Map<String, Map<?, ?>> found = new LinkedHashMap<>();
        if (value instanceof List<?> list)
            for (Object one : list) if (one instanceof Map<?, ?> entry) found.put(name(entry), entry);
        return found;
    }

    private static String name(Map<?, ?> entry) {
        Object id = entry.get(ID);
        if (id != null) return String.valueOf(id);
        // A procedure that changes on a day has an entry before and one from then on.
        Object from = entry.get(FROM);
        return from == null ? String.valueOf(entry.get(CODE)) : entry.get(CODE) + "@" + from;
    }

    /** On one line, without the braces of the file's own form. */
    private static @Nullable String line(@Nullable Object value) {
        if (value == null) return null;
        if (value instanceof List<?> list)
            return list.stream().map(one -> String.valueOf(line(one))).collect(Collectors.joining(", "));
        if (value instanceof Map<?, ?> map)
            return map.entrySet().stream()
                    .filter(entry -> !ID.equals(entry.getKey()))
                    .map(entry -> entry.getKey() + ": " + inner(entry.getValue()))
                    .collect(Collectors.joining("; "));
        return String.valueOf(value);
    }

    private static String inner(Object value) {
        if (value instanceof Map<?, ?> text && text.get("vi") instanceof String vi) return vi;
        return value instanceof List<?> list && isOfEntries(list)
                ? String.join(", ", byId(list).keySet())
                : line(value) + "";
    }
}
