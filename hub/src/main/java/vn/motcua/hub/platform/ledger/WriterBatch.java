package vn.motcua.hub.platform.ledger;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/**
 * What one commit holds, chosen as the work goes on: commands as they come, between them facts as long as there is time. A command
 * that comes while a backlog is worked through so waits a few milliseconds, not for the backlog. Writer thread.
 */
final class WriterBatch {
    private static final int COMMANDS_MAX = 256;
    private static final long LENGTH_NANOS = TimeUnit.MILLISECONDS.toNanos(15);
    /** Once somebody waits for the commit. */
    private static final long REST_NANOS = TimeUnit.MILLISECONDS.toNanos(4);

    private final WriterQueue queue;
    private final List<WriterTask> tasks = new ArrayList<>();
    private long end = System.nanoTime() + LENGTH_NANOS;
    private int commands;
    private boolean hasFacts;

    WriterBatch(WriterQueue queue) {
        this.queue = queue;
    }

    /** The next task of this commit; null when it is time to commit. A batch holds at least one run of facts that wait. */
    @Nullable
    WriterTask next() {
        WriterTask task = commands < COMMANDS_MAX ? queue.pollCommand() : null;
        if (task != null) {
            commands++;
            end = Math.min(end, System.nanoTime() + REST_NANOS);
        } else if (!hasFacts || System.nanoTime() < end) {
            task = queue.pollFacts();
            hasFacts = true;
        }
        if (task != null) tasks.add(task);
        return task;
    }

    /** Those handed out, in their order. */
    List<WriterTask> tasks() {
        return tasks;
    }
}
