package vn.motcua.system.rig.guest;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Optional;

/** A device on a cable that can be pulled: the kernel's driver sits between it and the port our links open. */
public interface Cable extends AutoCloseable {
    Path TTYS = Path.of("/sys/class/tty");

    /** Returns when the pull is done, not when anybody noticed. */
    void unplug() throws IOException;

    void plug() throws IOException;

    /** The port's node now, if there is one. */
    Optional<Path> node() throws IOException;

    /** The device speaks. */
    void say(byte[] bytes) throws IOException;

    @Override
    void close() throws IOException;

    default Path awaitNode() throws IOException {
        Waiting.until("a port appears", Duration.ofSeconds(20), () -> node().isPresent());
        return node().orElseThrow();
    }

    default void awaitNoNode() throws IOException {
        Waiting.until("the port disappears", Duration.ofSeconds(20), () -> node().isEmpty());
    }

    /** The first tty whose name begins so and whose sysfs device is accepted. */
    static Optional<Path> find(String prefix, Belongs belongs) throws IOException {
        try (DirectoryStream<Path> all = Files.newDirectoryStream(TTYS, prefix + "*")) {
            for (Path tty : all) {
                Path node = Path.of("/dev").resolve(tty.getFileName());
                if (belongs.test(tty.resolve("device")) && Files.exists(node)) return Optional.of(node);
            }
        }
        return Optional.empty();
    }

    /** Whether a sysfs device is the one meant. */
    interface Belongs {
        boolean test(Path sysfsDevice) throws IOException;
    }
}
