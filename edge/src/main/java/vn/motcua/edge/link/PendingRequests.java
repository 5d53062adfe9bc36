package vn.motcua.edge.link;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeoutException;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.LinkFrame.Answer;
import vn.motcua.core.wire.Requests.Refusal;
import vn.motcua.core.wire.WireException;
import vn.motcua.edge.module.RefusedException;

/** Questions to the hub without an answer yet. An answer that comes after its time-out finds nobody. Event loop only. */
final class PendingRequests {
    private static final int MOST = 1_000;

    private final Vertx vertx;
    private final Map<String, Waiting> waiting = new HashMap<>();

    private record Waiting(Promise<JsonNode> promise, long timer) {}

    PendingRequests(Vertx vertx) {
        this.vertx = vertx;
    }

    Future<JsonNode> add(String id, String name, Duration timeout) {
        if (waiting.size() >= MOST) return Future.failedFuture(new NoLinkException("too many questions to the hub"));
        if (waiting.containsKey(id))
            return Future.failedFuture(new NoLinkException(name + " " + id + " is being asked already"));
        Promise<JsonNode> promise = Promise.promise();
        long timer = vertx.setTimer(Math.max(1, timeout.toMillis()), fired -> {
            if (waiting.remove(id) != null)
                promise.fail(new TimeoutException(name + ": no answer in " + timeout.toMillis() + " ms"));
        });
        waiting.put(id, new Waiting(promise, timer));
        return promise.future();
    }

    void answered(Answer answer) {
        Waiting one = waiting.remove(answer.id());
        if (one == null) return;
        vertx.cancelTimer(one.timer());
        if (answer.ok()) one.promise().complete(answer.body());
        else one.promise().fail(refused(answer.body()));
    }

    private static Exception refused(JsonNode body) {
        try {
            return new RefusedException(Json.read(body, Refusal.class));
        } catch (WireException e) {
            return e;
        }
    }

    void failAll(String why) {
        List<Waiting> all = List.copyOf(waiting.values());
        waiting.clear();
        for (Waiting one : all) {
            vertx.cancelTimer(one.timer());
            one.promise().fail(new NoLinkException(why));
        }
    }
}
