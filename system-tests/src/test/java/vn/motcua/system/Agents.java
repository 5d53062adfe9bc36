package vn.motcua.system;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import java.util.stream.Stream;
import vn.motcua.launcher.demo.DemoWorld;
import vn.motcua.launcher.demo.Http;

/** What tests ask of running agents, and do to the disks of stopped ones. */
final class Agents {
    private static final Duration PATIENCE = Duration.ofSeconds(40);

    private Agents() {}

    /** Waits until the agent is linked and its hub has all it knows. */
    static void awaitDrained(DemoWorld world, String agent) throws IOException, InterruptedException {
        await(
                agent + " linked and drained",
                new Http(world.address(agent)),
                "/api/status",
                status -> status.path("online").asBoolean()
                        && status.path("outbox").path("essential").asLong() == 0);
    }

    /** Polls until the answer fits. */
    static JsonNode await(String what, Http http, String path, Predicate<JsonNode> fits)
            throws IOException, InterruptedException {
        long end = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            JsonNode answer = http.get(path).expect(200).json();
            if (fits.test(answer)) return answer;
            if (System.nanoTime() > end)
                throw new AssertionError("not within " + PATIENCE + ": " + what + "; " + answer);
            TimeUnit.MILLISECONDS.sleep(50);
        }
    }

    static void copy(Path from, Path to) throws IOException {
        try (Stream<Path> files = Files.walk(from)) {
            for (Path file : files.toList()) {
                Path target = to.resolve(from.relativize(file).toString());
                if (Files.isDirectory(file)) Files.createDirectories(target);
                else Files.copy(file, target);
            }
        }
    }

    static void delete(Path folder) throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            List<Path> deepestFirst = files.sorted(Comparator.reverseOrder()).toList();
            for (Path file : deepestFirst) Files.delete(file);
        }
    }
}
