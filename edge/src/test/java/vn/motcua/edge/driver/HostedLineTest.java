package vn.motcua.edge.driver;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import ch.qos.logback.classic.Level;
import ch.qos.logback.classic.Logger;
import ch.qos.logback.classic.spi.ILoggingEvent;
import ch.qos.logback.classic.spi.ThrowableProxyUtil;
import ch.qos.logback.core.read.ListAppender;
import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CopyOnWriteArrayList;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.slf4j.LoggerFactory;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.edge.device.Backoff;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.device.DeviceKey;
import vn.motcua.edge.device.DeviceKind;
import vn.motcua.edge.device.DeviceStatus;
import vn.motcua.edge.device.DeviceStatus.Condition;
import vn.motcua.edge.device.LinkState;
import vn.motcua.edge.device.ServiceState;
import vn.motcua.edge.device.StatusKeeper;
import vn.motcua.edge.transport.LinkRuntime;
import vn.motcua.edge.transport.MemoryByteLink;

/** A device on a line as the agent hosts it: what its line says is handed on, what its driver throws is not. */
class HostedLineTest {
    private static final Duration SOON = Duration.ofSeconds(30);
    private static final String CANARY = "001099012345";

    private final Vertx vertx = Vertx.vertx();
    private final Context context = vertx.getOrCreateContext();
    private final LinkRuntime links = new LinkRuntime();
    private final List<DeviceStatus> told = new CopyOnWriteArrayList<>();
    private final ListAppender<ILoggingEvent> lines = new ListAppender<>();
    private final Logger log = (Logger) LoggerFactory.getLogger(DeviceHost.class.getPackageName());
    private final AtomicInteger heard = new AtomicInteger();
    private final AtomicInteger changes = new AtomicInteger();
    private DeviceHost host;

    @BeforeEach
    void listen() {
        lines.list = new CopyOnWriteArrayList<>();
        lines.start();
        log.addAppender(lines);
        host = new DeviceHost(new DeviceHost.Parts(
                vertx,
                links,
                Clock.systemUTC(),
                (nodes, listener) -> () -> {},
                DeviceHost.DeviceMemory.NONE,
                told::add));
    }

    @AfterEach
    void close() throws Exception {
        onLoop(host::stop);
        log.detachAppender(lines);
        links.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(40, TimeUnit.SECONDS);
    }

    private void onLoop(Supplier<Future<Void>> step) throws Exception {
        Promise<Void> done = Promise.promise();
        context.runOnContext(go -> step.get().onComplete(done));
        done.future().toCompletionStage().toCompletableFuture().get(40, TimeUnit.SECONDS);
    }

    private void start(String link, boolean isBroken) throws Exception {
        DeviceEntry<String> entry = new DeviceEntry<>("scanner-1", new Wired(isBroken), "", link, true);
        onLoop(() -> {
            host.create(List.of(entry), Map.of());
            return host.start();
        });
    }

    private final class Wired implements DeviceDriver<String> {
        private final boolean isBroken;

        Wired(boolean isBroken) {
            this.isBroken = isBroken;
        }

        @Override
        public String name() {
            return "wired";
        }

        @Override
        public DeviceKind kind() {
            return DeviceKind.SCANNER;
        }

        @Override
        public String configure(ConfigNode entry) {
            return "";
        }

        @Override
        public Device create(DeviceKey key, String settings, DeviceEnv env) {
            return new Wire(key, env, isBroken);
        }
    }

    private final class Wire implements Device, DeviceLine.Listener {
        private final DeviceKey key;
        private final StatusKeeper keeper;
        private final DeviceLine line;
        private final boolean isBroken;

        Wire(DeviceKey key, DeviceEnv env, boolean isBroken) {
            this.key = key;
            this.isBroken = isBroken;
            this.keeper = new StatusKeeper(key, env.clock(), env::changed);
            this.line = new DeviceLine(env, new Backoff(Duration.ofMillis(20), Duration.ofMillis(20)), this);
        }

        @Override
        public DeviceKey key() {
            return key;
        }

        @Override
        public DeviceStatus status() {
            return keeper.status();
        }

        @Override
        public Future<Void> start() {
            line.open();
            return Future.succeededFuture();
        }

        @Override
        public Future<Void> close() {
            return line.close();
        }

        @Override
        public void up() {
            keeper.service(ServiceState.READY);
            if (isBroken && heard.get() > 0) throw new IllegalStateException("up");
        }

        @Override
        public void received(byte[] bytes) {
            heard.addAndGet(bytes.length);
            if (isBroken)
                throw new IllegalStateException("cannot read " + new String(bytes, StandardCharsets.US_ASCII));
        }

        @Override
        public void changed(LinkState state, @Nullable DeviceCode code) {
            changes.incrementAndGet();
            keeper.link(state, code);
            if (isBroken && heard.get() > 0) throw new IllegalStateException("changed");
        }
    }

    private DeviceStatus status() {
        return host.statuses().get(0);
    }

    @Test
    void whatStandsInTheWayOfALineIsShownAndLoggedOnce() throws Exception {
        start("memory:nobody", false);
        await().atMost(SOON).until(() -> changes.get() > 12);

        assertThat(status().condition()).isEqualTo(Condition.OFFLINE);
        assertThat(status().detail()).contains("memory:nobody", "nothing listens");
        assertThat(told)
                .filteredOn(one ->
                        one.code().filter(DeviceCode.E_NOHARDWARE::equals).isPresent())
                .singleElement()
                .extracting(DeviceStatus::detail)
                .isEqualTo(status().detail());
        assertThat(lines.list)
                .filteredOn(line -> line.getLevel().isGreaterOrEqual(Level.INFO))
                .singleElement()
                .extracting(ILoggingEvent::getFormattedMessage)
                .asString()
                .contains("nothing listens");

        links.memory().listen("nobody");
        await().atMost(SOON).until(() -> status().condition() == Condition.READY);
        assertThat(status().detail()).isEmpty();
    }

    @Test
    void aDriverThatThrowsAtEveryWordIsCountedAndLoggedOnceAndTheDeviceGoesOn() throws Exception {
        MemoryByteLink device = links.memory().listen("broken");
        start("memory:broken", true);
        await().atMost(SOON).until(() -> status().condition() == Condition.READY);

        byte[] scan = CANARY.getBytes(StandardCharsets.US_ASCII);
        for (int i = 1; i <= 100; i++) {
            int words = i;
            device.send(scan);
            await().atMost(SOON).until(() -> heard.get() == words * scan.length);
        }

        await().atMost(SOON).until(() -> host.faults("scanner-1") >= 100);
        List<ILoggingEvent> loud = lines.list.stream()
                .filter(line -> line.getLevel().isGreaterOrEqual(Level.WARN))
                .toList();
        assertThat(loud).hasSize(1);
        String text = loud.get(0).getFormattedMessage()
                + ThrowableProxyUtil.asString(loud.get(0).getThrowableProxy());
        assertThat(text).contains("scanner-1", "IllegalStateException").doesNotContain(CANARY);

        device.unplug();
        await().atMost(SOON).until(() -> status().condition() == Condition.OFFLINE);
        links.memory().listen("broken");
        await().atMost(SOON).until(() -> status().condition() == Condition.READY);
    }
}
