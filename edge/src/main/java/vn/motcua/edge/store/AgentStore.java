package vn.motcua.edge.store;

import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Instant;
import java.util.List;
import java.util.concurrent.RejectedExecutionException;
import java.util.function.Supplier;
import vn.motcua.core.event.Event;
import vn.motcua.core.event.StreamName;

/**
 * The agent's durable memory. Every write is a {@link StoreWork} run by one writer thread, which commits up to 500 of them at once
 * (WAL, {@code synchronous=FULL}) and completes their Futures after the commit, on the caller's context. Any thread.
 */
public final class AgentStore {
    private final Vertx vertx;
    private final Path home;
    private final StoreWriter writer;

    private AgentStore(Vertx vertx, Path home, StoreWriter writer) {
        this.vertx = vertx;
        this.home = home;
        this.writer = writer;
    }

    /**
     * Opens or creates {@code agent.db}. Blocks: call it from a worker or at start.
     *
     * @param now best knowledge of hub time, for the times of events
     */
    public static AgentStore open(Vertx vertx, StoreSettings settings, Supplier<Instant> now) throws SQLException {
        DiskReserve reserve = new DiskReserve(settings.home().resolve("agent.reserve"), settings.reserveBytes());
        return open(vertx, settings, now, reserve);
    }

    static AgentStore open(Vertx vertx, StoreSettings settings, Supplier<Instant> now, DiskReserve reserve)
            throws SQLException {
        try {
            Files.createDirectories(settings.home());
        } catch (java.io.IOException e) {
            throw new SQLException("folder " + settings.home() + " cannot be made: " + e.getMessage(), e);
        }
        return new AgentStore(vertx, settings.home(), StoreWriter.start(settings, now, reserve));
    }

    /** The agent's own folder, which this file lies in. */
    public Path home() {
        return home;
    }

    /** A change that must not be lost. Fails with {@code StoreFullException} when disk and reserve are used up. */
    public <T> Future<T> essential(StoreWork<T> work) {
        return submit(new StoreJob<>(StoreJob.Kind.ESSENTIAL, work));
    }

    /** A change that may be given up when the disk is full. */
    public <T> Future<T> bulk(StoreWork<T> work) {
        return submit(new StoreJob<>(StoreJob.Kind.BULK, work));
    }

    /** Sees what is committed, everything submitted before included. */
    public <T> Future<T> read(StoreWork<T> work) {
        return submit(new StoreJob<>(StoreJob.Kind.READ, work));
    }

    /** Stores a fact in its stream; succeeds once it is durable. */
    public Future<Void> append(Event event) {
        return appendAll(List.of(event));
    }

    /** Stores facts in their order, all of them or none; they may be given up only if each of them may. */
    public Future<Void> appendAll(List<? extends Event> events) {
        List<Event> facts = List.copyOf(events);
        StoreWork<Boolean> work = tx -> {
            for (Event event : facts) tx.outbox().append(event);
            return true;
        };
        boolean isBulk = facts.stream().allMatch(event -> Outbox.streamOf(event) == StreamName.BULK);
        return (isBulk ? bulk(work) : essential(work)).mapEmpty();
    }

    /** Told on the writer thread after each commit that added events. One listener; the link. */
    public void onAppended(Runnable listener) {
        writer.onAppended(listener);
    }

    /** The last bulk event handed to the link; what is in flight is not replaced under it. */
    public void bulkInFlight(Outbox.Position position) {
        writer.bulkInFlight(position);
    }

    /** Whether the reserve is in use or gone. */
    public boolean isDegraded() {
        return writer.isDegraded();
    }

    /** Commits what is queued and closes the file. */
    public Future<Void> close() {
        return vertx.executeBlocking(() -> {
            writer.stop();
            return null;
        });
    }

    /** As a power cut would: nothing queued is committed any more. For tests. */
    void abandon() {
        writer.abandon();
    }

    private <T> Future<T> submit(StoreJob<T> job) {
        if (!writer.offer(job))
            return Future.failedFuture(new RejectedExecutionException("the agent's store is closed or too busy"));
        return Future.fromCompletionStage(job.promise(), vertx.getOrCreateContext());
    }
}
