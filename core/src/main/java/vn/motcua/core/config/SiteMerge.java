package vn.motcua.core.config;

import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.model.Site;

/**
 * A change made from an earlier catalogue, carried over to a later one: what it changed is changed, everything else stays. Entries of lists
 * are found by their {@code id} or {@code code}. Where both changed the same key, the change carried over wins; an entry that was removed
 * meanwhile stays removed. Pure.
 */
public final class SiteMerge {
    private SiteMerge() {}

    /** The document of the catalogue that comes of it; whether it holds together is for the reader to say. */
    public static Map<String, Object> of(Site before, Site wanted, Site now) {
        return mapping(SiteDocument.of(before), SiteDocument.of(wanted), SiteDocument.of(now), "");
    }

    private static Map<String, Object> mapping(Map<?, ?> before, Map<?, ?> wanted, Map<?, ?> now, String path) {
        Map<String, Object> merged = new LinkedHashMap<>();
        Set<Object> keys = new LinkedHashSet<>(now.keySet());
        keys.addAll(wanted.keySet());
        for (Object key : keys) {
            String name = String.valueOf(key);
            String at = path.isEmpty() ? name : path + "." + name;
            Object value = value(before.get(key), wanted.get(key), now.get(key), at);
            if (value != null) merged.put(name, value);
        }
        return merged;
    }

    private static @Nullable Object value(
            @Nullable Object before, @Nullable Object wanted, @Nullable Object now, String path) {
        if (Objects.equals(before, wanted)) return now;
        if (before instanceof Map<?, ?> from && wanted instanceof Map<?, ?> to && now instanceof Map<?, ?> stands)
            return mapping(from, to, stands, path);
        boolean isOfEntries =
                SiteEdits.isOfEntries(before) || SiteEdits.isOfEntries(wanted) || SiteEdits.isOfEntries(now);
        if (isOfEntries) {
            List<Object> merged = entries(SiteEdits.byId(before), SiteEdits.byId(wanted), SiteEdits.byId(now), path);
            return merged.isEmpty() && wanted == null ? null : merged;
        }
        if (SiteEdits.isSet(path) && wanted instanceof List<?> to && now instanceof List<?> stands)
            return members(before instanceof List<?> from ? from : List.of(), to, stands);
        return wanted;
    }

    private static List<Object> members(List<?> before, List<?> wanted, List<?> now) {
        List<Object> merged = new ArrayList<>(now);
        merged.removeIf(one -> before.contains(one) && !wanted.contains(one));
        for (Object one : wanted) if (!before.contains(one) && !merged.contains(one)) merged.add(one);
        return merged;
    }

    private static List<Object> entries(
            Map<String, Map<?, ?>> before, Map<String, Map<?, ?>> wanted, Map<String, Map<?, ?>> now, String path) {
        Map<String, Object> merged = new LinkedHashMap<>();
        now.forEach((id, entry) -> {
            Map<?, ?> from = before.get(id);
            Map<?, ?> to = wanted.get(id);
            if (from == null) merged.put(id, to == null ? entry : mapping(Map.of(), to, entry, path));
            else if (to != null) merged.put(id, mapping(from, to, entry, path));
        });
        List<String> order = new ArrayList<>(merged.keySet());
        if (isMoved(before, wanted)) order = ordered(order, new ArrayList<>(wanted.keySet()));
        String previous = null;
        for (Map.Entry<String, Map<?, ?>> one : wanted.entrySet()) {
            String id = one.getKey();
            if (!before.containsKey(id) && !merged.containsKey(id)) {
                merged.put(id, one.getValue());
                order.add(previous == null ? 0 : order.indexOf(previous) + 1, id);
            }
            if (merged.containsKey(id)) previous = id;
        }
        return order.stream().map(id -> Objects.requireNonNull(merged.get(id))).toList();
    }

    private static boolean isMoved(Map<String, ?> before, Map<String, ?> wanted) {
        List<String> stood = new ArrayList<>(before.keySet());
        stood.retainAll(wanted.keySet());
        List<String> stands = new ArrayList<>(wanted.keySet());
        stands.retainAll(before.keySet());
        return !stood.equals(stands);
    }

    /** Those the change knows in its order, on the places they have among the others. */
    private static List<String> ordered(List<String> now, List<String> wanted) {
        List<String> known = new ArrayList<>(wanted);
        known.retainAll(now);
        List<String> result = new ArrayList<>();
        int next = 0;
        for (String id : now) result.add(wanted.contains(id) ? known.get(next++) : id);
        return result;
    }
}
