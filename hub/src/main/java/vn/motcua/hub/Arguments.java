package vn.motcua.hub;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;

/**
 * The command line of {@link Main}. The launcher offers the same under {@code motcua hub}.
 *
 * @param config default {@code config}
 * @param home default {@code $MOTCUA_HOME/hub}, else {@code data/hub}
 * @param exitsWithInput stop when standard input ends: a parent process that dies, however it dies, leaves nothing behind
 */
record Arguments(
        Path config,
        Path home,
        Optional<Integer> port,
        Optional<Path> seedDemoUsers,
        Optional<Path> demoLinks,
        boolean exitsWithInput) {
    private static final String EXIT_WITH_INPUT = "--exit-with-input";
    private static final Set<String> KNOWN =
            Set.of("--config", "--home", "--port", "--seed-demo-users", "--demo-links");

    /** @throws IllegalArgumentException with everything that is wrong, a line each */
    static Arguments parse(String... args) {
        List<String> wrong = new ArrayList<>();
        Map<String, String> values = new HashMap<>();
        List<String> words = new ArrayList<>(List.of(args));
        boolean exitsWithInput = words.removeIf(EXIT_WITH_INPUT::equals);
        for (int i = 0; i < words.size(); i += 2) {
            String option = words.get(i);
            if (!KNOWN.contains(option)) wrong.add(Console.of("option.unknown", option));
            else if (i + 1 >= words.size()) wrong.add(Console.of("option.no.value", option));
            else if (values.put(option, words.get(i + 1)) != null) wrong.add(Console.of("option.twice", option));
        }
        values.putIfAbsent("--config", "config");
        values.putIfAbsent("--home", defaultHome());
        Optional<Integer> port = port(values, wrong);
        Optional<Path> config = path(values, "--config", wrong);
        Optional<Path> home = path(values, "--home", wrong);
        Optional<Path> users = path(values, "--seed-demo-users", wrong);
        Optional<Path> links = path(values, "--demo-links", wrong);
        if (!wrong.isEmpty() || config.isEmpty() || home.isEmpty())
            throw new IllegalArgumentException(String.join("\n", wrong) + "\n" + Console.of("usage"));
        return new Arguments(config.get(), home.get(), port, users, links, exitsWithInput);
    }

    private static String defaultHome() {
        String data = System.getenv("MOTCUA_HOME");
        return Path.of(data == null || data.isBlank() ? "data" : data, "hub").toString();
    }

    private static Optional<Integer> port(Map<String, String> values, List<String> wrong) {
        String text = values.get("--port");
        if (text == null) return Optional.empty();
        int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : -1;
        if (port < 0 || port > 65_535) wrong.add(Console.of("option.port", text));
        return Optional.of(port);
    }

    private static Optional<Path> path(Map<String, String> values, String option, List<String> wrong) {
        String text = values.get(option);
        if (text == null) return Optional.empty();
        try {
            return Optional.of(Path.of(text).toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            wrong.add(Console.of("option.path", option, text));
            return Optional.empty();
        }
    }
}
