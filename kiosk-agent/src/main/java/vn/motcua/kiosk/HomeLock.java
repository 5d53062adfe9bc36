package vn.motcua.kiosk;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.channels.OverlappingFileLockException;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.Optional;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import vn.motcua.core.process.DurableFile;

/**
 * That an agent uses a home, and where it serves its pages: {@code agent.lock} is locked as long as its process lives, and {@code
 * agent.port} holds the port. Without the lock the port is of one that is gone. Any thread; {@link #take} may block for a moment.
 */
final class HomeLock {
    private static final String LOCK = "agent.lock";
    private static final String PORT = "agent.port";
    /** One that only looks holds the lock for an instant. */
    private static final int TRIES = 5;

    private static final long PAUSE_MILLIS = 50;

    private final FileLock lock;
    private final Path port;

    private HomeLock(FileLock lock, Path port) {
        this.lock = lock;
        this.port = port;
    }

    /** @return empty if another process has it */
    static Optional<HomeLock> take(Path home) throws IOException, InterruptedException {
        FileChannel channel = FileChannel.open(home.resolve(LOCK), StandardOpenOption.CREATE, StandardOpenOption.WRITE);
        FileLock lock = channel.tryLock();
        for (int tries = 1; lock == null && tries < TRIES; tries++) {
            TimeUnit.MILLISECONDS.sleep(PAUSE_MILLIS);
            lock = channel.tryLock();
        }
        if (lock == null) {
            channel.close();
            return Optional.empty();
        }
        Path port = home.resolve(PORT);
        Files.deleteIfExists(port);
        return Optional.of(new HomeLock(lock, port));
    }

    /** The pages are up. */
    void serves(int number) throws IOException {
        DurableFile.replacePrivate(port, number + "\n");
    }

    void release() throws IOException {
        Files.deleteIfExists(port);
        lock.channel().close();
    }

    /**
     * What one finds who only looks.
     *
     * @param isTaken an agent uses this home, or nobody may see whether one does
     * @param port of its pages; 0 if it has not said
     */
    record Use(boolean isTaken, int port) {}

    static Use look(Path home) {
        return isTaken(home) ? new Use(true, port(home.resolve(PORT))) : new Use(false, 0);
    }

    private static boolean isTaken(Path home) {
        try (FileChannel channel = FileChannel.open(home.resolve(LOCK), StandardOpenOption.READ);
                @Nullable FileLock free = channel.tryLock(0, Long.MAX_VALUE, true)) {
            return free == null;
        } catch (NoSuchFileException nobodyWasHere) {
            return false;
        } catch (IOException | OverlappingFileLockException e) {
            return true;
        }
    }

    private static int port(Path file) {
        try {
            return Integer.parseInt(Files.readString(file).strip());
        } catch (IOException | NumberFormatException e) {
            return 0;
        }
    }
}
