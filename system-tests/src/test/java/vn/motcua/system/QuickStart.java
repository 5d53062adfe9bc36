package vn.motcua.system;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.FileTime;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import vn.motcua.core.wire.Json;
import vn.motcua.launcher.demo.DemoWorld;
import vn.motcua.launcher.demo.Http;
import vn.motcua.launcher.demo.Installation;

/**
 * Hubs and agents that start in a third of the processor time: whole-system tests start some two hundred of them. Classes come from an
 * archive (as {@code motcua agent --prepare} makes one), and Java compiles each method once. What a build has for figures is the bench,
 * which knows nothing of this.
 */
final class QuickStart {
    private static final List<String> MODULES = List.of("hub", "kiosk-agent");
    private static final List<String> COMPILED_ONCE = List.of("-XX:TieredStopAtLevel=1");
    // Java passes over an archive that does not fit and must not speak of it where a test reads its words.
    private static final List<String> ARCHIVED = List.of("-Xshare:auto", "-Xlog:cds*=off", "-Xlog:class+path=off");
    private static final Path FOLDER = Path.of("target", "quick-start").toAbsolutePath();

    private QuickStart() {}

    /** Makes the archives first if the jars are newer; of two test processes the second one waits for the first. */
    static synchronized Installation of(Path home) {
        try {
            Files.createDirectories(FOLDER);
            try (FileChannel file = FileChannel.open(
                            FOLDER.resolve("lock"), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
                    FileLock lock = file.lock()) {
                if (lock.isValid() && !isMade(home)) make(home);
            }
            return with(home, "-XX:SharedArchiveFile=", ".jsa");
        } catch (IOException e) {
            throw new UncheckedIOException("the archives in " + FOLDER + " cannot be made", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while the archives in " + FOLDER + " were made", e);
        }
    }

    private static Installation with(Path home, String option, String ending) {
        Map<String, List<String>> java = new HashMap<>();
        java.put("launcher", COMPILED_ONCE);
        for (String module : MODULES) java.put(module, java(option + FOLDER.resolve(module + ending)));
        return new Installation(home, java);
    }

    private static List<String> java(String archive) {
        return Stream.of(COMPILED_ONCE, ARCHIVED, List.of(archive))
                .flatMap(List::stream)
                .toList();
    }

    private static boolean isMade(Path home) throws IOException {
        for (String module : MODULES) {
            Path archive = FOLDER.resolve(module + ".jsa");
            if (!Files.exists(archive)) return false;
            FileTime made = Files.getLastModifiedTime(archive);
            Path built = home.resolve(module).resolve("target");
            if (isAnyNewer(built, made) || isAnyNewer(built.resolve("lib"), made)) return false;
        }
        return true;
    }

    private static boolean isAnyNewer(Path folder, FileTime made) throws IOException {
        try (DirectoryStream<Path> jars = Files.newDirectoryStream(folder, "*.jar")) {
            for (Path jar : jars) if (Files.getLastModifiedTime(jar).compareTo(made) > 0) return true;
        }
        return false;
    }

    /** One start of a hub and of an agent that prints a ticket; what they loaded is written when they end. */
    private static void make(Path home) throws IOException, InterruptedException {
        Path folder = Files.createTempDirectory("motcua-quick-start");
        Map<String, String> substitutions = Map.of("cameraSecret", "unused in this test", "sound", "file");
        Installation making = with(home, "-XX:ArchiveClassesAtExit=", ".new");
        try (DemoWorld world =
                DemoWorld.start(making, folder, DemoWorld.Plan.of(making, Map.of("hall", "hall"), substitutions))) {
            new Http(world.address("hall"))
                    .post(
                            "/api/kiosk/tickets",
                            Json.object()
                                    .put("requestId", UUID.randomUUID().toString())
                                    .put("serviceId", "submit")
                                    .put("locale", "VI")
                                    .put("priority", "NORMAL"))
                    .expect(200, 201);
            Agents.awaitDrained(world, "hall");
            for (String process : List.of("hall", "hub"))
                end(world.child(process).pid());
        }
        for (String module : MODULES)
            Files.move(
                    FOLDER.resolve(module + ".new"),
                    FOLDER.resolve(module + ".jsa"),
                    StandardCopyOption.REPLACE_EXISTING);
        Agents.delete(folder);
    }

    private static void end(long pid) {
        ProcessHandle process = ProcessHandle.of(pid).orElseThrow();
        process.destroy();
        process.onExit().orTimeout(60, TimeUnit.SECONDS).join();
    }
}
