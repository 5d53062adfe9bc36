package vn.motcua.edge.store;

import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import org.jspecify.annotations.Nullable;

/** One transaction waiting for the writer, and the promise made for it. Writer thread only, once queued. */
final class StoreJob<T> {
    /** Who goes first when space is short. */
    enum Kind {
        ESSENTIAL,
        BULK,
        READ
    }

    private final Kind kind;
    private final StoreWork<T> work;
    private final CompletableFuture<T> promise = new CompletableFuture<>();
    private @Nullable T result;
    private @Nullable Throwable failure;
    private List<Runnable> afterCommit = List.of();

    StoreJob(Kind kind, StoreWork<T> work) {
        this.kind = kind;
        this.work = work;
    }

    Kind kind() {
        return kind;
    }

    CompletableFuture<T> promise() {
        return promise;
    }

    boolean hasFailed() {
        return failure != null;
    }

    /** Runs it inside the transaction begun by the caller. A full disk is the caller's business and goes through. */
    void run(Tx tx) throws SQLException {
        failure = null;
        result = null;
        try {
            result = work.run(tx);
            afterCommit = tx.takeAfterCommit();
        } catch (SQLException | RuntimeException e) {
            List<Runnable> forgotten = tx.takeAfterCommit();
            assert forgotten != null;
            if (SqliteFaults.isFull(e)) throw e;
            failure = e;
        }
    }

    /** After the commit, or after a read. */
    void complete() {
        if (failure != null) {
            promise.completeExceptionally(failure);
            return;
        }
        afterCommit.forEach(Runnable::run);
        promise.complete(result);
    }

    void fail(Throwable cause) {
        promise.completeExceptionally(cause);
    }
}
