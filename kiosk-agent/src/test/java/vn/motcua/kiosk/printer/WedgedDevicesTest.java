package vn.motcua.kiosk.printer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.awaitility.Awaitility.await;

import io.vertx.core.Context;
import io.vertx.core.Future;
import io.vertx.core.Promise;
import io.vertx.core.Vertx;
import io.vertx.core.VertxOptions;
import java.time.Clock;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.TimeUnit;
import java.util.function.Supplier;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import vn.motcua.core.config.ConfigNode;
import vn.motcua.edge.device.DeviceCode;
import vn.motcua.edge.device.DeviceKind;
import vn.motcua.edge.device.DeviceStatus;
import vn.motcua.edge.device.DeviceStatus.Condition;
import vn.motcua.edge.driver.DeviceEntry;
import vn.motcua.edge.driver.DeviceHost;
import vn.motcua.edge.sim.SimulatedDevice;
import vn.motcua.edge.sim.SimulatorConfig;
import vn.motcua.edge.transport.LinkRuntime;
import vn.motcua.kiosk.simprinter.Fault;
import vn.motcua.kiosk.simprinter.SimulatedPrinter;

/**
 * A printer that takes no more of its ticket, a sign and a pad that hang, all at once, and beside them a scan, a panic button and a
 * rating are heard as fast as ever (HARDWARE e6, across kinds). Everything on one event loop and one set of links, as in an agent. With
 * {@code motcua.full} the limit is for 99 of 100 on a quiet machine; without, for the middle one, on a machine that may be busy.
 */
@EnabledOnOs({OS.LINUX, OS.MAC})
@Tag("alone")
class WedgedDevicesTest {
    private static final Logger LOG = LoggerFactory.getLogger(WedgedDevicesTest.class);
    private static final boolean FULL = Boolean.getBoolean("motcua.full");
    private static final int ROUNDS = FULL ? 200 : 20;
    private static final Duration DELAY_MAX = Duration.ofMillis(100);
    /** So long a rating waits for a second finger on another face. */
    private static final Duration DECIDED = Duration.ofMillis(150);
    /** A finger on a key, and a little more. */
    private static final Duration LIFTED = Duration.ofMillis(350);

    /** Bytes of a ticket after which its printer takes no more; what is left is more than any pseudo-terminal holds. */
    private static final int IN_THE_TICKET = 2_000;

    private static final Duration SOON = Duration.ofSeconds(40);
    private static final String CONFIG = """
            simulators:
              scanner: [{name: scanner-1}]
              pad: [{name: pad-1}, {name: pad-2}]
              panic: [{name: panic-1}]
              sign: [{name: sign-1}]
            devices:
              - {name: scanner-1, driver: serial-scanner, link: "simulated:scanner-1", counter: quay-1}
              - {name: pad-1, driver: serial-pad, protocol: motcua-lines, link: "simulated:pad-1", counter: quay-1}
              - {name: pad-2, driver: serial-pad, protocol: motcua-lines, link: "simulated:pad-2", counter: quay-2}
              - {name: panic-1, driver: serial-panic, protocol: motcua-lines, link: "simulated:panic-1", counter: quay-1}
              - {name: sign-1, driver: modbus-sign, address: 1, map: dm36, link: "simulated:sign-1", counter: quay-1}
            """;

    private final Vertx vertx = Vertx.vertx(new VertxOptions().setEventLoopPoolSize(1));
    private final Context context = vertx.getOrCreateContext();
    private final LinkRuntime links = new LinkRuntime();
    private final Map<String, SimulatedDevice> simulated = new ConcurrentHashMap<>();
    private final Map<String, DeviceStatus> statuses = new ConcurrentHashMap<>();
    private final Map<String, LinkedBlockingQueue<Long>> heard = new ConcurrentHashMap<>();
    private final DeviceHost host = new DeviceHost(new DeviceHost.Parts(
            vertx,
            links,
            Clock.systemUTC(),
            (nodes, listener) -> () -> {},
            DeviceHost.DeviceMemory.NONE,
            status -> statuses.put(status.key().name(), status)));
    private Rig printing;

    @BeforeEach
    void open() throws Exception {
        ClassLoader classes = getClass().getClassLoader();
        ConfigNode node = ConfigNode.parse("agent.yaml", CONFIG);
        Map<String, String> addresses = new ConcurrentHashMap<>();
        for (SimulatedDevice device : SimulatorConfig.read(node, classes)) {
            simulated.put(device.name(), device);
            addresses.put(device.name(), device.start());
        }
        List<DeviceEntry<?>> entries = DeviceEntry.read(node, Set.of(), simulated.keySet(), classes);
        node.check();
        onLoop(() -> {
            for (DeviceKind kind : List.of(DeviceKind.SCANNER, DeviceKind.RATING_PAD, DeviceKind.PANIC_BUTTON))
                host.onInput(kind, (key, input) -> times(key.name()).add(System.nanoTime()));
            host.create(entries, addresses);
            return host.start();
        });
        printing = new Rig(
                        vertx,
                        links,
                        SimulatedPrinter.onPseudoTerminal(SimulatedPrinter.WIDTH_DOTS_80),
                        PrinterProfile.named("generic-80"),
                        new MemoryJournal(),
                        Rig.SHORT)
                .started();
        await().atMost(SOON).until(() -> printing.service.status().condition() == Condition.READY);
        for (String asked : List.of("pad-1", "pad-2", "panic-1", "sign-1"))
            await().atMost(SOON).until(() -> is(asked, Condition.READY));
    }

    private boolean is(String name, Condition condition) {
        DeviceStatus status = statuses.get(name);
        return status != null && status.condition() == condition;
    }

    private LinkedBlockingQueue<Long> times(String name) {
        return heard.computeIfAbsent(name, n -> new LinkedBlockingQueue<>());
    }

    private void onLoop(Supplier<Future<Void>> step) throws Exception {
        Promise<Void> done = Promise.promise();
        context.runOnContext(go -> step.get().onComplete(done));
        done.future().toCompletionStage().toCompletableFuture().get(SOON.toSeconds(), TimeUnit.SECONDS);
    }

    @AfterEach
    void close() throws Exception {
        wedge(false);
        onLoop(host::stop);
        printing.close();
        simulated.values().forEach(SimulatedDevice::close);
        links.close();
        Rig.await(vertx.close());
    }

    private void wedge(boolean on) throws Exception {
        printing.printer.faultAfter(on ? IN_THE_TICKET : Long.MAX_VALUE, on ? Fault.FREEZE : Fault.MUTE);
        if (!on) printing.printer.frozen(false);
        simulated.get("sign-1").act("frozen", String.valueOf(on));
        simulated.get("pad-2").act("frozen", String.valueOf(on));
    }

    private boolean isEveryoneKnownToHang() {
        return is("sign-1", Condition.UNKNOWN)
                && is("pad-2", Condition.UNKNOWN)
                && printing.heard.stream().anyMatch(status -> status.codes().contains(DeviceCode.E_WRITE_STALLED));
    }

    /** How long each kind's word took, in milliseconds. */
    private record Delays(List<Long> scans, List<Long> alarms, List<Long> ratings) {
        Delays() {
            this(new ArrayList<>(), new ArrayList<>(), new ArrayList<>());
        }

        static long of(List<Long> millis, int percent) {
            List<Long> sorted = millis.stream().sorted().toList();
            return sorted.get(Math.min(sorted.size() - 1, sorted.size() * percent / 100));
        }

        private static String spread(List<Long> millis) {
            return of(millis, 50) + "/" + of(millis, 90) + "/" + of(millis, 100);
        }

        @Override
        public String toString() {
            return "scans " + spread(scans) + ", alarms " + spread(alarms) + ", ratings " + spread(ratings)
                    + " ms (p50/p90/max of " + scans.size() + ")";
        }
    }

    private int said;

    private void round(Delays delays) throws Exception {
        delays.scans().add(delay("scanner-1", "scan", "H12.15-250701-" + said++, Duration.ZERO));
        delays.alarms().add(delay("panic-1", "key1", "", Duration.ZERO));
        delays.ratings().add(delay("pad-1", "key3", "", DECIDED));
        await().pollDelay(LIFTED).atMost(SOON).until(() -> true);
    }

    private long delay(String name, String control, String value, Duration expected) throws Exception {
        long begun = System.nanoTime();
        simulated.get(name).act(control, value);
        Long at = times(name).poll(SOON.toSeconds() / 8, TimeUnit.SECONDS);
        // A face whose edges were both read late is no rating, on purpose; its visitor presses again.
        for (int again = 0; at == null && name.equals("pad-1") && !FULL && again < 3; again++) {
            simulated.get(name).act(control, value);
            at = times(name).poll(SOON.toSeconds() / 8, TimeUnit.SECONDS);
        }
        if (at == null) at = times(name).poll(SOON.toSeconds(), TimeUnit.SECONDS);
        assertThat(at).as("%s says %s %s", name, control, value).isNotNull();
        return Math.max(0, TimeUnit.NANOSECONDS.toMillis(at - begun) - expected.toMillis());
    }

    private static void assertInTime(String kind, List<Long> millis) {
        assertThat(Delays.of(millis, FULL ? 99 : 50))
                .as("%s: %s ms", kind, millis)
                .isLessThanOrEqualTo(DELAY_MAX.toMillis());
    }

    @Test
    void aWedgedPrinterSignAndPadDelayNoScanNoAlarmAndNoRating() throws Exception {
        Delays alone = new Delays();
        for (int i = 0; i < ROUNDS / 4; i++) round(alone);

        wedge(true);
        Future<?> ticket =
                printing.print(Samples.job("wedged", "A012", "printer-1", Samples.full("A012", Samples.url("wedged"))));
        Delays beside = new Delays();
        long end = System.nanoTime() + SOON.toNanos();
        while (beside.scans().size() < ROUNDS || !isEveryoneKnownToHang() && System.nanoTime() < end) round(beside);
        LOG.info("alone: {}; beside wedged devices: {}", alone, beside);

        assertThat(isEveryoneKnownToHang())
                .as("%s, printer %s", statuses, printing.heard)
                .isTrue();
        assertThat(ticket.isComplete()).isTrue();
        assertInTime("scans", beside.scans());
        assertInTime("alarms", beside.alarms());
        assertInTime("ratings", beside.ratings());
    }
}
