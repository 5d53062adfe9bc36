package vn.motcua.system.rig.guest;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.device.DeviceKind;
import vn.motcua.edge.device.DeviceStatus;
import vn.motcua.edge.driver.DeviceDriver;
import vn.motcua.edge.driver.DeviceEntry;
import vn.motcua.edge.driver.DeviceHost;
import vn.motcua.edge.driver.DeviceInput;
import vn.motcua.edge.plug.PlugWatch;
import vn.motcua.edge.plug.Sysfs;
import vn.motcua.edge.transport.LinkFactory;

/** A counter's devices as the agent hosts them: configured once, then left alone whatever is pulled. */
final class Desk implements AutoCloseable {
    private static final Duration LONG = Duration.ofSeconds(20);

    private final Vertx vertx = Vertx.vertx();
    private final PlugWatch plugs = new PlugWatch(Sysfs.ofThisPc());
    private final DeviceHost host;
    private final Context context = vertx.getOrCreateContext();
    private final Map<String, Seen> seen = new ConcurrentHashMap<>();
    private final Map<String, List<DeviceInput>> inputs = new ConcurrentHashMap<>();
    private final Map<String, StringBuffer> heard = new ConcurrentHashMap<>();

    /** A status and when it was told. */
    record Seen(DeviceStatus status, long atNanos) {
        boolean says(DeviceStatus.Condition condition, DeviceCode... codes) {
            return status.condition() == condition && status.codes().equals(List.of(codes));
        }
    }

    /** @param links by device name, as in {@code link:} of a configuration */
    static Desk ofProbes(LinkFactory factory, Map<String, String> links) throws Exception {
        List<DeviceEntry<?>> entries = new ArrayList<>();
        links.forEach(
                (name, link) -> entries.add(new DeviceEntry<>(name, new Probe(), new Probe.Settings(), link, true)));
        return new Desk(factory, entries);
    }

    /** @param settings of the driver, as in a configuration */
    static <S> DeviceEntry<S> entry(String name, DeviceDriver<S> driver, String settings, String link) {
        return new DeviceEntry<>(name, driver, driver.configure(ConfigNode.parse("agent.yaml", settings)), link, true);
    }

    Desk(LinkFactory factory, List<DeviceEntry<?>> entries) throws Exception {
        host = new DeviceHost(new DeviceHost.Parts(
                vertx, factory, Clock.systemUTC(), plugs::subscribe, DeviceHost.DeviceMemory.NONE, this::told));
        onLoop(() -> {
            host.onInput(DeviceKind.SCANNER, (key, input) -> take(key.name(), input));
            host.create(entries, Map.of());
            return host.start();
        });
    }

    private void told(DeviceStatus status) {
        seen.put(status.key().name(), new Seen(status, System.nanoTime()));
    }

    private void take(String name, DeviceInput input) {
        inputs.computeIfAbsent(name, n -> new CopyOnWriteArrayList<>()).add(input);
        if (input instanceof Probe.Heard said)
            heard.computeIfAbsent(name, n -> new StringBuffer()).append(said.text());
    }

    /** The first time it says so, from now on or already. */
    Seen await(String name, DeviceStatus.Condition condition, DeviceCode... codes) throws Exception {
        try {
            Waiting.until(
                    name + " is " + condition + " " + List.of(codes),
                    LONG,
                    () -> now(name).filter(s -> s.says(condition, codes)).isPresent());
        } catch (AssertionError e) {
            throw new AssertionError(e.getMessage() + "; it is " + now(name), e);
        }
        return seen.get(name);
    }

    Optional<Seen> now(String name) {
        return Optional.ofNullable(seen.get(name));
    }

    /** All that a device gave, in order. */
    List<DeviceInput> inputs(String name) {
        return List.copyOf(inputs.getOrDefault(name, new CopyOnWriteArrayList<>()));
    }

    String heard(String name) {
        return String.valueOf(heard.getOrDefault(name, new StringBuffer()));
    }

    private interface Step {
        Future<Void> run();
    }

    private void onLoop(Step step) throws Exception {
        io.vertx.core.Promise<Void> done = io.vertx.core.Promise.promise();
        context.runOnContext(v -> step.run().onComplete(done));
        done.future().toCompletionStage().toCompletableFuture().get(LONG.toSeconds(), TimeUnit.SECONDS);
    }

    @Override
    public void close() throws Exception {
        onLoop(host::stop);
        plugs.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(LONG.toSeconds(), TimeUnit.SECONDS);
    }
}
