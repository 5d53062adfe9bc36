package vn.motcua.core.config;

import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import vn.motcua.core.model.Text;

/**
 * A mapping of a YAML file, read key by key. A problem is noted and a harmless stand-in returned, so that one start reports all
 * problems together: read everything, then call {@link #check()}. Not thread-safe.
 */
public final class ConfigNode {
    private final String file;
    private final String path;
    private final Map<String, Object> values;
    private final Set<String> known = new HashSet<>();
    private final List<ConfigNode> children = new ArrayList<>();
    private final List<ConfigProblem> problems;

    private ConfigNode(String file, String path, Map<String, Object> values, List<ConfigProblem> problems) {
        this.file = file;
        this.path = path;
        this.values = values;
        this.problems = problems;
    }

    /** Reads a file. A missing or malformed file is itself a problem. */
    public static ConfigNode load(Path file) {
        String name = file.getFileName().toString();
        try {
            return parse(name, Files.readString(file, StandardCharsets.UTF_8));
        } catch (java.nio.file.NoSuchFileException e) {
            return broken(name, new ConfigProblem(file.toString(), "(file)", "", "a readable YAML file at this path"));
        } catch (java.io.IOException e) {
            return broken(
                    name,
                    new ConfigProblem(
                            file.toString(), "(file)", String.valueOf(e.getMessage()), "a readable UTF-8 YAML file"));
        }
    }

    public static ConfigNode parse(String file, String yaml) {
        try {
            Object root = new Load(LoadSettings.builder()
                            .setLabel(file)
                            .setAllowDuplicateKeys(false)
                            .build())
                    .loadFromString(yaml);
            if (root == null) return new ConfigNode(file, "", Map.of(), new ArrayList<>());
            if (root instanceof Map<?, ?> map) return new ConfigNode(file, "", texts(map), new ArrayList<>());
            return broken(file, new ConfigProblem(file, "(file)", shorten(root), "a mapping of keys to values"));
        } catch (YamlEngineException e) {
            return broken(
                    file,
                    new ConfigProblem(file, "(file)", shorten(String.valueOf(e.getMessage())), "well-formed YAML"));
        }
    }

    private static ConfigNode broken(String file, ConfigProblem problem) {
        List<ConfigProblem> problems = new ArrayList<>();
        problems.add(problem);
        return new ConfigNode(file, "", Map.of(), problems);
    }

    public boolean has(String key) {
        return values.get(key) != null;
    }

    /** Keys present, in file order. */
    public Set<String> keys() {
        return values.keySet();
    }

    public String file() {
        return file;
    }

    /** A text that must be there. */
    public String text(String key, String allowed) {
        Object value = take(key);
        if (value == null) return missing(key, allowed, "");
        if (value instanceof Map || value instanceof List) return wrong(key, value, allowed, "");
        String text = String.valueOf(value).strip();
        return text.isEmpty() ? missing(key, allowed, "") : text;
    }

    /** A text, or the fallback when the key is absent. */
    public String textOr(String key, String fallback, String allowed) {
        return has(key) ? text(key, allowed) : noted(key, fallback);
    }

    public Optional<String> optionalText(String key, String allowed) {
        return has(key) ? Optional.of(text(key, allowed)) : noted(key, Optional.empty());
    }

    /** A text turned into a value; whatever the parser throws as IllegalArgumentException becomes a problem. */
    public <T> T parsed(String key, String allowed, Function<String, T> parser, T standIn) {
        String text = text(key, allowed);
        return text.isEmpty() ? standIn : convert(key, text, allowed, parser, standIn);
    }

    /** As {@link #parsed}, with a fallback for an absent key. */
    public <T> T parsedOr(String key, String allowed, Function<String, T> parser, T fallback) {
        return has(key) ? parsed(key, allowed, parser, fallback) : noted(key, fallback);
    }

    public int integer(String key, int min, int max, int fallback) {
        String allowed = "a whole number from " + min + " to " + max;
        if (!has(key)) return noted(key, fallback);
        Object value = take(key);
        if (value instanceof Integer number && number >= min && number <= max) return number;
        return wrong(key, value, allowed, fallback);
    }

    public boolean bool(String key, boolean fallback) {
        if (!has(key)) return noted(key, fallback);
        Object value = take(key);
        return value instanceof Boolean flag ? flag : wrong(key, value, "true or false", fallback);
    }

    /** ISO-8601 such as {@code PT2S}, or a number with unit such as {@code 400ms}, {@code 2s}, {@code 5min}. */
    public Duration duration(String key, Duration min, Duration max, Duration fallback) {
        String allowed =
                "a duration such as 400ms, 2s or 5min, from " + min.toMillis() + "ms to " + max.toMillis() + "ms";
        if (!has(key)) return noted(key, fallback);
        String text = text(key, allowed);
        Duration value = convert(key, text, allowed, ConfigNode::duration, fallback);
        return value.compareTo(min) < 0 || value.compareTo(max) > 0 ? wrong(key, text, allowed, fallback) : value;
    }

    public <E extends Enum<E>> E choice(String key, Class<E> type, E fallback) {
        String allowed = Arrays.stream(type.getEnumConstants())
                .map(one -> one.name().toLowerCase(java.util.Locale.ROOT))
                .collect(Collectors.joining(", "));
        if (!has(key)) return noted(key, fallback);
        String text = text(key, allowed);
        return convert(
                key, text, allowed, name -> Enum.valueOf(type, name.toUpperCase(java.util.Locale.ROOT)), fallback);
    }

    /** Both languages: {@code {vi: …, en: …}}; a plain text stands for both. */
    public Text bilingual(String key) {
        if (values.get(key) instanceof Map) {
            ConfigNode both = object(key);
            return new Text(both.text("vi", "the Vietnamese text"), both.text("en", "the English text"));
        }
        String text = text(key, "a text, or {vi: …, en: …}");
        return new Text(text, text);
    }

    /** A mapping below; absent reads as empty. */
    public ConfigNode object(String key) {
        Object value = take(key);
        if (value == null) return child(key, Map.of());
        if (value instanceof Map<?, ?> map) return child(key, texts(map));
        return wrong(key, value, "a mapping of keys to values", child(key, Map.of()));
    }

    /** A list of mappings; absent reads as empty. */
    public List<ConfigNode> objects(String key) {
        List<ConfigNode> nodes = new ArrayList<>();
        List<?> items = items(key, "a list of mappings");
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof Map<?, ?> map) nodes.add(child(key + "[" + i + "]", texts(map)));
            else wrong(key + "[" + i + "]", items.get(i), "a mapping of keys to values", "");
        }
        return nodes;
    }

    /** A list of texts; absent reads as empty. */
    public List<String> texts(String key) {
        return items(key, "a list of texts").stream()
                .map(String::valueOf)
                .map(String::strip)
                .toList();
    }

    /** Notes a problem the caller found. */
    public void problem(String key, Object value, String allowed) {
        problems.add(new ConfigProblem(file, at(key), shorten(value), allowed));
    }

    /** Keys nobody asked for, here and below, become problems: a misspelt key must not be silently ignored. */
    public void rejectUnknown() {
        for (String key : values.keySet()) {
            if (!known.contains(key)) {
                problems.add(new ConfigProblem(
                        file,
                        at(key),
                        shorten(values.get(key)),
                        "one of " + known.stream().sorted().collect(Collectors.joining(", "))));
            }
        }
        children.forEach(ConfigNode::rejectUnknown);
    }

    public List<ConfigProblem> problems() {
        return List.copyOf(problems);
    }

    /** @throws ConfigException with every problem noted so far, unknown keys included */
    public void check() {
        rejectUnknown();
        if (!problems.isEmpty()) throw new ConfigException(problems);
    }

    private ConfigNode child(String key, Map<String, Object> below) {
        ConfigNode child = new ConfigNode(file, at(key), below, problems);
        children.add(child);
        return child;
    }

    private List<?> items(String key, String allowed) {
        Object value = take(key);
        if (value == null) return List.of();
        return value instanceof List<?> list ? list : wrong(key, value, allowed, List.of());
    }

    private <T> T convert(String key, String text, String allowed, Function<String, T> parser, T standIn) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            return wrong(key, text, allowed, standIn);
        }
    }

    private static Duration duration(String text) {
        if (text.startsWith("P")) return Duration.parse(text);
        java.util.regex.Matcher match =
                java.util.regex.Pattern.compile("(\\d{1,9})\\s*(ms|s|min|h|d)").matcher(text);
        if (!match.matches()) throw new IllegalArgumentException(text);
        long amount = Long.parseLong(match.group(1));
        return switch (match.group(2)) {
            case "ms" -> Duration.ofMillis(amount);
            case "s" -> Duration.ofSeconds(amount);
            case "min" -> Duration.ofMinutes(amount);
            case "h" -> Duration.ofHours(amount);
            default -> Duration.ofDays(amount);
        };
    }

    private @Nullable Object take(String key) {
        known.add(key);
        return values.get(key);
    }

    private <T> T noted(String key, T value) {
        known.add(key);
        return value;
    }

    private <T> T missing(String key, String allowed, T standIn) {
        problems.add(new ConfigProblem(file, at(key), "", allowed));
        return standIn;
    }

    private <T> T wrong(String key, @Nullable Object value, String allowed, T standIn) {
        problems.add(new ConfigProblem(file, at(key), shorten(value), allowed));
        return standIn;
    }

    private String at(String key) {
        return path.isEmpty() ? key : path + "." + key;
    }

    private static String shorten(@Nullable Object value) {
        String text = String.valueOf(value).replace('\n', ' ');
        return text.length() <= 80 ? text : text.substring(0, 80) + "…";
    }

    private static Map<String, Object> texts(Map<?, ?> map) {
        Map<String, Object> texts = new LinkedHashMap<>();
        map.forEach((key, value) -> texts.put(String.valueOf(key), value));
        return texts;
    }
}
