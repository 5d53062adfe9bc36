package vn.motcua.hub.web;

import io.vertx.core.Future;
import java.util.Map;
import java.util.function.Function;
import vn.motcua.hub.platform.http.RefusedException;
import vn.motcua.hub.platform.http.Reply;
import vn.motcua.hub.platform.ledger.Outcome;

/** A feature's outcome as an HTTP answer. */
final class Answers {
    private Answers() {}

    /** Done: what {@code shape} makes of it. Refused: fails with the refusal. */
    static <T> Future<Reply> of(Future<Outcome<T>> outcome, Function<T, Reply> shape) {
        return later(outcome, done -> Future.succeededFuture(shape.apply(done)));
    }

    /** As {@link #of}, where the answer takes a while to make. */
    static <T> Future<Reply> later(Future<Outcome<T>> outcome, Function<T, Future<Reply>> shape) {
        return outcome.compose(what -> what.match(shape, refusal -> Future.failedFuture(RefusedException.of(refusal))));
    }

    /** 200 with the value under one name. */
    static <T> Future<Reply> named(String name, Future<Outcome<T>> outcome) {
        return of(outcome, value -> Reply.json(Map.of(name, value)));
    }
}
