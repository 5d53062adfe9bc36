package vn.motcua.edge.driver;

import static org.assertj.core.api.Assertions.assertThat;

import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import java.time.Clock;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;
import vn.motcua.core.config.Allowed;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.core.config.ConfigProblem;
import vn.motcua.edge.device.AdminState;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.device.DeviceKey;
import vn.motcua.edge.device.DeviceKind;
import vn.motcua.edge.device.DeviceStatus;
import vn.motcua.edge.device.LinkState;
import vn.motcua.edge.device.ServiceState;
import vn.motcua.edge.device.StatusKeeper;
import vn.motcua.edge.transport.LinkRuntime;

class DeviceHostTest {
    private static final String CANARY = "001099012345";

    private final Vertx vertx = Vertx.vertx();
    private final LinkRuntime links = new LinkRuntime();
    private final List<DeviceStatus> told = new ArrayList<>();
    private final Map<String, String> kept = new HashMap<>();

    @AfterEach
    void close() throws Exception {
        links.close();
        vertx.close().toCompletionStage().toCompletableFuture().get(40, TimeUnit.SECONDS);
    }

    private record Word(String text) implements DeviceInput {}

    /** A device that does as its settings say. */
    private static final class Toy implements Device {
        final DeviceKey key;
        final DeviceEnv env;
        final StatusKeeper status;
        boolean closed;
        Future<Void> closing = Future.succeededFuture();

        Toy(DeviceKey key, DeviceEnv env) {
            this.key = key;
            this.env = env;
            this.status = new StatusKeeper(key, env.clock(), env::changed);
        }

        @Override
        public DeviceKey key() {
            return key;
        }

        @Override
        public DeviceStatus status() {
            return status.status();
        }

        @Override
        public Future<Void> start() {
            if (key.name().equals("throwing")) throw new IllegalStateException("broken driver");
            status.link(LinkState.UP, null);
            status.service(ServiceState.READY);
            return Future.succeededFuture();
        }

        @Override
        public Future<Void> close() {
            closed = true;
            return closing;
        }
    }

    private static final class ToyDriver implements DeviceDriver<String> {
        @Override
        public String name() {
            return "toy";
        }

        @Override
        public DeviceKind kind() {
            return DeviceKind.SCANNER;
        }

        @Override
        public String configure(ConfigNode entry) {
            return entry.textOr("colour", "red", Allowed.of("device.name"));
        }

        @Override
        public Device create(DeviceKey key, String settings, DeviceEnv env) {
            if (settings.equals("unmakeable")) throw new IllegalStateException("no native library");
            return new Toy(key, env);
        }
    }

    private final Map<String, DeviceDriver<?>> drivers = Map.of("toy", new ToyDriver());

    private List<DeviceEntry<?>> read(ConfigNode root) {
        return DeviceEntry.read(root.objects("devices"), Set.of("printer-1"), Set.of("sim-1"), drivers);
    }

    private DeviceHost host(String yaml) throws Exception {
        ConfigNode root = ConfigNode.parse("agent.yaml", yaml);
        List<DeviceEntry<?>> entries = read(root);
        root.check();
        DeviceHost host = new DeviceHost(new DeviceHost.Parts(
                vertx,
                links,
                Clock.systemUTC(),
                (nodes, listener) -> () -> {},
                new DeviceHost.DeviceMemory() {
                    @Override
                    public Future<Optional<String>> load(String key) {
                        return Future.succeededFuture(Optional.ofNullable(kept.get(key)));
                    }

                    @Override
                    public Future<Void> save(String key, @Nullable String value) {
                        kept.put(key, value);
                        return Future.succeededFuture();
                    }
                },
                told::add));
        host.create(entries, Map.of("sim-1", "memory:there"));
        get(host.start());
        return host;
    }

    private static <T> T get(Future<T> future) throws Exception {
        return future.toCompletionStage().toCompletableFuture().get(40, TimeUnit.SECONDS);
    }

    @Test
    void aBrokenDeviceIsAFaultOfItsOwn() throws Exception {
        DeviceHost host = host("""
                devices:
                  - {name: throwing, driver: toy, link: "memory:a"}
                  - {name: unmade, driver: toy, link: "memory:b", colour: unmakeable}
                  - {name: good, driver: toy, link: "simulated:sim-1"}
                  - {name: off, driver: toy, link: "memory:d", enabled: false}
                """);

        assertThat(host.statuses())
                .extracting(status -> status.key().name() + " " + status.condition() + " " + status.codes())
                .containsExactly(
                        "throwing OFFLINE [E_INTERNAL]",
                        "unmade OFFLINE [E_INTERNAL]",
                        "good READY []",
                        "off OFFLINE [E_DISABLED]");
        assertThat(host.faults("throwing")).isEqualTo(1);
        List<Toy> toys = host.ofType(Toy.class);
        assertThat(toys).extracting(toy -> toy.key.name()).containsExactly("throwing", "good");
        assertThat(toys.get(1).env.address()).hasToString("memory:there");
        get(host.stop());
        assertThat(toys).allMatch(toy -> toy.closed);
    }

    @Test
    void aListenerThatThrowsAThousandTimesIsLoggedOnceAndTheOthersHearEverything() throws Exception {
        DeviceHost host = host("devices: [{name: scanner-1, driver: toy, link: \"memory:a\"}]");
        List<DeviceInput> heard = new ArrayList<>();
        host.onInput(DeviceKind.SCANNER, (from, input) -> {
            throw new IllegalStateException("cannot use " + CANARY);
        });
        host.onInput(DeviceKind.SCANNER, (from, input) -> heard.add(input));
        DeviceEnv env = host.ofType(Toy.class).get(0).env;

        ch.qos.logback.classic.Logger log =
                (ch.qos.logback.classic.Logger) org.slf4j.LoggerFactory.getLogger(DeviceHost.class);
        var lines = new ch.qos.logback.core.read.ListAppender<ch.qos.logback.classic.spi.ILoggingEvent>();
        lines.start();
        log.addAppender(lines);
        for (int i = 0; i < 1_000; i++) env.input(new Word("word " + i));
        log.detachAppender(lines);

        assertThat(heard).hasSize(1_000);
        assertThat(host.faults("scanner-1")).isEqualTo(1_000);
        assertThat(lines.list).hasSize(1);
        String told = lines.list.get(0).getFormattedMessage()
                + ch.qos.logback.classic.spi.ThrowableProxyUtil.asString(
                        lines.list.get(0).getThrowableProxy());
        assertThat(told).contains("scanner-1", "IllegalStateException").doesNotContain(CANARY);
    }

    @Test
    void switchingOffLetsGoAndSwitchingOnMakesItAnew() throws Exception {
        DeviceHost host = host("devices: [{name: scanner-1, driver: toy, link: \"memory:a\"}]");
        Toy first = host.ofType(Toy.class).get(0);

        assertThat(get(host.admin("scanner-1", AdminState.MAINTENANCE))).isTrue();
        assertThat(first.closed).isTrue();
        assertThat(host.ofType(Toy.class)).isEmpty();
        assertThat(host.statuses().get(0).code()).contains(DeviceCode.E_DISABLED);

        get(host.admin("scanner-1", AdminState.ENABLED));
        assertThat(host.ofType(Toy.class)).hasSize(1).doesNotContain(first);
        assertThat(host.statuses().get(0).condition()).isEqualTo(DeviceStatus.Condition.READY);
        assertThat(get(host.admin("nobody", AdminState.DISABLED))).isFalse();
        assertThat(told)
                .extracting(DeviceStatus::condition)
                .containsExactly(
                        DeviceStatus.Condition.UNKNOWN,
                        DeviceStatus.Condition.READY,
                        DeviceStatus.Condition.OFFLINE,
                        DeviceStatus.Condition.UNKNOWN,
                        DeviceStatus.Condition.READY);
    }

    /** A wedged USB line takes half a minute to close. */
    @Test
    void aDeviceSwitchedOnAgainWhileItStillClosesIsNotShownAsOffAfterwards() throws Exception {
        DeviceHost host = host("devices: [{name: scanner-1, driver: toy, link: \"memory:a\"}]");
        Promise<Void> closing = Promise.promise();
        host.ofType(Toy.class).get(0).closing = closing.future();
        Future<Boolean> off = host.admin("scanner-1", AdminState.DISABLED);
        get(host.admin("scanner-1", AdminState.ENABLED));

        closing.complete();

        assertThat(get(off)).isTrue();
        assertThat(host.statuses().get(0).condition()).isEqualTo(DeviceStatus.Condition.READY);
        assertThat(told).extracting(DeviceStatus::codes).allMatch(List::isEmpty);
    }

    @Test
    void lastSeenIsLiveThoughNothingChanges() throws Exception {
        DeviceHost host = host("devices: [{name: scanner-1, driver: toy, link: \"memory:a\"}]");
        assertThat(host.statuses().get(0).lastSeen()).isNull();

        host.ofType(Toy.class).get(0).status.seen();

        assertThat(host.statuses().get(0).lastSeen()).isNotNull();
    }

    @Test
    void whatADeviceKeepsIsItsOwn() throws Exception {
        DeviceHost host = host("devices: [{name: sign-1, driver: toy, link: \"memory:a\"}]");
        DeviceEnv env = host.ofType(Toy.class).get(0).env;

        get(env.save("shown", "A012"));

        assertThat(kept).containsEntry("device/sign-1/shown", "A012");
        assertThat(get(env.load("shown"))).contains("A012");
    }

    @Test
    void everyProblemOfEveryEntryIsToldTogether() {
        ConfigNode root = ConfigNode.parse("agent.yaml", """
                devices:
                  - {name: printer-1, driver: toy, link: "memory:a"}
                  - {name: b, driver: laser, link: "memory:a"}
                  - {name: "x y", driver: toy, link: "ftp://x"}
                  - {name: d, driver: toy, link: "simulated:none", colur: red}
                  - {driver: toy, link: "serial:usb=zz@9600"}
                """);
        read(root);
        root.rejectUnknown();

        assertThat(root.problems())
                .extracting(ConfigProblem::toString)
                .anyMatch(text -> text.contains("devices[0].name"))
                .anyMatch(text -> text.contains("devices[1].driver") && text.contains("toy"))
                .anyMatch(text -> text.contains("devices[2].name"))
                .anyMatch(text -> text.contains("devices[2].link"))
                .anyMatch(text -> text.contains("devices[3].link"))
                .anyMatch(text -> text.contains("devices[3].colur"))
                .anyMatch(text -> text.contains("devices[4].name"))
                .anyMatch(text -> text.contains("devices[4].link") && text.contains("VID:PID"));
    }
}
