package vn.motcua.edge.store;

import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.ArrayBlockingQueue;
import java.util.concurrent.BlockingQueue;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.event.StoreDegraded;
import vn.motcua.edge.module.StoreFullException;

/** The one thread that writes {@code agent.db}: takes what is queued, commits it as one, then tells everyone. */
final class StoreWriter {
    private static final Logger LOG = LoggerFactory.getLogger(StoreWriter.class);
    private static final int MAX_BATCH = 500;
    private static final int DEGRADED_BULK_ROWS = 200;
    private static final Duration HOUSEKEEPING = Duration.ofMinutes(1);

    private final StoreSettings settings;
    private final Supplier<Instant> now;
    private final DiskReserve reserve;
    private final BlockingQueue<StoreJob<?>> queue;
    private final Thread thread = new Thread(this::loop, "agent-store");
    private final CountDownLatch ended = new CountDownLatch(1);
    private final StoreFile file;
    private volatile boolean accepting = true;
    private volatile boolean abandoned;
    private volatile boolean degraded;
    private volatile Runnable appended = () -> {};
    private volatile Outbox.Position bulkInFlight = Outbox.Position.START;
    private long housekeptNanos = System.nanoTime();

    private StoreWriter(StoreSettings settings, Supplier<Instant> now, DiskReserve reserve) throws SQLException {
        this.settings = settings;
        this.now = now;
        this.reserve = reserve;
        this.queue = new ArrayBlockingQueue<>(settings.queue());
        Outbox.Settings outbox = new Outbox.Settings(
                now,
                () -> degraded ? Math.min(DEGRADED_BULK_ROWS, settings.bulkRows()) : settings.bulkRows(),
                () -> bulkInFlight,
                () -> appended.run());
        this.file =
                StoreFile.open(settings.home().resolve("agent.db"), outbox, new NumberWitness(settings.witnesses()));
    }

    static StoreWriter start(StoreSettings settings, Supplier<Instant> now, DiskReserve reserve) throws SQLException {
        StoreWriter writer = new StoreWriter(settings, now, reserve);
        writer.degraded = !reserve.ensure();
        if (writer.degraded)
            LOG.warn(
                    "no room for the disk reserve of {} bytes in {} ({} free)",
                    settings.reserveBytes(),
                    settings.home(),
                    reserve.freeBytes());
        writer.thread.setDaemon(true);
        writer.thread.start();
        return writer;
    }

    boolean offer(StoreJob<?> job) {
        return accepting && queue.offer(job);
    }

    void onAppended(Runnable listener) {
        appended = listener;
    }

    void bulkInFlight(Outbox.Position position) {
        bulkInFlight = position;
    }

    boolean isDegraded() {
        return degraded;
    }

    void stop() throws InterruptedException {
        accepting = false;
        // Wakes the thread; if the queue is full it is awake.
        boolean woken = queue.offer(new StoreJob<>(StoreJob.Kind.READ, tx -> true));
        LOG.debug("store stops, woken: {}", woken);
        ended.await();
    }

    void abandon() {
        accepting = false;
        abandoned = true;
        thread.interrupt();
    }

    private void loop() {
        List<StoreJob<?>> batch = new ArrayList<>(MAX_BATCH);
        try {
            while (!abandoned && (accepting || !queue.isEmpty())) {
                StoreJob<?> first = queue.poll(1, TimeUnit.SECONDS);
                if (first != null) {
                    batch.add(first);
                    queue.drainTo(batch, MAX_BATCH - 1);
                    commit(batch);
                    batch.clear();
                }
                if (System.nanoTime() - housekeptNanos > HOUSEKEEPING.toNanos()) keepHouse();
            }
        } catch (InterruptedException abandonedByTest) {
            Thread.currentThread().interrupt();
        } finally {
            accepting = false;
            List<StoreJob<?>> left = new ArrayList<>(batch);
            queue.drainTo(left);
            left.forEach(job -> job.fail(new IllegalStateException("the agent's store was closed")));
            file.close(abandoned);
            ended.countDown();
        }
    }

    private void commit(List<StoreJob<?>> batch) {
        List<StoreJob<?>> writes =
                batch.stream().filter(job -> job.kind() != StoreJob.Kind.READ).toList();
        if (!writes.isEmpty()) commitWrites(writes);
        for (StoreJob<?> job : batch) if (job.kind() == StoreJob.Kind.READ) read(job);
    }

    private void commitWrites(List<StoreJob<?>> writes) {
        try {
            file.inTransaction(writes);
            writes.forEach(StoreWriter::tell);
        } catch (SQLException | RuntimeException e) {
            if (SqliteFaults.isFull(e)) commitWithoutRoom(writes, e);
            else failAll(writes, e);
        }
    }

    /** The disk is full: give up the reserve, then what may be given up, and try what is essential once more. */
    private void commitWithoutRoom(List<StoreJob<?>> writes, Exception full) {
        boolean released = reserve.release();
        boolean fresh = !degraded;
        degraded = true;
        if (released || fresh)
            LOG.error("disk full at {}: reserve {}", settings.home(), released ? "released" : "already used up", full);
        List<StoreJob<?>> essential = writes.stream()
                .filter(job -> job.kind() == StoreJob.Kind.ESSENTIAL)
                .toList();
        List<StoreJob<?>> bulk =
                writes.stream().filter(job -> job.kind() == StoreJob.Kind.BULK).toList();
        file.keepLogShort(true);
        file.reclaimLog();
        shedBulk();
        if (released) raise("DISK_FULL_RESERVE_IN_USE");
        essential.forEach(job -> retryAlone(job, full));
        bulk.forEach(job -> job.fail(new StoreFullException("the disk is full; telemetry is not kept", full)));
    }

    // One by one: a large one that does not fit must not take a small one with it.
    private void retryAlone(StoreJob<?> job, Exception full) {
        try {
            file.inTransaction(List.of(job));
            tell(job);
        } catch (SQLException | RuntimeException e) {
            boolean noRoom = SqliteFaults.isFull(e);
            if (noRoom) LOG.error("an essential fact cannot be stored: {}", e.toString());
            job.fail(noRoom ? new StoreFullException("disk and reserve are used up", full) : e);
        }
    }

    private void shedBulk() {
        runQuietly("shed telemetry", tx -> {
            tx.outbox().dropOldestBulk(settings.bulkRows());
            return true;
        });
    }

    private void raise(String reason) {
        long free = reserve.freeBytes();
        runQuietly("record " + reason, tx -> {
            tx.outbox().append(new StoreDegraded(reason, free));
            return true;
        });
    }

    private void read(StoreJob<?> job) {
        try {
            file.read(job);
            tell(job);
        } catch (SQLException | RuntimeException e) {
            job.fail(e);
        }
    }

    private static void tell(StoreJob<?> job) {
        try {
            job.complete();
        } catch (RuntimeException e) {
            LOG.error("a listener of the store failed", e);
        }
    }

    private void failAll(List<StoreJob<?>> writes, Exception e) {
        LOG.error("{} transactions could not be committed", writes.size(), e);
        writes.forEach(job -> job.fail(e));
    }

    private void keepHouse() {
        housekeptNanos = System.nanoTime();
        Instant at = now.get();
        runQuietly("expire old rows", tx -> {
            tx.outbox().expire(at.minus(settings.keepAcknowledged()));
            tx.requests().expire(at.minus(Duration.ofDays(30)));
            tx.printJobs().expire(at.minus(Duration.ofDays(30)));
            return true;
        });
        if (degraded && reserve.ensure()) {
            degraded = false;
            file.keepLogShort(false);
            LOG.info("the disk has room again; reserve of {} bytes restored", settings.reserveBytes());
            raise("RECOVERED");
        }
    }

    private void runQuietly(String what, StoreWork<Boolean> work) {
        StoreJob<Boolean> job = new StoreJob<>(StoreJob.Kind.ESSENTIAL, work);
        try {
            file.inTransaction(List.of(job));
            job.complete();
            if (job.hasFailed()) LOG.warn("could not {}", what);
        } catch (SQLException | RuntimeException e) {
            LOG.warn("could not {}: {}", what, e.toString());
        }
    }
}
