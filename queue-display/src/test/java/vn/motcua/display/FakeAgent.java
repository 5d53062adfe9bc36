package vn.motcua.display;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import vn.motcua.core.event.Event;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.Site;
import vn.motcua.core.model.ZoneId;
import vn.motcua.core.wire.Json;
import vn.motcua.core.wire.Requests.AnnouncerLease;
import vn.motcua.edge.module.AgentModule;
import vn.motcua.edge.module.FeedView;
import vn.motcua.edge.module.ModuleContext;

/** What an agent offers a module, in memory, with the hub's side in the hands of the test. Modules run on its event loop. */
final class FakeAgent implements ModuleContext, AutoCloseable {
    final List<Event> events = new CopyOnWriteArrayList<>();
    final Map<String, String> saved = new ConcurrentHashMap<>();
    final Map<String, JsonNode> local = new ConcurrentHashMap<>();
    final Map<String, JsonNode> board = new ConcurrentSkipListMap<>();
    volatile boolean storeIsFull;
    volatile boolean grantsLease = true;
    volatile Duration feedAge = Duration.ZERO;
    volatile Instant now = Instant.parse("2026-11-23T02:00:00Z");
    private final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();
    private volatile Runnable onChange = () -> {};

    void start(AgentModule module) throws Exception {
        onLoop(() -> module.start(this));
    }

    void stop(AgentModule module) throws Exception {
        onLoop(module::stop);
    }

    private void onLoop(java.util.concurrent.Callable<Future<Void>> task) throws Exception {
        var done = new java.util.concurrent.CompletableFuture<Void>();
        loop.runOnContext(go -> {
            try {
                task.call().onComplete(ended -> {
                    if (ended.succeeded()) done.complete(null);
                    else done.completeExceptionally(ended.cause());
                });
            } catch (Exception e) {
                done.completeExceptionally(e);
            }
        });
        done.get(20, TimeUnit.SECONDS);
    }

    /** Changes what the hub says and tells the module. */
    void say(Runnable change) {
        loop.runOnContext(go -> {
            change.run();
            onChange.run();
        });
    }

    @Override
    public Vertx vertx() {
        return vertx;
    }

    @Override
    public AgentId agent() {
        return new AgentId("hall-1");
    }

    @Override
    public Optional<Site> site() {
        return Optional.empty();
    }

    @Override
    public Instant hubNow() {
        return now;
    }

    @Override
    public Duration hubAge() {
        return feedAge;
    }

    @Override
    public Future<Void> append(Event event) {
        if (storeIsFull) return Future.failedFuture("the store is full");
        events.add(event);
        return Future.succeededFuture();
    }

    @Override
    public Future<JsonNode> request(String name, Object body, Duration timeout) {
        return Future.succeededFuture(Json.node(new AnnouncerLease(new ZoneId("main"), grantsLease)));
    }

    @Override
    public FeedView subscribe(List<String> topics, Runnable listener) {
        onChange = listener;
        return new FeedView() {
            @Override
            public boolean isLive() {
                return true;
            }

            @Override
            public Map<String, JsonNode> topic(String topic) {
                return topics.contains(topic) ? Map.copyOf(board) : Map.of();
            }

            @Override
            public Optional<JsonNode> value(String topic, String key) {
                return Optional.ofNullable(topic(topic).get(key));
            }

            @Override
            public Duration age() {
                return feedAge;
            }

            @Override
            public void close() {
                onChange = () -> {};
            }
        };
    }

    @Override
    public void publishLocal(String topic, String key, JsonNode value) {
        local.put(topic + "/" + key, value);
    }

    @Override
    public Router router() {
        throw new UnsupportedOperationException("the display serves nothing itself");
    }

    @Override
    public Future<Optional<String>> load(String key) {
        return Future.succeededFuture(Optional.ofNullable(saved.get(key)));
    }

    @Override
    public Future<Void> save(String key, String value) {
        saved.put(key, value);
        return Future.succeededFuture();
    }

    @Override
    public void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(20, TimeUnit.SECONDS);
    }
}
