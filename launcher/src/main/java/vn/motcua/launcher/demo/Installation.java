package vn.motcua.launcher.demo;

import java.io.File;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;

/**
 * Where the built jars lie, and how a hub or an agent is started as a process of its own with its own class path.
 *
 * @param home the folder that holds the {@code motcua} launcher
 * @param java what Java is told besides, by the module that is started: {@code hub}, {@code kiosk-agent}, {@code launcher}
 */
public record Installation(Path home, Map<String, List<String>> java) {
    private static final String VERSION = "0.1.0";
    // Kept in step with agent_java of the motcua script, which says why.
    private static final List<String> SMALL = List.of(
            "-XX:+UseSerialGC",
            "-Xmx48m",
            "-Xms8m",
            "-Xmn2m",
            "-XX:MinHeapFreeRatio=5",
            "-XX:MaxHeapFreeRatio=12",
            "-Xss256k",
            "-XX:TieredStopAtLevel=1",
            "-XX:CICompilerCount=1",
            "-XX:CompileThresholdScaling=2",
            "-XX:ReservedCodeCacheSize=24m",
            "-XX:MaxMetaspaceSize=80m",
            "-XX:MaxDirectMemorySize=16m",
            "-Dio.netty.allocator.type=unpooled",
            "-Dio.netty.jfr.enabled=false",
            "-Djdk.nio.maxCachedBufferSize=65536",
            "-Dsun.reflect.inflationThreshold=2147483647");
    private static final List<String> TRIMMED =
            List.of("-XX:+IgnoreUnrecognizedVMOptions", "-XX:TrimNativeHeapInterval=5000");

    public Installation {
        java = Map.copyOf(java);
    }

    public Installation(Path home) {
        this(home, Map.of());
    }

    /** From the system property the launcher script sets. */
    public static Installation current() {
        return new Installation(Path.of(System.getProperty("motcua.install", "."))
                .toAbsolutePath()
                .normalize());
    }

    public List<String> hub(List<String> arguments) {
        return command(
                "hub",
                List.of("-XX:+UseSerialGC", "-Xmx345m", "-Xmn40m", "-XX:MetaspaceSize=96m"),
                "vn.motcua.hub.Main",
                arguments);
    }

    public List<String> agent(List<String> arguments) {
        List<String> small = new ArrayList<>(SMALL);
        // Elsewhere Java would warn that it cannot.
        if (System.getProperty("os.name").startsWith("Linux")) small.addAll(TRIMMED);
        return command("kiosk-agent", small, "vn.motcua.kiosk.Main", arguments);
    }

    /** What an agent's environment adds: the C library keeps one heap, not one for each thread. */
    public static Map<String, String> agentEnvironment() {
        return Map.of("MALLOC_ARENA_MAX", "1");
    }

    /** Any main class of this installation's launcher class path. */
    public List<String> launcher(List<String> arguments) {
        return command("launcher", List.of("-XX:+UseSerialGC", "-Xmx256m"), "vn.motcua.launcher.Main", arguments);
    }

    private List<String> command(String module, List<String> jvm, String main, List<String> arguments) {
        Path jar = home.resolve(module).resolve("target").resolve("motcua-" + module + "-" + VERSION + ".jar");
        if (!Files.isRegularFile(jar))
            throw new IllegalStateException(jar + " is missing: run ./motcua once to build it");
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        if (Runtime.version().feature() >= 22) command.add("--enable-native-access=ALL-UNNAMED");
        command.addAll(jvm);
        command.addAll(java.getOrDefault(module, List.of()));
        command.add("-Dfile.encoding=UTF-8");
        command.add("-Dstdout.encoding=UTF-8");
        command.add("-Djava.awt.headless=true");
        command.add("-Dmotcua.install=" + home);
        command.add("-cp");
        command.add(jar + File.pathSeparator + jar.resolveSibling("lib") + File.separator + "*");
        command.add(main);
        command.addAll(arguments);
        return command;
    }
}
