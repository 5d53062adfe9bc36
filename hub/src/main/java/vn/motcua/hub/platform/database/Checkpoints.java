package vn.motcua.hub.platform.database;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.concurrent.Executors;
import java.util.concurrent.ScheduledExecutorService;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;

/**
 * Brings what was committed from the log into the store beside the writer, who would else do it in the middle of somebody's command: some
 * 20 ms for 16 MiB on a quick disk. A thread and a connection of its own; the writer's and the readers' go on meanwhile. Nothing is lost if
 * this stops: the writer's own limit of the log, far higher, still holds.
 *
 * @see <a href="https://www.sqlite.org/c3ref/wal_checkpoint_v2.html">SQLite: PASSIVE</a>
 */
public final class Checkpoints {
    private static final long LEAST_MS = 500;
    /** Of its time at most this part goes into the disk: a slow one has other things to do. */
    private static final int PART = 20;

    private static final Logger LOG = LoggerFactory.getLogger(Checkpoints.class);
    private final Path log;
    private final Connection connection;
    private final ScheduledExecutorService thread = Executors.newSingleThreadScheduledExecutor(work -> {
        Thread thread = new Thread(work, "motcua-hub-checkpoints");
        thread.setDaemon(true);
        return thread;
    });
    private @Nullable FileTime seen;
    private boolean isTroubled;

    /** Begins at once. */
    public Checkpoints(Path file) throws SQLException {
        this.log = file.resolveSibling(file.getFileName() + "-wal");
        this.connection = HubFile.openBeside(file);
        thread.schedule(this::work, LEAST_MS, TimeUnit.MILLISECONDS);
    }

    private void work() {
        long began = System.nanoTime();
        try {
            takeOver();
            isTroubled = false;
        } catch (SQLException | IOException | RuntimeException e) {
            // A full disk, say: the writer finds out by itself, and the log is there for the next time.
            if (!isTroubled) LOG.warn("the log of the store waits to be taken over: {}", e.getMessage());
            isTroubled = true;
        }
        long took = TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - began);
        if (!thread.isShutdown()) thread.schedule(this::work, Math.max(LEAST_MS, PART * took), TimeUnit.MILLISECONDS);
    }

    private void takeOver() throws SQLException, IOException {
        if (!Files.exists(log)) return;
        FileTime written = Files.getLastModifiedTime(log);
        if (written.equals(seen)) return;
        try (Statement statement = connection.createStatement()) {
            statement.execute("PRAGMA wal_checkpoint(PASSIVE)");
        }
        seen = written;
    }

    /** Waits for what is being written. Blocking. */
    public void close() {
        thread.shutdownNow();
        try {
            if (!thread.awaitTermination(1, TimeUnit.MINUTES)) LOG.warn("the disk does not answer");
            connection.close();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        } catch (SQLException e) {
            LOG.warn("closing the connection beside the writer's: {}", e.getMessage());
        }
    }
}
