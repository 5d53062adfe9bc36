package vn.motcua.bench;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Comparator;
import java.util.function.Consumer;
import java.util.stream.Stream;
import vn.motcua.launcher.demo.Installation;

/**
 * What a measurement works in.
 *
 * @param home a folder for this measurement alone, on the disk that is judged
 * @param seed of everything random
 * @param progress told one line at a time, for whoever waits
 */
public record Room(Installation installation, Path home, Scale scale, long seed, Consumer<String> progress) {
    /** The same with a folder of its own within this one's. */
    Room inner(String name) throws IOException {
        return new Room(installation, Files.createDirectories(home.resolve(name)), scale, seed, progress);
    }

    void remove() throws IOException {
        try (Stream<Path> files = Files.walk(home)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) Files.deleteIfExists(file);
        }
    }
}
