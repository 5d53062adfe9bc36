package vn.motcua.kiosk.scanner;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.List;
import java.util.Optional;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import vn.motcua.edge.device.DeviceStatus;
import vn.motcua.edge.driver.DeviceEnv;
import vn.motcua.edge.driver.DeviceInput;
import vn.motcua.edge.transport.LinkAddress;
import vn.motcua.edge.transport.LinkFactory;

/** A scanner's surroundings without an agent. */
final class ScannerEnv implements DeviceEnv, AutoCloseable {
    final Vertx vertx = Vertx.vertx();
    final List<DeviceStatus> statuses = new CopyOnWriteArrayList<>();
    final List<ScanInput> scans = new CopyOnWriteArrayList<>();
    private final List<Runnable> plugs = new CopyOnWriteArrayList<>();
    private final Context context = vertx.getOrCreateContext();
    private final LinkFactory links;
    private final LinkAddress address;

    ScannerEnv(LinkFactory links, String address) {
        this.links = links;
        this.address = LinkAddress.parse(address);
    }

    <T> T onLoop(Supplier<Future<T>> step) throws Exception {
        Promise<T> promise = Promise.promise();
        context.runOnContext(go -> step.get().onComplete(promise));
        return promise.future().toCompletionStage().toCompletableFuture().get(40, TimeUnit.SECONDS);
    }

    void plugEvent() {
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
        return address;
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
        scans.add((ScanInput) input);
    }

    @Override
    public Runnable onPlug(Runnable listener) {
        plugs.add(listener);
        return () -> plugs.remove(listener);
    }

    @Override
    public Future<Optional<String>> load(String key) {
        return Future.succeededFuture(Optional.empty());
    }

    @Override
    public Future<Void> save(String key, @Nullable String value) {
        return Future.succeededFuture();
    }

    @Override
    public void close() throws Exception {
        vertx.close().toCompletionStage().toCompletableFuture().get(40, TimeUnit.SECONDS);
    }
}
