package vn.motcua.bench.measure;

import com.fasterxml.jackson.databind.node.ObjectNode;
import io.vertx.core.Future;
import java.io.IOException;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicLongArray;
import java.util.function.IntFunction;
import vn.motcua.bench.load.FeedSockets;
import vn.motcua.bench.load.Latencies;
import vn.motcua.bench.load.LoadClient.Reply;
import vn.motcua.bench.load.LoadClient.Session;
import vn.motcua.core.wire.Json;

/** Officers who do the same thing in the same moment, each at a counter of their own with an open console. One thread. */
final class Rush {
    /** Until the pages were told of the commands before: longer than the hub gathers what happens. */
    private static final long REST_MS = 80;

    private final World world;
    private final List<Session> officers;
    private final FeedSockets feeds;
    private final AtomicLong frames = new AtomicLong();
    private final Set<String> called = new HashSet<>();
    private Latencies each = new Latencies();
    private Latencies last = new Latencies();
    private Latencies amidst = new Latencies();
    private long calledTwice;
    private long withoutTicket;

    Rush(World world, List<Session> officers) throws IOException, InterruptedException {
        this.world = world;
        this.officers = officers;
        this.feeds = new FeedSockets(world.vertx());
        List<Future<Void>> opening = new ArrayList<>();
        for (int i = 0; i < officers.size(); i++)
            opening.add(feeds.open(
                    world.hubAddress(),
                    officers.get(i),
                    List.of("site", "queue", "waiting", "line:counter-" + (i + 1)),
                    text -> frames.incrementAndGet()));
        World.await(Future.all(opening));
    }

    void openCounters() throws IOException, InterruptedException {
        atOnce(i -> post(i, "open"));
    }

    /** As many people as there are officers take a number. */
    void issue() throws IOException, InterruptedException {
        atOnce(i -> world.hub()
                .post(
                        "/api/v1/tickets",
                        request()
                                .put("serviceId", Touches.SERVICES.get(i % Touches.SERVICES.size()))
                                .put("priority", "NORMAL"),
                        officers.get(i)));
    }

    /** All press "call next" while nothing else happens; then all finish, and as many people come as were served. */
    void round() throws IOException, InterruptedException {
        TimeUnit.MILLISECONDS.sleep(REST_MS);
        round(each, last);
    }

    /** The same at once behind a hundred other commands, of which the pages were not told yet. */
    void roundAmidst() throws IOException, InterruptedException {
        round(amidst, new Latencies());
    }

    private void round(Latencies each, Latencies last) throws IOException, InterruptedException {
        AtomicLongArray nanos = new AtomicLongArray(officers.size());
        long pressed = System.nanoTime();
        List<Future<Reply>> answers =
                press(i -> post(i, "call-next").onComplete(done -> nanos.set(i, System.nanoTime() - pressed)));
        World.await(Future.join(answers).recover(some -> Future.succeededFuture()));
        long slowest = 0;
        for (int i = 0; i < officers.size(); i++) {
            each.record(nanos.get(i));
            slowest = Math.max(slowest, nanos.get(i));
            judge(answers.get(i));
        }
        last.record(slowest);
        atOnce(i -> post(i, "finish"));
        issue();
    }

    private void judge(Future<Reply> answer) {
        String visit = answer.succeeded()
                ? answer.result().json().path("visit").path("visitId").asText()
                : "";
        if (visit.isEmpty()) withoutTicket++;
        else if (!called.add(visit)) calledTwice++;
    }

    private void atOnce(IntFunction<Future<Reply>> what) throws IOException, InterruptedException {
        World.await(Future.all(press(what)));
    }

    private List<Future<Reply>> press(IntFunction<Future<Reply>> what) {
        List<Future<Reply>> answers = new ArrayList<>(officers.size());
        for (int i = 0; i < officers.size(); i++) answers.add(what.apply(i));
        return answers;
    }

    private Future<Reply> post(int officer, String what) {
        return world.hub()
                .post("/api/v1/counters/counter-" + (officer + 1) + "/" + what, request(), officers.get(officer));
    }

    private static ObjectNode request() {
        return Json.object().put("requestId", UUID.randomUUID().toString());
    }

    void forgetTimes() {
        each = new Latencies();
        last = new Latencies();
        amidst = new Latencies();
    }

    /** From the common moment to each officer's answer. */
    Latencies each() {
        return each;
    }

    /** From the common moment to the last officer's answer. */
    Latencies last() {
        return last;
    }

    /** As {@link #each}, of rounds behind other commands. */
    Latencies amidst() {
        return amidst;
    }

    long consoleFrames() {
        return frames.get();
    }

    long wrong() {
        return calledTwice + withoutTicket;
    }

    long calledTwice() {
        return calledTwice;
    }

    long withoutTicket() {
        return withoutTicket;
    }
}
