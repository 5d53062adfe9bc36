package vn.motcua.core.config;

import java.io.IOException;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
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
    private final Path folder;
    private final String path;
    private final Map<String, Object> values;
    private final Set<String> known = new HashSet<>();
    private final List<ConfigNode> children = new ArrayList<>();
    private final Problems problems;

    private ConfigNode(String file, Path folder, String path, Map<String, Object> values, Problems problems) {
        this.file = file;
        this.folder = folder;
        this.path = path;
        this.values = values;
        this.problems = problems;
    }

    /** What is wrong so far. Of a file that cannot be read nothing more is said: all its keys would only seem missing. */
    private static final class Problems {
        private final List<ConfigProblem> found = new ArrayList<>();
        private boolean isUnreadable;

        void add(ConfigProblem problem) {
            if (!isUnreadable && !found.contains(problem)) found.add(problem);
        }
    }

    /** Reads a file. A missing or malformed file is itself a problem. */
    public static ConfigNode load(Path file) {
        String name = file.getFileName().toString();
        try {
            return parse(name, file.resolveSibling(""), Files.readString(file, StandardCharsets.UTF_8));
        } catch (NoSuchFileException e) {
            return unreadable(name, new ConfigProblem(file.toString(), "", "", Allowed.of("file.there")));
        } catch (CharacterCodingException e) {
            return unreadable(name, new ConfigProblem(file.toString(), "", "(binary)", Allowed.of("file.utf8")));
        } catch (IOException e) {
            String why = String.valueOf(e.getMessage());
            return unreadable(name, new ConfigProblem(file.toString(), "", why, Allowed.of("file.utf8")));
        }
    }

    /** Text that is in no file: what it names beside itself is looked for where the program runs. */
    public static ConfigNode parse(String file, String yaml) {
        return parse(file, Path.of(""), yaml);
    }

    private static ConfigNode parse(String file, Path folder, String yaml) {
        try {
            Object root = new Load(LoadSettings.builder()
                            .setLabel(file)
                            .setAllowDuplicateKeys(false)
                            .build())
                    .loadFromString(yaml);
            if (root == null) return new ConfigNode(file, folder, "", Map.of(), new Problems());
            if (root instanceof Map<?, ?> map) return new ConfigNode(file, folder, "", texts(map), new Problems());
            return unreadable(file, new ConfigProblem(file, "", shorten(root), Allowed.of("mapping")));
        } catch (YamlEngineException e) {
            return unreadable(file, YamlFault.of(file, e));
        } catch (StackOverflowError tooDeep) {
            return unreadable(file, new ConfigProblem(file, "", "[[[[…", Allowed.of("file.shallow")));
        }
    }

    private static ConfigNode unreadable(String file, ConfigProblem problem) {
        Problems problems = new Problems();
        problems.add(problem);
        problems.isUnreadable = true;
        return new ConfigNode(file, Path.of(""), "", Map.of(), problems);
    }

    public boolean has(String key) {
        return values.get(key) != null;
    }

    /** Not to be reported as unknown though nobody reads it: another problem of this object is reported already. */
    public void leave(String key) {
        known.add(key);
    }

    /** Whether an optional key is there; either way it is one that may be. */
    boolean knows(String key) {
        return noted(key, has(key));
    }

    /** Keys present, in file order. */
    public Set<String> keys() {
        return values.keySet();
    }

    /**
     * A file that is named beside this one.
     *
     * @throws java.nio.file.InvalidPathException if it is no name of a file
     */
    public Path beside(String name) {
        return folder.resolve(name);
    }

    /** A text that must be there. */
    public String text(String key, Allowed allowed) {
        Object value = take(key);
        if (value == null) return missing(key, allowed, "");
        if (value instanceof Map || value instanceof List) return wrong(key, value, allowed, "");
        String text = String.valueOf(value).strip();
        return text.isEmpty() ? missing(key, allowed, "") : text;
    }

    /** A text, or the fallback when the key is absent. */
    public String textOr(String key, String fallback, Allowed allowed) {
        return has(key) ? text(key, allowed) : noted(key, fallback);
    }

    public Optional<String> optionalText(String key, Allowed allowed) {
        return has(key) ? Optional.of(text(key, allowed)) : noted(key, Optional.empty());
    }

    /** A text turned into a value; whatever the parser throws as IllegalArgumentException becomes a problem. */
    public <T> T parsed(String key, Allowed allowed, Function<String, T> parser, T standIn) {
        String text = text(key, allowed);
        return text.isEmpty() ? standIn : convert(key, text, allowed, parser, standIn);
    }

    /** As {@link #parsed}, with a fallback for an absent key. */
    public <T> T parsedOr(String key, Allowed allowed, Function<String, T> parser, T fallback) {
        return has(key) ? parsed(key, allowed, parser, fallback) : noted(key, fallback);
    }

    public int integer(String key, int min, int max, int fallback) {
        Allowed allowed = Allowed.of("integer", min, max);
        if (!has(key)) return noted(key, fallback);
        Object value = take(key);
        if (value instanceof Integer number && number >= min && number <= max) return number;
        return wrong(key, value, allowed, fallback);
    }

    public boolean bool(String key, boolean fallback) {
        if (!has(key)) return noted(key, fallback);
        Object value = take(key);
        return value instanceof Boolean flag ? flag : wrong(key, value, Allowed.of("boolean"), fallback);
    }

    /** ISO-8601 such as {@code PT2S}, or a number with unit such as {@code 400ms}, {@code 2s}, {@code 5min}. */
    public Duration duration(String key, Duration min, Duration max, Duration fallback) {
        Allowed allowed = Allowed.of("duration", Durations.text(min), Durations.text(max));
        if (!has(key)) return noted(key, fallback);
        String text = text(key, allowed);
        Duration value = convert(key, text, allowed, Durations::parse, fallback);
        return value.compareTo(min) < 0 || value.compareTo(max) > 0 ? wrong(key, text, allowed, fallback) : value;
    }

    public <E extends Enum<E>> E choice(String key, Class<E> type, E fallback) {
        Allowed allowed = Allowed.of(
                "choice",
                Arrays.stream(type.getEnumConstants())
                        .map(one -> one.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", ")));
        if (!has(key)) return noted(key, fallback);
        String text = text(key, allowed);
        return convert(key, text, allowed, name -> Enum.valueOf(type, name.toUpperCase(Locale.ROOT)), fallback);
    }

    /** Both languages: {@code {vi: …, en: …}}; a plain text stands for both. */
    public Text bilingual(String key) {
        if (values.get(key) instanceof Map) {
            ConfigNode both = object(key);
            return new Text(both.text("vi", Allowed.of("text.vi")), both.text("en", Allowed.of("text.en")));
        }
        String text = text(key, Allowed.of("text.both"));
        return new Text(text, text);
    }

    /** A mapping below; absent reads as empty. */
    public ConfigNode object(String key) {
        Object value = take(key);
        if (value == null) return child(key, Map.of());
        if (value instanceof Map<?, ?> map) return child(key, texts(map));
        return wrong(key, value, Allowed.of("mapping"), child(key, Map.of()));
    }

    /** A list of mappings; absent reads as empty. */
    public List<ConfigNode> objects(String key) {
        List<ConfigNode> nodes = new ArrayList<>();
        List<?> items = items(key, Allowed.of("list.mappings"));
        for (int i = 0; i < items.size(); i++) {
            if (items.get(i) instanceof Map<?, ?> map) nodes.add(child(key + "[" + i + "]", texts(map)));
            else wrong(key + "[" + i + "]", items.get(i), Allowed.of("mapping"), "");
        }
        return nodes;
    }

    /** A list of texts; absent reads as empty. */
    public List<String> texts(String key) {
        return items(key, Allowed.of("list.texts")).stream()
                .map(String::valueOf)
                .map(String::strip)
                .toList();
    }

    /** Notes a problem the caller found. */
    public void problem(String key, Object value, Allowed allowed) {
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
                        Allowed.of("choice", known.stream().sorted().collect(Collectors.joining(", ")))));
            }
        }
        children.forEach(ConfigNode::rejectUnknown);
    }

    public List<ConfigProblem> problems() {
        return List.copyOf(problems.found);
    }

    /** @throws ConfigException with every problem noted so far, unknown keys included */
    public void check() {
        rejectUnknown();
        if (!problems.found.isEmpty()) throw new ConfigException(problems.found);
    }

    private ConfigNode child(String key, Map<String, Object> below) {
        ConfigNode child = new ConfigNode(file, folder, at(key), below, problems);
        children.add(child);
        return child;
    }

    private List<?> items(String key, Allowed allowed) {
        Object value = take(key);
        if (value == null) return List.of();
        return value instanceof List<?> list ? list : wrong(key, value, allowed, List.of());
    }

    private <T> T convert(String key, String text, Allowed allowed, Function<String, T> parser, T standIn) {
        try {
            return parser.apply(text);
        } catch (IllegalArgumentException | DateTimeParseException e) {
            return wrong(key, text, allowed, standIn);
        }
    }

    private @Nullable Object take(String key) {
        known.add(key);
        return values.get(key);
    }

    private <T> T noted(String key, T value) {
        known.add(key);
        return value;
    }

    private <T> T missing(String key, Allowed allowed, T standIn) {
        problems.add(new ConfigProblem(file, at(key), "", allowed));
        return standIn;
    }

    private <T> T wrong(String key, @Nullable Object value, Allowed allowed, T standIn) {
        problems.add(new ConfigProblem(file, at(key), shorten(value), allowed));
        return standIn;
    }

    private String at(String key) {
        if (key.isEmpty()) return path;
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
