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
import vn.motcua.edge.device.DeviceKind;
import vn.motcua.edge.device.DeviceStatus;
import vn.motcua.edge.driver.Device;
import vn.motcua.edge.driver.Devices;
import vn.motcua.edge.driver.InputListener;
import vn.motcua.edge.module.AgentModule;
import vn.motcua.edge.module.FeedView;
import vn.motcua.edge.module.ModuleContext;

/** What an agent offers a module, in memory, with the hub's side in the hands of the test. Modules run on its event loop. */
public final class FakeAgent implements ModuleContext, AutoCloseable {
    final List<Event> events = new CopyOnWriteArrayList<>();
    final Map<String, String> saved = new ConcurrentHashMap<>();
    public final Map<String, JsonNode> local = new ConcurrentHashMap<>();
    public final Map<String, JsonNode> board = new ConcurrentSkipListMap<>();
    volatile boolean storeIsFull;
    public volatile Optional<Site> site = Optional.empty();
    public final List<Device> devices = new CopyOnWriteArrayList<>();
    volatile boolean grantsLease = true;
    public volatile Duration feedAge = Duration.ZERO;
    public volatile Instant now = Instant.parse("2026-11-23T02:00:00Z");
    private final Vertx vertx = Vertx.vertx();
    public final Router router = Router.router(vertx);
    private final Context loop = vertx.getOrCreateContext();
    private volatile Runnable onChange = () -> {};

    public void start(AgentModule module) throws Exception {
        onLoop(() -> module.start(this));
    }

    public void stop(AgentModule module) throws Exception {
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
    public void say(Runnable change) {
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
        return site;
    }

    @Override
    public Devices devices() {
        return new Devices() {
            @Override
            public <D extends Device> List<D> ofType(Class<D> type) {
                return devices.stream().filter(type::isInstance).map(type::cast).toList();
            }

            @Override
            public void onInput(DeviceKind kind, InputListener listener) {}

            @Override
            public List<DeviceStatus> statuses() {
                return List.of();
            }
        };
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
        return router;
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
