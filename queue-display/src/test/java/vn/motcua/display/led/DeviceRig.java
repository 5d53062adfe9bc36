package vn.motcua.display.led;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import vn.motcua.edge.device.DeviceStatus;
import vn.motcua.edge.driver.DeviceEnv;
import vn.motcua.edge.driver.DeviceInput;
import vn.motcua.edge.transport.LinkAddress;
import vn.motcua.edge.transport.LinkFactory;
import vn.motcua.edge.transport.LinkRuntime;

/** A device's surroundings without an agent. */
public final class DeviceRig implements DeviceEnv, AutoCloseable {
    public final Vertx vertx = Vertx.vertx();
    public final LinkRuntime runtime = new LinkRuntime();
    public final List<DeviceStatus> statuses = new CopyOnWriteArrayList<>();
    public final List<DeviceInput> inputs = new CopyOnWriteArrayList<>();
    public final Map<String, String> kept = new ConcurrentHashMap<>();
    private final Context context = vertx.getOrCreateContext();
    private volatile String address = "";

    public void address(String text) {
        address = text;
    }

    /** The same surroundings with a memory of one device's own. */
    public DeviceEnv keptBy(String device) {
        return new Of(this, device);
    }

    private record Of(DeviceRig rig, String device) implements DeviceEnv {
        @Override
        public Vertx vertx() {
            return rig.vertx;
        }

        @Override
        public LinkFactory links() {
            return rig.runtime;
        }

        @Override
        public LinkAddress address() {
            return rig.address();
        }

        @Override
        public Clock clock() {
            return rig.clock();
        }

        @Override
        public void changed(DeviceStatus status) {
            rig.changed(status);
        }

        @Override
        public void input(DeviceInput input) {
            rig.input(input);
        }

        @Override
        public Runnable onPlug(Runnable listener) {
            return rig.onPlug(listener);
        }

        @Override
        public Future<Optional<String>> load(String key) {
            return rig.load(device + "/" + key);
        }

        @Override
        public Future<Void> save(String key, String value) {
            return rig.save(device + "/" + key, value);
        }
    }

    /** Runs a step on the device's event loop and waits for its answer. */
    public <T> T onLoop(Supplier<Future<T>> step) throws Exception {
        Promise<T> promise = Promise.promise();
        context.runOnContext(go -> step.get().onComplete(promise));
        return promise.future().toCompletionStage().toCompletableFuture().get(40, TimeUnit.SECONDS);
    }

    /** Condition and code of the last status. */
    public String status() {
        if (statuses.isEmpty()) return "";
        DeviceStatus last = statuses.get(statuses.size() - 1);
        return last.condition() + last.code().map(code -> " " + code).orElse("");
    }

    @Override
    public Vertx vertx() {
        return vertx;
    }

    @Override
    public LinkFactory links() {
        return runtime;
    }

    @Override
    public LinkAddress address() {
        return LinkAddress.parse(address);
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
        return () -> {};
    }

    @Override
    public Future<Optional<String>> load(String key) {
        return Future.succeededFuture(Optional.ofNullable(kept.get(key)));
    }

    @Override
    public Future<Void> save(String key, String value) {
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
