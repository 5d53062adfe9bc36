package vn.motcua.hub;

import java.time.ZoneId;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.function.Function;
import vn.motcua.core.config.Allowed;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.dossier.DossierChannel;
import vn.motcua.core.dossier.DossierState;
import vn.motcua.core.register.DossierColumn;
import vn.motcua.core.register.DossierMapping;
import vn.motcua.hub.dossier.DossierSettings;

/** Section {@code dossiers} of {@code hub.yaml}. */
final class DossierSourcesReader {
    private static final String SYSTEM = "[a-z][a-z0-9-]{0,29}";

    private DossierSourcesReader() {}

    /** @param zone in which sources mean their times */
    static DossierSettings read(ConfigNode hub, ZoneId zone) {
        ConfigNode node = hub.object("dossiers");
        List<DossierMapping> sources = new ArrayList<>();
        sources.add(DossierMapping.plain(DossierSettings.PLAIN, zone));
        for (ConfigNode one : node.objects("sources")) {
            String system = one.parsed("system", Allowed.of("hub.dossiers.system"), DossierSourcesReader::system, "");
            boolean isTaken = sources.stream().anyMatch(other -> other.system().equals(system));
            if (isTaken) one.problem("system", system, Allowed.of("id.once"));
            DossierMapping mapping = new DossierMapping(
                    system.isEmpty() ? DossierSettings.PLAIN : system,
                    columns(one.object("columns")),
                    columns(one.object("defaults")),
                    dates(one),
                    words(one.object("states"), DossierState.class),
                    words(one.object("channels"), DossierChannel.class),
                    zone);
            if (!system.isEmpty() && !isTaken) sources.add(mapping);
        }
        return new DossierSettings(sources);
    }

    private static String system(String text) {
        if (!text.matches(SYSTEM)) throw new IllegalArgumentException(text);
        return text;
    }

    /** Keys nobody knows are told as any other misspelt key is. */
    private static Map<DossierColumn, String> columns(ConfigNode node) {
        Map<DossierColumn, String> columns = new EnumMap<>(DossierColumn.class);
        for (DossierColumn column : DossierColumn.values())
            node.optionalText(column.key(), Allowed.of("hub.dossiers.column"))
                    .ifPresent(name -> columns.put(column, name));
        return columns;
    }

    private static List<String> dates(ConfigNode node) {
        Allowed allowed = Allowed.of("hub.dossiers.dates");
        List<String> good = new ArrayList<>();
        for (String pattern : node.texts("dates")) {
            if (isPattern(pattern)) good.add(pattern);
            else node.problem("dates", pattern, allowed);
        }
        return good;
    }

    private static boolean isPattern(String pattern) {
        try {
            return !DateTimeFormatter.ofPattern(pattern, Locale.ROOT).toString().isEmpty();
        } catch (IllegalArgumentException wrong) {
            return false;
        }
    }

    private static <E extends Enum<E>> Map<String, E> words(ConfigNode node, Class<E> type) {
        Map<String, E> words = new LinkedHashMap<>();
        Function<String, E> named = name -> Enum.valueOf(type, name.toUpperCase(Locale.ROOT));
        Allowed allowed = Allowed.of("choice", String.join(", ", names(type)));
        for (String word : node.keys()) {
            E value = node.parsed(word, allowed, text -> named.apply(text), type.getEnumConstants()[0]);
            words.put(word, value);
        }
        return words;
    }

    private static <E extends Enum<E>> List<String> names(Class<E> type) {
        List<String> names = new ArrayList<>();
        for (E one : type.getEnumConstants()) names.add(one.name());
        return names;
    }
}
