package vn.motcua.hub.platform.ledger;

import io.vertx.core.Context;
import io.vertx.core.Promise;

/** Gives an answer on the asker's own context, never on the writer's thread; the first one counts. */
record Answering<T>(Promise<T> promise, Context context) {
    void done(T value) {
        context.runOnContext(turn -> promise.tryComplete(value));
    }

    void failed(Throwable cause) {
        context.runOnContext(turn -> promise.tryFail(cause));
    }
}
