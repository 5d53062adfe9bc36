package vn.motcua.hub.platform.ledger;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.sql.Connection;
import java.sql.SQLException;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Iterator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.model.RequestId;
import vn.motcua.core.model.SiteId;
import vn.motcua.hub.platform.database.Checkpoints;
import vn.motcua.hub.platform.database.Sql;
import vn.motcua.hub.platform.database.SqlWork;

/**
 * The site's single writer: one thread, one connection. A batch is decided in order, each decision on the state left by the one
 * before, committed once, then answered, then published, in a rush several commits at a time. A failed commit puts the state back to what is on disk and fails every
 * answer of the batch as retryable. Methods are for any thread; answers come on the asker's context.
 */
public final class SiteWriter {
    private static final Logger LOG = LoggerFactory.getLogger(SiteWriter.class);

    /** Set by a restore: the incarnation of the backup, until the hub goes on as another. */
    public static final String RESTORED_FROM = "restored_from";

    /** Longer than any kiosk or page repeats a request. */
    private static final Duration ANSWERS_KEPT = Duration.ofDays(30);

    /** The longest a command waits for within a batch, a millisecond or two. */
    private static final int FACTS_PER_PART = 64;

    private final Vertx vertx;
    private final Clock clock;
    private final Sql db;
    private final Ledger ledger;
    private final Ingest ingest;
    private final IdSource ids;
    private final List<Prelude> preludes;
    private final CommitListener listener;
    private final WriterQueue queue = new WriterQueue();
    private final Promise<Void> stopped = Promise.promise();
    private final Thread thread;
    /** Committed, and not yet told to the pages. Writer thread. */
    private final List<Recorded> unpublished = new ArrayList<>();

    private final PublishTime publishTime = new PublishTime();
    private final Checkpoints checkpoints = new Checkpoints();
    private volatile long committedPosition;
    private volatile boolean healthy = true;

    /**
     * @param parts what the features bring
     * @param connection the one writing connection; closed with this writer
     */
    public SiteWriter(Vertx vertx, SiteId site, Connection connection, Clock clock, IdSource ids, WriterParts parts) {
        this.vertx = vertx;
        this.clock = clock;
        this.ids = ids;
        this.db = new Sql(connection);
        this.ledger = new Ledger(site, db, parts.projections(), ids);
        this.ingest = new Ingest(ledger, parts.reactors(), ids);
        this.preludes = parts.preludes();
        this.listener = parts.listener();
        this.thread = new Thread(this::serve, "motcua-hub-writer");
        this.thread.setDaemon(true);
    }

    /**
     * Reads the state and starts a new incarnation if the ledger is new or was restored. Blocking, once, before {@link #start}.
     */
    public LedgerStart open() throws SQLException {
        ledger.load();
        Optional<String> restoredFrom = ledger.meta(RESTORED_FROM);
        if (ledger.incarnation() == null || restoredFrom.isPresent()) {
            Recorded first = ledger.startIncarnation(restoredFrom.orElse(null), now());
            ledger.write();
            ledger.dropMeta(RESTORED_FROM);
            LOG.info("the ledger goes on as a new incarnation from position {}", first.position());
        }
        db.connection().commit();
        ledger.committed();
        committedPosition = ledger.position();
        return new LedgerStart(Objects.requireNonNull(ledger.incarnation()), committedPosition);
    }

    /** What a ledger stands at when its writer starts. */
    public record LedgerStart(String incarnation, long position) {}

    public void start() {
        thread.start();
    }

    /**
     * @param requestId whose answer is kept and repeated; null for the hub's own decisions
     * @param name of the command: one request id never answers two kinds
     */
    public <T> Future<Outcome<T>> command(
            @Nullable RequestId requestId, String name, Class<T> type, Decider<T> decider) {
        Promise<Outcome<T>> promise = Promise.promise();
        Context context = vertx.getOrCreateContext();
        CommandTask<T> task = new CommandTask<>(requestId, name, type, decider, promise, context);
        if (!queue.offerCommand(task)) return Future.failedFuture(full());
        return promise.future();
    }

    /**
     * Answers the last sequence taken, after the commit. Facts must be of one stream, in order; a long run is taken in parts, each
     * in whatever commit comes.
     *
     * @param before the sequence the stream must have reached, whatever became of it; else nothing is taken, the future fails
     */
    public Future<Long> facts(StreamKey key, long before, List<Incoming> facts) {
        Promise<Long> promise = Promise.promise();
        Answering<Long> answering = new Answering<>(promise, vertx.getOrCreateContext());
        List<FactsTask> parts = new ArrayList<>();
        long reached = before;
        for (int from = 0; from < facts.size(); from += FACTS_PER_PART) {
            int to = Math.min(facts.size(), from + FACTS_PER_PART);
            parts.add(new FactsTask(key, reached, facts.subList(from, to), answering, to == facts.size()));
            reached = Math.max(reached, facts.get(to - 1).sequence());
        }
        if (!queue.offerFacts(parts)) return Future.failedFuture(full());
        return promise.future();
    }

    /** Rows beside the ledger. */
    public <T> Future<T> side(SqlWork<T> work) {
        Promise<T> promise = Promise.promise();
        if (!queue.offerCommand(new SideTask<>(work, promise, vertx.getOrCreateContext())))
            return Future.failedFuture(full());
        return promise.future();
    }

    /** Lets go of answers nobody repeats any more. */
    public Future<Integer> forgetAnswers() {
        Instant before = now().minus(ANSWERS_KEPT);
        return side(connection -> {
            try (Sql old = new Sql(connection)) {
                return old.update(Ledger.SQL.get("forget-answers"), before);
            }
        });
    }

    /** Lets the clock be looked at: what is due is decided, time-bound parts of the feed are refreshed. */
    public void tick() {
        boolean taken = queue.offerCommand(TickTask.INSTANCE);
        if (!taken) LOG.debug("a tick found the queue full or closed");
    }

    /** Where each stream stands, uncommitted moves included: only within a decision, on the writer's thread. */
    public StreamCursors cursors() {
        return ledger;
    }

    public long position() {
        return committedPosition;
    }

    public int queued() {
        return queue.size();
    }

    /** False while the last batch could not be committed. */
    public boolean isHealthy() {
        return healthy;
    }

    /** Serves what was accepted, then closes the connection. */
    public Future<Void> close() {
        queue.close();
        if (!thread.isAlive()) closeConnection();
        return stopped.future();
    }

    private static RetryLaterException full() {
        return new RetryLaterException("the writer's queue is full or closed");
    }

    private Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MILLIS);
    }

    private void serve() {
        try {
            for (WriterQueue.Awaited awaited = await(); awaited != WriterQueue.Awaited.END; awaited = await()) {
                if (awaited == WriterQueue.Awaited.WORK) {
                    WriterBatch batch = new WriterBatch(queue);
                    process(batch::next, batch.tasks());
                    publishTime.worked(!unpublished.isEmpty() || batch.tasks().contains(TickTask.INSTANCE));
                }
                if (publishTime.isDue()) publish();
                if (awaited == WriterQueue.Awaited.NOTHING && queue.size() == 0) checkpoint();
            }
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            LOG.error("the writer was interrupted; {} tasks are not served", queue.size());
        } finally {
            publish();
            queue.drain().forEach(task -> task.failed(new RetryLaterException("the hub is stopping")));
            closeConnection();
        }
    }

    private void checkpoint() {
        try {
            checkpoints.pause(db);
        } catch (SQLException e) {
            LOG.error("no transaction could be begun; the next commit will fail and be tried again", e);
        }
    }

    /** For work, or until pages are due to hear of what was done. */
    private WriterQueue.Awaited await() throws InterruptedException {
        return queue.awaitWork(publishTime.untilDue());
    }

    private void closeConnection() {
        try {
            db.close();
            db.connection().close();
        } catch (SQLException e) {
            LOG.warn("closing the writer's connection: {}", e.getMessage());
        }
        stopped.tryComplete();
    }

    /** @param handedOut what {@code next} gave so far */
    private void process(Supplier<@Nullable WriterTask> next, List<WriterTask> handedOut) {
        try {
            commit(next, handedOut);
        } catch (SQLException storage) {
            takeOneAtLeast(next, handedOut);
            LOG.error("a batch of {} could not be committed; its state is put back", handedOut.size(), storage);
            healthy = false;
            putBack();
            handedOut.forEach(task -> task.failed(new RetryLaterException("the commit failed", storage)));
        } catch (RuntimeException mistake) {
            takeOneAtLeast(next, handedOut);
            putBack();
            if (handedOut.size() > 1) handedOut.forEach(this::process);
            else if (!handedOut.isEmpty()) processAlone(handedOut.get(0), mistake);
        }
    }

    /** What fails before the first task, such as the day's end, fails that task: or it would be tried again without pause. */
    private static void takeOneAtLeast(Supplier<@Nullable WriterTask> next, List<WriterTask> handedOut) {
        if (handedOut.isEmpty() && next.get() == null) LOG.debug("the failed batch was to hold nothing");
    }

    private void process(WriterTask task) {
        Iterator<WriterTask> once = List.of(task).iterator();
        process(() -> once.hasNext() ? once.next() : null, List.of(task));
    }

    /** One task that fails by itself: it gives way in part if it can, else it alone fails; nothing behind it waits. */
    private void processAlone(WriterTask task, RuntimeException mistake) {
        if (task.canYield()) {
            LOG.error("a fact could not be applied and goes to quarantine", mistake);
            process(task);
        } else {
            LOG.error("a command failed", mistake);
            task.failed(mistake);
        }
    }

    private void commit(Supplier<@Nullable WriterTask> next, List<WriterTask> handedOut) throws SQLException {
        Instant now = now();
        WriterTurn turn = new WriterTurn(ledger, ingest, ids);
        for (Prelude prelude : preludes) turn.decide(prelude.due(now, ids), now);
        // Each by its own time: what comes while a turn runs is not as old as the turn.
        for (WriterTask task = next.get(); task != null; task = next.get()) task.run(turn, now());
        ledger.write();
        // A commit of nothing proves nothing: after one that failed the disk is asked for a write.
        if (!healthy) ledger.askTheDisk();
        ledger.committing();
        db.connection().commit();
        healthy = true;
        committedPosition = ledger.position();
        ledger.committed();
        checkpoints.committed(turn.appended().size());
        settle(turn.appended());
        handedOut.forEach(WriterTask::committed);
        unpublished.addAll(turn.appended());
    }

    private void settle(List<Recorded> appended) {
        try {
            listener.settled(appended);
        } catch (RuntimeException e) {
            LOG.error("what follows at once from {} events failed; they are committed", appended.size(), e);
        }
    }

    private void publish() {
        try {
            listener.committed(List.copyOf(unpublished), now());
        } catch (RuntimeException e) {
            LOG.error("publishing {} events to the feeds failed; they are committed", unpublished.size(), e);
        }
        unpublished.clear();
        publishTime.done();
    }

    private void putBack() {
        try {
            db.rollback();
            ledger.load();
            db.rollback();
        } catch (SQLException e) {
            // Without its state no further decision is safe: stop answering rather than answer wrongly.
            LOG.error("the state could not be read back; this hub stops deciding", e);
            healthy = false;
            queue.drain().forEach(task -> task.failed(new RetryLaterException("the store cannot be read", e)));
        }
    }

    /** Does nothing itself; the batch around it asks the preludes and refreshes the feed. */
    private enum TickTask implements WriterTask {
        INSTANCE;

        @Override
        public void run(WriterTurn turn, Instant now) {}

        @Override
        public void committed() {}

        @Override
        public void failed(Throwable cause) {}
    }
}
