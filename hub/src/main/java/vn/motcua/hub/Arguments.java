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
 * @param exitsWithInput stop when standard input ends: a parent process that dies, however it dies, leaves nothing behind
 */
record Arguments(
        Path config,
        Path home,
        Optional<Integer> port,
        Optional<Path> seedDemoUsers,
        Optional<Path> demoLinks,
        boolean exitsWithInput) {
    static final String USAGE =
            "usage: --config DIR --home DIR [--port N] [--seed-demo-users FILE] [--demo-links FILE] "
                    + "[--exit-with-input]";
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
            if (!KNOWN.contains(option)) wrong.add("unknown option '" + option + "'");
            else if (i + 1 >= words.size()) wrong.add("option " + option + " has no value");
            else if (values.put(option, words.get(i + 1)) != null) wrong.add("option " + option + " is given twice");
        }
        for (String needed : List.of("--config", "--home"))
            if (!values.containsKey(needed)) wrong.add("option " + needed + " is missing");
        Optional<Integer> port = port(values, wrong);
        Optional<Path> config = path(values, "--config", wrong);
        Optional<Path> home = path(values, "--home", wrong);
        Optional<Path> users = path(values, "--seed-demo-users", wrong);
        Optional<Path> links = path(values, "--demo-links", wrong);
        if (!wrong.isEmpty() || config.isEmpty() || home.isEmpty())
            throw new IllegalArgumentException(String.join("\n", wrong) + "\n" + USAGE);
        return new Arguments(config.get(), home.get(), port, users, links, exitsWithInput);
    }

    private static Optional<Integer> port(Map<String, String> values, List<String> wrong) {
        String text = values.get("--port");
        if (text == null) return Optional.empty();
        int port = text.matches("\\d{1,5}") ? Integer.parseInt(text) : -1;
        if (port < 0 || port > 65_535) wrong.add("option --port '" + text + "': allowed is a number from 0 to 65535");
        return Optional.of(port);
    }

    private static Optional<Path> path(Map<String, String> values, String option, List<String> wrong) {
        String text = values.get(option);
        if (text == null) return Optional.empty();
        try {
            return Optional.of(Path.of(text).toAbsolutePath().normalize());
        } catch (InvalidPathException e) {
            wrong.add("option " + option + " '" + text + "': not a path on this system");
            return Optional.empty();
        }
    }
}
