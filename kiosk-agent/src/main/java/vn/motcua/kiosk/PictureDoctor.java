package vn.motcua.kiosk;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.function.Consumer;
import java.util.stream.Stream;
import vn.motcua.kiosk.Finding.Mark;

/** Looks at the cameras' pictures that wait for the hub: usually none, as it takes them within seconds. Blocks. */
final class PictureDoctor {
    private static final Duration LONG = Duration.ofHours(1);

    private final Path spool;
    private final Consumer<Finding> findings;

    /** @param home the agent's data folder */
    PictureDoctor(Path home, Consumer<Finding> findings) {
        spool = home.resolve("modules").resolve("camera").resolve("spool");
        this.findings = findings;
    }

    /** Says nothing of an agent that has no cameras with pictures. */
    void examine(Instant now) {
        if (!Files.isDirectory(spool)) return;
        try {
            List<Path> files = files();
            long bytes = 0;
            int waiting = 0;
            Instant oldest = now;
            for (Path file : files) {
                if (file.toString().endsWith(".enc")) bytes += Files.size(file);
                if (!file.toString().endsWith(".json")) continue;
                waiting++;
                Instant since = Files.getLastModifiedTime(file).toInstant();
                if (since.isBefore(oldest)) oldest = since;
            }
            Duration age = Duration.between(oldest, now);
            findings.accept(Finding.of(
                    age.compareTo(LONG) > 0 ? Mark.WARN : Mark.GOOD,
                    "pictures",
                    waiting,
                    bytes >> 20,
                    age.toMinutes()));
        } catch (IOException e) {
            // The agent sends them while this looks, or they belong to another user.
            findings.accept(Finding.of(Mark.WARN, "pictures.unreadable", spool, String.valueOf(e.getMessage())));
        }
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> all = Files.list(spool)) {
            return all.toList();
        }
    }
}
