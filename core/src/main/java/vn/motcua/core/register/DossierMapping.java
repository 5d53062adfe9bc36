package vn.motcua.core.register;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.Collections;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import vn.motcua.core.dossier.DossierChannel;
import vn.motcua.core.dossier.DossierState;

/**
 * How one source writes its register: names of columns, formats of dates, words for states and channels. Immutable; any thread.
 *
 * @param system the source's name; it stands at each dossier
 * @param columns what is called how there; what is missing is called by its {@link DossierColumn#key}
 * @param defaults what holds where the source has no such column or leaves it empty
 * @param dates patterns of {@link DateTimeFormatter} tried before the common ones
 * @param states words of the source to states
 * @param channels words of the source to channels
 * @param zone in which its times are meant
 */
public record DossierMapping(
        String system,
        Map<DossierColumn, String> columns,
        Map<DossierColumn, String> defaults,
        List<String> dates,
        Map<String, DossierState> states,
        Map<String, DossierChannel> channels,
        ZoneId zone) {
    public DossierMapping {
        if (system.isBlank()) throw new IllegalArgumentException("source system: allowed is a name, not blank");
        columns = copy(columns);
        defaults = copy(defaults);
        dates = List.copyOf(dates);
        states = lower(states);
        channels = lower(channels);
        Objects.requireNonNull(zone, "zone");
    }

    /** A file in this product's own words. */
    public static DossierMapping plain(String system, ZoneId zone) {
        return new DossierMapping(system, Map.of(), Map.of(), List.of(), Map.of(), Map.of(), zone);
    }

    /** How that column is called there. */
    String name(DossierColumn column) {
        return columns.getOrDefault(column, column.key());
    }

    private static Map<DossierColumn, String> copy(Map<DossierColumn, String> map) {
        Map<DossierColumn, String> copy = new EnumMap<>(DossierColumn.class);
        copy.putAll(map);
        return Collections.unmodifiableMap(copy);
    }

    private static <T> Map<String, T> lower(Map<String, T> words) {
        Map<String, T> lower = new LinkedHashMap<>();
        words.forEach((word, value) -> lower.put(word.strip().toLowerCase(Locale.ROOT), value));
        return Map.copyOf(lower);
    }
}
