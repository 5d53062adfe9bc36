package vn.motcua.system.rig;

import java.io.File;
import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import vn.motcua.system.rig.guest.GuestMain;

/** One boot of the emulated machine and what its checks said. */
final class Machine {
    private static final Path HOME = Path.of(System.getProperty("motcua.home", ".."));
    private static final Path RIG =
            HOME.resolve("system-tests/rig").toAbsolutePath().normalize();
    private static final boolean FULL = Boolean.getBoolean("motcua.full");
    /** A guest that hangs is killed; the checks in it have their own, shorter times. */
    private static final Duration RUN_MAX = FULL ? Duration.ofMinutes(20) : Duration.ofMinutes(10);
    /** What the guest's classes need: the fewer jars, the sooner its emulated processor has read them. */
    private static final List<String> NEEDED = List.of(
            "/core/target/",
            "/edge/target/",
            "/kiosk-agent/target/",
            "/rating-terminal/target/",
            "/queue-display/target/",
            "/ui/target/",
            "motcua-core",
            "motcua-edge",
            "motcua-kiosk-agent",
            "motcua-rating-terminal",
            "motcua-queue-display",
            "motcua-ui",
            "vertx-core",
            "netty-",
            "jackson-",
            "jna-",
            "zxing",
            "snakeyaml-engine-",
            "uuid-creator-",
            "jssc-",
            "native-lib-loader-",
            "slf4j-api",
            "logback-",
            "jspecify-",
            "junit-",
            "opentest4j-",
            "apiguardian-",
            "assertj-core-",
            "byte-buddy-",
            "awaitility-",
            "hamcrest-");

    private static final Pattern REPEATS = Pattern.compile("\\brepeats=([0-9]{1,4})\\b");

    private final Map<String, Verdict> verdicts;
    private final Path console;

    private Machine(Map<String, Verdict> verdicts, Path console) {
        this.verdicts = verdicts;
        this.console = console;
    }

    /** @param detail figures of a check that passed, the first reason of one that failed */
    record Verdict(boolean passed, String detail) {}

    /** Boots if this computer can. Empty after saying NOT RUN and what to install. */
    static Optional<Machine> boot() throws IOException, InterruptedException {
        Optional<Path> kernel = prepare();
        if (kernel.isEmpty()) return Optional.empty();
        Path results = HOME.resolve("system-tests/target/rig").toAbsolutePath().normalize();
        Files.createDirectories(results);
        try (Stream<Path> old = Files.list(results)) {
            for (Path file : old.toList()) Files.delete(file);
        }
        Files.copy(RIG.resolve("guest.sh"), results.resolve("run.sh"));
        Files.writeString(results.resolve("env.sh"), environment(kernel.get()));
        int code = run(
                results.resolve("boot.log"),
                List.of(
                        "sh",
                        RIG.resolve("boot.sh").toString(),
                        kernel.get().toString(),
                        results.toString(),
                        "" + RUN_MAX.toSeconds()));
        Path lines = results.resolve("results.txt");
        if (!Files.exists(lines))
            throw new AssertionError("the emulated machine (exit code " + code + ") ran no check:\n"
                    + Files.readString(results.resolve("boot.log")) + tail(results.resolve("console.log")));
        Map<String, Verdict> verdicts = new LinkedHashMap<>();
        for (String line : Files.readAllLines(lines)) {
            String[] parts = line.split("\t", 3);
            verdicts.put(parts[0], new Verdict(parts[1].equals("PASS"), parts[2]));
            System.err.println("rig: " + String.join(" ", parts));
        }
        return Optional.of(new Machine(verdicts, results.resolve("console.log")));
    }

    private static Optional<Path> prepare() throws IOException, InterruptedException {
        Path said = Files.createTempFile("motcua-rig", ".txt");
        Path wrong = Files.createTempFile("motcua-rig", ".txt");
        try {
            Process process = new ProcessBuilder("sh", RIG.resolve("prepare.sh").toString(), cache().toString())
                    .redirectOutput(said.toFile())
                    .redirectError(wrong.toFile())
                    .start();
            int code = process.waitFor();
            if (code == 0) return Optional.of(Path.of(Files.readString(said).strip()));
            if (code != 3) throw new AssertionError("prepare.sh ended with " + code + ": " + Files.readString(wrong));
            System.err.println("NOT RUN: the hot-plug rig (real kernel drivers in an emulated machine). Missing: "
                    + Files.readString(wrong).strip());
            return Optional.empty();
        } catch (IOException e) {
            System.err.println("NOT RUN: the hot-plug rig needs a POSIX shell: " + e.getMessage());
            return Optional.empty();
        } finally {
            Files.delete(said);
            Files.delete(wrong);
        }
    }

    /** Kept between runs: the kernel package is 70 MB. */
    private static Path cache() {
        String set = System.getenv("XDG_CACHE_HOME");
        Path caches = set == null || set.isBlank() ? Path.of(System.getProperty("user.home"), ".cache") : Path.of(set);
        return caches.resolve("motcua").resolve("rig");
    }

    private static int run(Path log, List<String> command) throws IOException, InterruptedException {
        Process process = new ProcessBuilder(command)
                .redirectErrorStream(true)
                .redirectOutput(Redirect.to(log.toFile()))
                .start();
        Thread stop = new Thread(process::destroy);
        Runtime.getRuntime().addShutdownHook(stop);
        int code = process.waitFor();
        Runtime.getRuntime().removeShutdownHook(stop);
        return code;
    }

    private static String environment(Path kernel) {
        Path java = Path.of(System.getProperty("java.home"), "bin", "java");
        String only = System.getenv().getOrDefault("MOTCUA_RIG_ONLY", "");
        String options = "-Dmotcua.full=" + FULL + " -Dmotcua.seed=" + System.getProperty("motcua.seed", "20261122")
                + (only.isBlank() ? "" : " -Drig.only=" + only);
        return Map.of(
                        "KERNEL", kernel.toString(),
                        "JAVA", java.toString(),
                        "CLASSPATH", classPath(),
                        "LOGBACK", RIG.resolve("logback.xml").toString(),
                        "OPTIONS", options,
                        "MAIN", GuestMain.class.getName())
                .entrySet()
                .stream()
                .map(e -> e.getKey() + "=" + quoted(e.getValue()) + "\n")
                .collect(Collectors.joining());
    }

    private static String quoted(String text) {
        return "'" + text.replace("'", "'\\''") + "'";
    }

    private static String classPath() {
        String own = "system-tests" + File.separator + "target";
        return Stream.of(System.getProperty("java.class.path").split(File.pathSeparator))
                .map(entry -> Path.of(entry).toAbsolutePath().normalize().toString())
                .filter(entry -> entry.contains(own) || NEEDED.stream().anyMatch(entry::contains))
                .collect(Collectors.joining(File.pathSeparator));
    }

    private static String tail(Path file) throws IOException {
        List<String> lines = Files.exists(file) ? Files.readAllLines(file) : List.of();
        return String.join("\n", lines.subList(Math.max(0, lines.size() - 40), lines.size()));
    }

    /** Whether a person asked for other checks only. */
    static boolean isLeftOut(String check) {
        String only = System.getenv().getOrDefault("MOTCUA_RIG_ONLY", "");
        return !only.isBlank() && !check.matches(only);
    }

    /** Tests of contracts that were run again, all checks together. */
    int repeats() {
        return verdicts.values().stream()
                .flatMap(verdict -> REPEATS.matcher(verdict.detail()).results())
                .mapToInt(found -> Integer.parseInt(found.group(1)))
                .sum();
    }

    Verdict verdict(String check) {
        Verdict said = verdicts.get(check);
        return said != null ? said : new Verdict(false, "said nothing; the machine's console: " + console);
    }
}
