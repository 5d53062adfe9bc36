package vn.motcua.camera;

import com.fasterxml.jackson.databind.JsonNode;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.ext.web.Router;
import io.vertx.ext.web.handler.BodyHandler;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpResponse;
import java.nio.file.Path;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.TreeMap;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import vn.motcua.core.event.Event;
import vn.motcua.core.model.AgentId;
import vn.motcua.core.model.Site;
import vn.motcua.core.wire.Json;
import vn.motcua.edge.module.AgentModule;
import vn.motcua.edge.module.FeedView;
import vn.motcua.edge.module.ModuleContext;
import vn.motcua.edge.module.StoreFullException;
import vn.motcua.edge.store.AgentStore;

/** What an agent offers a module, in memory, with the hub's side in the hands of the test. Modules run on its event loop. */
final class FakeAgent implements ModuleContext, AutoCloseable {
    final List<Event> events = new CopyOnWriteArrayList<>();
    /** How many facts each commit holds. */
    final List<Integer> commits = new CopyOnWriteArrayList<>();

    final Map<String, String> saved = new ConcurrentHashMap<>();
    final Map<String, JsonNode> local = new ConcurrentHashMap<>();
    /** What the hub's feed holds: topic, a space, key. */
    final Map<String, JsonNode> feed = new ConcurrentSkipListMap<>();

    volatile boolean storeIsFull;
    /** While set, appends wait to be let through. */
    volatile boolean storeIsSlow;

    final List<Promise<Void>> waiting = new CopyOnWriteArrayList<>();
    volatile Duration feedAge = Duration.ZERO;
    volatile Instant now = Instant.parse("2026-11-23T02:00:00Z");
    /** What the hub answers, by name of the request. */
    volatile Function<String, Future<JsonNode>> hub = name -> Future.failedFuture("no link");

    /** What it was asked last. */
    volatile JsonNode asked;
    /** Of the module; null for an agent that keeps nothing. */
    volatile Path folder;

    private volatile Runnable onLinked = () -> {};
    private final Vertx vertx = Vertx.vertx();
    private final Context loop = vertx.getOrCreateContext();
    private final Router root = Router.router(vertx);
    private final Router router = Router.router(vertx);
    private final HttpClient client = HttpClient.newHttpClient();
    private volatile AgentStore store;
    private volatile int port;
    private volatile Runnable onChange = () -> {};

    /** What the module says is stored as in service. */
    void storeIn(AgentStore real) {
        store = real;
    }

    void start(AgentModule module) throws Exception {
        onLoop(() -> port > 0 ? module.start(this) : listen().compose(listening -> module.start(this)));
    }

    private Future<Void> listen() {
        root.route().handler(BodyHandler.create(false).setBodyLimit(64 * 1024));
        root.errorHandler(413, context -> context.response().setStatusCode(413).end());
        root.route("/*").subRouter(router);
        return vertx.createHttpServer()
                .requestHandler(root)
                .listen(0, "127.0.0.1")
                .onSuccess(server -> port = server.actualPort())
                .mapEmpty();
    }

    URI address() {
        return URI.create("http://127.0.0.1:" + port);
    }

    HttpResponse<String> post(String path, String body, String... headers) throws Exception {
        return postLater(path, body, headers).get(20, TimeUnit.SECONDS);
    }

    CompletableFuture<HttpResponse<String>> postLater(String path, String body, String... headers) {
        HttpRequest.Builder request = HttpRequest.newBuilder(URI.create("http://127.0.0.1:" + port + path))
                .POST(HttpRequest.BodyPublishers.ofString(body));
        if (headers.length > 0) request.headers(headers);
        return client.sendAsync(request.build(), HttpResponse.BodyHandlers.ofString());
    }

    private Future<Void> slowly(Event event) {
        Promise<Void> promise = Promise.promise();
        waiting.add(promise);
        return promise.future().onSuccess(stored -> events.add(event));
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
        if (storeIsFull) return Future.failedFuture(new StoreFullException("full", new IOException("disk")));
        if (storeIsSlow) return slowly(event);
        events.add(event);
        return Future.succeededFuture();
    }

    @Override
    public Future<Void> appendAll(List<? extends Event> all) {
        commits.add(all.size());
        AgentStore real = store;
        if (real != null) return real.appendAll(all);
        return ModuleContext.super.appendAll(all);
    }

    @Override
    public Future<JsonNode> request(String name, Object body, Duration timeout) {
        asked = Json.tree(body);
        return hub.apply(name);
    }

    @Override
    public void onLinked(Runnable listener) {
        onLinked = listener;
    }

    /** The hub is there again. */
    void linked() {
        loop.runOnContext(go -> onLinked.run());
    }

    @Override
    public Optional<Path> folder() {
        return Optional.ofNullable(folder);
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
                Map<String, JsonNode> values = new TreeMap<>();
                feed.forEach((key, value) -> {
                    if (topics.contains(topic) && key.startsWith(topic + " "))
                        values.put(key.substring(topic.length() + 1), value);
                });
                return values;
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
