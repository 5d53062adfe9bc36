package vn.motcua.edge.driver;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.motcua.edge.device.DeviceStatus;
import vn.motcua.edge.transport.LinkAddress;
import vn.motcua.edge.transport.LinkFactory;
import vn.motcua.edge.transport.LinkRuntime;

/** A device's surroundings without an agent. */
public final class TestEnv implements DeviceEnv, AutoCloseable {
    public final Vertx vertx;
    public final LinkRuntime runtime = new LinkRuntime();
    /** Where links come from, if not from {@link #runtime}. */
    public volatile LinkFactory links = runtime;

    public final List<DeviceStatus> statuses = new CopyOnWriteArrayList<>();
    public final List<DeviceInput> inputs = new CopyOnWriteArrayList<>();
    public final List<Runnable> plugs = new CopyOnWriteArrayList<>();
    public final Map<String, String> kept = new ConcurrentHashMap<>();
    private final Context context;
    private volatile String address;

    /** Its address comes later, see {@link #address(String)}. */
    public TestEnv() {
        this("");
    }

    public TestEnv(String address) {
        this(address, Duration.ofSeconds(2));
    }

    /** @param blockedAfter an event loop that stands still for so long is told to the log, with its stack */
    public TestEnv(String address, Duration blockedAfter) {
        this.vertx = Vertx.vertx(new VertxOptions()
                .setBlockedThreadCheckInterval(blockedAfter.toMillis())
                .setMaxEventLoopExecuteTime(blockedAfter.toNanos())
                .setWarningExceptionTime(blockedAfter.toNanos()));
        this.context = vertx.getOrCreateContext();
        this.address = address;
    }

    public void address(String text) {
        address = text;
    }

    /** The same surroundings with a memory of one device's own. */
    public DeviceEnv keptBy(String device) {
        return new Of(this, device);
    }

    private record Of(TestEnv env, String device) implements DeviceEnv {
        @Override
        public Vertx vertx() {
            return env.vertx;
        }

        @Override
        public LinkFactory links() {
            return env.links;
        }

        @Override
        public LinkAddress address() {
            return env.address();
        }

        @Override
        public Clock clock() {
            return env.clock();
        }

        @Override
        public void changed(DeviceStatus status) {
            env.changed(status);
        }

        @Override
        public void input(DeviceInput input) {
            env.input(input);
        }

        @Override
        public Runnable onPlug(Runnable listener) {
            return env.onPlug(listener);
        }

        @Override
        public Future<Optional<String>> load(String key) {
            return env.load(device + "/" + key);
        }

        @Override
        public Future<Void> save(String key, @Nullable String value) {
            return env.save(device + "/" + key, value);
        }
    }

    /** Condition and code of the last status; empty if there was none. */
    public String status() {
        if (statuses.isEmpty()) return "";
        DeviceStatus last = statuses.get(statuses.size() - 1);
        return last.condition() + last.code().map(code -> " " + code).orElse("");
    }

    /** Runs a step on the device's event loop and waits for its answer. */
    public <T> T onLoop(Supplier<Future<T>> step) throws Exception {
        Promise<T> promise = Promise.promise();
        context.runOnContext(go -> step.get().onComplete(promise));
        return promise.future().toCompletionStage().toCompletableFuture().get(40, TimeUnit.SECONDS);
    }

    /** Something was plugged in somewhere. */
    public void plugEvent() {
        context.runOnContext(go -> plugs.forEach(Runnable::run));
    }

    @Override
    public Vertx vertx() {
        return vertx;
    }

    @Override
    public LinkFactory links() {
        return links;
    }

    @Override
    public LinkAddress address() {
        return LinkAddress.parse(address);
    }

    /** The folder of a simulated board. */
    @Override
    public Optional<LinkAddress> standIn() {
        return address.startsWith("file:") ? Optional.of(address()) : Optional.empty();
    }

    @Override
    public Clock clock() {
        return Clock.systemUTC();
    }

    @Override
    public void changed(DeviceStatus status) {
        statuses.add(status);
    }

    @Override
    public void input(DeviceInput input) {
        inputs.add(input);
    }

    @Override
    public Runnable onPlug(Runnable listener) {
        plugs.add(listener);
        return () -> plugs.remove(listener);
    }

    @Override
    public Future<Optional<String>> load(String key) {
        return Future.succeededFuture(Optional.ofNullable(kept.get(key)));
    }

    @Override
    public Future<Void> save(String key, @Nullable String value) {
        if (value == null) kept.remove(key);
        else kept.put(key, value);
        return Future.succeededFuture();
    }

    @Override
    public void close() throws Exception {
        runtime.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(40, TimeUnit.SECONDS);
    }
}
